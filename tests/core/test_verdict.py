"""Shares become words, and close calls are called close."""

import pytest
from hypothesis import given

from bot.core.judging import Judge
from bot.core.library import Library
from bot.core.verdict import Ranked, Verdict

from .growing import FEW, libraries_and_evidence
from .making import library, tree

STYLE = tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], everyone=True)
HABIT = tree("habit", [("haggles", "bargainer", "hesitant")], {"hesitant": {"stalls": 3}})


def ranking(facet: str, **confidences: float) -> dict[str, tuple[Ranked, ...]]:
    return {facet: tuple(Ranked(name, facet, confidence) for name, confidence in confidences.items())}


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        *((1.0, "clearly"), (0.82, "clearly"), (0.8199, "probably"), (0.45, "probably")),
        *((0.4499, "not_sure"), (0.0, "not_sure")),
    ],
)
def test_confidence_is_said_in_words(confidence: float, word: str) -> None:
    assert Ranked("eagle", "style", confidence).word == word


def test_a_facet_on_which_nothing_bears_is_left_out() -> None:
    judge = Judge(library([STYLE, HABIT]))

    verdict = judge.weigh({"haggles": 0.9})

    assert list(verdict.facets) == ["habit"]
    assert [ranked.type for ranked in verdict.types] == ["bargainer", "hesitant"]


@pytest.mark.parametrize("evidence", [{}, {"foreign": 1.0}, {"haggles": 0.0}, {"haggles": 0.1}, {"haggles": -0.2}])
def test_too_little_is_nothing_to_go_on(evidence: dict[str, float]) -> None:
    verdict = Judge(library([STYLE, HABIT])).weigh(evidence)

    assert not verdict
    assert verdict.types == verdict.leading == verdict.in_play == ()


def test_one_strong_wording_makes_it_clear() -> None:
    verdict = Judge(library([STYLE, HABIT])).weigh({"fast": 0.9})

    assert [(ranked.type, ranked.word) for ranked in verdict.leading] == [("eagle", "clearly")]


@FEW
@given(libraries_and_evidence())
def test_every_facet_is_ranked_from_the_likeliest_down(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made

    verdict = Judge(known).weigh(evidence)

    for facet, ranked in verdict.facets.items():
        confidences = [one.confidence for one in ranked]
        assert confidences == sorted(confidences, reverse=True)
        assert sum(confidences) == pytest.approx(1)
        assert {one.type for one in ranked} == set(known.trees[facet].leaves)
    assert [one.confidence for one in verdict.types] == sorted((one.confidence for one in verdict.types), reverse=True)


def test_the_best_of_each_facet_leads_the_surest_first() -> None:
    verdict = Verdict(ranking("style", eagle=0.5, dove=0.3) | ranking("habit", bargainer=0.9, hesitant=0.1))

    assert [ranked.type for ranked in verdict.leading] == ["bargainer", "eagle"]


def test_a_facet_we_are_not_sure_of_does_not_lead_beside_one_we_are() -> None:
    verdict = Verdict(ranking("style", eagle=0.4, dove=0.35) | ranking("habit", bargainer=0.9, hesitant=0.1))

    assert [ranked.type for ranked in verdict.leading] == ["bargainer"]


def test_when_we_are_sure_of_nothing_the_best_guess_leads() -> None:
    verdict = Verdict(ranking("style", eagle=0.4, dove=0.1) | ranking("habit", bargainer=0.3, hesitant=0.1))

    assert [ranked.type for ranked in verdict.leading] == ["eagle"]


@pytest.mark.parametrize(
    ("first", "second", "rival"),
    [(0.5, 0.4, "dove"), (0.5, 0.33, "dove"), (0.5, 0.31, None), (0.85, 0.7, None), (0.45, 0.44, "dove")],
)
def test_a_close_second_is_a_rival_unless_the_first_is_clear(first: float, second: float, rival: str | None) -> None:
    verdict = Verdict(ranking("style", eagle=first, dove=second))

    found = verdict.rival(verdict.leading[0])

    assert (found.type if found else None) == rival
    assert [ranked.type for ranked in verdict.in_play] == ["eagle", *filter(None, [rival])]


def test_what_someone_who_knows_the_customer_says_replaces_its_facet_and_leads() -> None:
    verdict = Verdict(ranking("style", eagle=0.9, dove=0.1) | ranking("habit", bargainer=0.9, hesitant=0.1))

    pinned = verdict.pinned("dove", "style")

    assert [(ranked.type, ranked.confidence) for ranked in pinned.leading] == [("dove", 1.0), ("bargainer", 0.9)]
    assert [ranked.type for ranked in pinned.facets["style"]] == ["dove"]


def test_a_facet_of_everyone_is_unsettled_until_it_is_clear() -> None:
    judge = Judge(library([STYLE, HABIT]))

    assert judge.unsettled(judge.weigh({"haggles": 1.0}))
    assert judge.unsettled(judge.weigh({"haggles": 1.0, "warm": 1.0}))
    assert not judge.unsettled(judge.weigh({"haggles": 1.0, "fast": 1.0}))


def test_a_facet_that_only_some_have_is_settled_while_nothing_is_known_of_it() -> None:
    judge = Judge(library([STYLE, HABIT]))

    assert not judge.unsettled(judge.weigh({"fast": 1.0}))
