"""A scheme asks one question after another until it knows the tier."""

from pathlib import Path

import pytest

from bot.content.loading import load_library
from bot.core.grading.asking import next_question
from bot.core.schemes import Scheme

from .schemes import ABC, question, scheme, tier

TWO = scheme(tier("a"), tier("b"), tier("c"), questions=[question("money", "time", "c"), question("time", "a", "b")])
LIBRARY = Path(__file__).parents[3] / "scripts_library"


def test_each_answer_leads_on_to_a_question_or_a_tier() -> None:
    assert next_question(TWO, {}) is TWO.questions["money"]
    assert next_question(TWO, {"money": 0}) is TWO.questions["time"]
    assert next_question(TWO, {"money": 1}) == "c"
    assert next_question(TWO, {"money": 0, "time": 1}) == "b"


def test_an_answer_off_the_way_does_not_count() -> None:
    assert next_question(TWO, {"money": 1, "time": 0}) == "c"


@pytest.mark.parametrize("place", [-1, 2])
def test_an_answer_that_is_there_no_more_is_asked_for_again(place: int) -> None:
    assert next_question(TWO, {"money": 0, "time": place}) is TWO.questions["time"]


def test_a_scheme_by_purchases_asks_nothing() -> None:
    with pytest.raises(ValueError, match="does not grade by answers"):
        next_question(ABC, {})


def ways(scheme: Scheme, answers: dict[str, int]) -> set[str]:
    step = next_question(scheme, answers)
    if isinstance(step, str):
        return {step}
    return set[str]().union(*(ways(scheme, {**answers, step.id: place}) for place in range(len(step.answers))))


def test_every_tier_of_every_shipped_scheme_with_questions_can_be_reached() -> None:
    asking = [one for one in load_library(LIBRARY).schemes.values() if one.questions]

    assert asking
    assert {one.id: ways(one, {}) for one in asking} == {one.id: set(one.tiers) for one in asking}
