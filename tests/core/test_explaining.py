"""Why: the words, the way, and what would change it."""

import pytest
from hypothesis import assume, given

from bot.core.engine import Engine
from bot.core.explaining import Explanation, Flip
from bot.core.library import Library

from .growing import FEW, libraries_and_evidence
from .making import library, signal, tree

ENGINE = Engine.of(
    library(
        [tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], {"owl": {"exact": 3}})],
        signals=[
            signal("fast", ("说话快", "talks fast"), against=("慢吞吞",)),
            signal("warm", ("热情", "friendly")),
            signal("exact", ("问得细", "precise")),
        ],
    )
)


def why(description: str, answers: dict[str, float] | None = None, kind: str | None = None) -> Explanation:
    """The evidence card of ``kind``, or of the leading type."""
    reading = ENGINE.reader.read(description)
    verdict = ENGINE.weigh(reading, answers or {})
    ranked = next(one for one in verdict.types if kind in (None, one.type))
    return ENGINE.explain(reading, answers or {}, verdict, ranked)


def arrive(known: Library, explanation: Explanation) -> str:
    """The type at the end of the explained path."""
    tree = known.trees[explanation.ranked.facet]
    here = tree.root
    for turn in explanation.path:
        node = tree.nodes[here]
        assert node.signal == turn.signal
        here = node.yes if turn.goes_yes else node.no
    return here


@FEW
@given(libraries_and_evidence())
def test_the_way_leads_from_the_root_to_the_type(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made
    engine = Engine.of(known)
    verdict = engine.judge.weigh(evidence)
    nothing_read = engine.reader.read("")

    for ranked in verdict.types:
        explanation = engine.explain(nothing_read, evidence, verdict, ranked)
        assert arrive(known, explanation) == ranked.type
        assert all(0 <= turn.sure <= 1 for turn in explanation.path)


@FEW
@given(libraries_and_evidence())
def test_the_fact_that_would_flip_it_really_does(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made
    engine = Engine.of(known)
    verdict = engine.judge.weigh(evidence)
    assume(verdict)

    for ranking in verdict.facets.values():
        flip = engine.explain(engine.reader.read(""), evidence, verdict, ranking[0]).flip
        if flip is not None:
            changed = engine.judge.trees[ranking[0].facet].walk(
                {**evidence, flip.signal: 1.0 if flip.present else -1.0}
            )
            assert max(changed, key=lambda leaf: changed[leaf]) == flip.to != ranking[0].type


def test_words_for_and_against_are_told_apart_the_strongest_first() -> None:
    explanation = why("热情，问得细，有点慢吞吞", kind="owl")

    assert explanation.ranked.type == "owl"
    assert [witness.finding.signal for witness in explanation.supporting] == ["exact", "fast"]
    assert [witness.finding.signal for witness in explanation.opposing] == ["warm"]


def test_the_same_words_twice_are_one_witness() -> None:
    explanation = why("说话快，说话快")

    assert [witness.finding.quote for witness in explanation.supporting] == ["说话快"]


def test_a_turn_is_known_only_when_something_bears_on_it() -> None:
    explanation = why("慢吞吞，热情")

    assert [(turn.signal, turn.goes_yes, turn.known) for turn in explanation.path] == [
        ("fast", False, True),
        ("warm", True, True),
    ]
    assert [turn.known for turn in why("说话快", kind="dove").path] == [True, False]


def test_the_one_fact_that_would_change_it_is_named() -> None:
    explanation = why("慢吞吞，热情")

    assert explanation.flip == Flip("fast", present=True, to="eagle")


def test_the_runner_up_is_the_next_best_of_the_facet() -> None:
    explanation = why("慢吞吞，热情")

    assert explanation.runner_up is not None
    assert explanation.runner_up.confidence < explanation.ranked.confidence
    assert explanation.runner_up.type == "eagle"


def test_answers_count_on_the_way_but_are_no_words() -> None:
    explanation = why("热情", {"fast": -1.0})

    assert [witness.finding.signal for witness in explanation.supporting] == ["warm"]
    assert explanation.path[0].known
    assert explanation.path[0].sure == pytest.approx(0.98, abs=0.01)
