"""What an answer makes of each type, beside the wording."""

import pytest

from bot.core.answering import COMPETING, Shifts
from bot.core.tree import OWN_WEIGHT, SoftTree

from .making import tree

STYLE = SoftTree(tree("style", [("fast", "loud", "warm"), ("loud", "eagle", "peacock"), ("warm", "dove", "owl")]))
HABIT = SoftTree(
    tree("habit", [("haggles", "bargainer", "asks"), ("asks", "hunter", "plain")], {"plain": {"stalls": 2}})
)


def shift(soft: SoftTree, signal: str, *, present: bool) -> dict[str, float]:
    return dict(zip(soft.leaves, Shifts(soft)[signal, present], strict=True))


def test_its_own_mark_counts_in_full_for_a_type_and_its_absence_against_it() -> None:
    assert shift(HABIT, "haggles", present=True)["bargainer"] == pytest.approx(OWN_WEIGHT)
    assert shift(HABIT, "haggles", present=False)["bargainer"] == pytest.approx(-OWN_WEIGHT)


def test_the_mark_of_one_type_hardly_speaks_against_the_next_but_against_its_own_opposite() -> None:
    found = shift(HABIT, "asks", present=True)

    assert found["bargainer"] == 0
    assert found["plain"] < -2
    assert shift(HABIT, "haggles", present=True)["hunter"] == pytest.approx(COMPETING * found["plain"], rel=0.2)


def test_a_turn_of_the_tree_lifts_one_side_and_lowers_the_other() -> None:
    found = shift(STYLE, "fast", present=True)

    assert found["eagle"] == found["peacock"] > 0
    assert found["dove"] == found["owl"] < -2


def test_what_a_type_shows_beside_its_mark_counts_as_much_as_the_tree_says() -> None:
    assert shift(HABIT, "stalls", present=True)["plain"] > 0
