"""The next question is worth a rep's time, or is not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.asking import ENOUGH_GAIN, Asker
from bot.core.judging import Judge
from bot.core.library import CustomerType, Library
from bot.core.verdict import CLEARLY

from .growing import FEW, libraries_and_evidence, relisted
from .making import kind, library, tree

STYLE = tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], everyone=True)
HABIT = tree("habit", [("haggles", "bargainer", "hesitant")], {"hesitant": {"stalls": 2}})


def asker(known: Library) -> Asker:
    return Asker(known, Judge(known))


@FEW
@given(libraries_and_evidence(), st.data())
def test_a_question_is_new_open_and_worth_something(
    made: tuple[Library, dict[str, float]], data: st.DataObject
) -> None:
    known, evidence = made
    skipped = data.draw(st.sets(st.sampled_from(sorted(known.signals))))

    question = asker(known).next(evidence, skipped)

    if question is not None:
        assert question.key not in evidence
        assert question.key not in skipped
        assert any(question.key == node.signal for tree in known.trees.values() for node in tree.nodes.values())
        assert ENOUGH_GAIN <= question.gain <= 1


@FEW
@given(libraries_and_evidence())
def test_the_same_customer_is_asked_the_same_question(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made

    assert asker(known).next(evidence) == asker(known).next(dict(evidence))


@FEW
@given(libraries_and_evidence())
def test_the_order_in_which_nodes_are_listed_does_not_matter(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made
    other = library([relisted(tree) for tree in known.trees.values()], list(known.types.values()))

    assert asker(other).next(evidence) == asker(known).next(evidence)


@FEW
@given(libraries_and_evidence())
def test_a_clear_facet_is_not_asked_about(made: tuple[Library, dict[str, float]]) -> None:
    known, evidence = made
    judge = Judge(known)
    clear = [tree for tree in judge.trees.values() if max(tree.walk(evidence).values()) >= CLEARLY]

    question = Asker(known, judge).next(evidence)

    assert question is None or question.key not in {signal for tree in clear for signal in tree.tree.nodes}


def test_the_root_is_asked_first_and_then_the_branch_that_was_taken() -> None:
    asking = asker(library([STYLE]))

    first = asking.next({})
    second = asking.next({"fast": -1.0})
    third = asking.next({"fast": 1.0})

    assert first is not None
    assert second is not None
    assert (first.key, second.key, third) == ("fast", "warm", None)


def test_a_facet_that_not_everyone_has_is_asked_about_only_when_something_points_to_it() -> None:
    asking = asker(library([HABIT]))

    assert asking.next({}) is None
    pointed = asking.next({"stalls": 0.3})
    assert pointed is not None
    assert pointed.key == "haggles"


def test_what_was_asked_in_vain_is_not_asked_again() -> None:
    slow = tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], everyone=True, prior=0.3)
    asking = asker(library([slow], [kind(name, "style", welcomes=[name]) for name in slow.leaves]))

    question = asking.next({}, skipped={"fast"})

    assert question is not None
    assert question.key == "warm"
    assert asking.next({}, skipped={"fast", "warm"}) is None


@pytest.mark.parametrize(("shared", "gain"), [(False, 0.482), (True, 0.193)])
def test_the_more_two_types_agree_the_less_a_question_between_them_is_worth(shared: bool, gain: float) -> None:
    other = kind("owl", "style", welcomes=["brief"] if shared else ["proof"])
    types: list[CustomerType] = [kind("eagle", "style", welcomes=["brief"]), other]
    asking = asker(library([tree("style", [("fast", "eagle", "owl")], everyone=True)], types))

    question = asking.next({})

    assert question is not None
    assert question.key == "fast"
    assert question.gain == pytest.approx(gain, abs=0.001)


def test_of_two_questions_the_one_that_is_worth_more_is_asked() -> None:
    even = tree("style", [("fast", "eagle", "owl")], everyone=True, prior=0.5)
    uneven = tree("relation", [("bought", "loyal", "new")], everyone=True, prior=0.35)
    types = [kind(leaf, one.facet, welcomes=[leaf]) for one in (even, uneven) for leaf in one.leaves]

    asked = [asker(library(trees, types)).next({}) for trees in ([even, uneven], [uneven, even])]

    assert [question.key if question else None for question in asked] == ["fast", "fast"]
