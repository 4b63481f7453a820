"""Right and wrong, counted."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.labelled import Labelled
from bot.core.verdict import CLEARLY, Ranked
from bot.evaluation.scoring import (
    Read,
    Score,
    about_customers,
    calibration,
    calibration_error,
    confusions,
    grouped,
    off_topic,
    offers,
    when_sure,
)


def read(right: str, *given_types: str, confidence: float = 0.5, form: str = "note") -> Read:
    ranked = tuple(Ranked(name, "style", confidence - 0.01 * place) for place, name in enumerate(given_types))
    return Read(Labelled("1", "text", tuple(right.split(",")), form=form), ranked)


def test_any_accepted_type_is_right_and_only_the_first_three_count_as_found() -> None:
    reads = [
        read("eagle,decisive", "decisive", "owl"),
        read("owl", "eagle", "dove", "owl"),
        read("owl", "eagle", "dove", "peacock", "owl"),
        read("dove"),
    ]

    assert Score.of(reads) == Score(total=4, right=1, found=2)
    assert (Score.of(reads).first, Score.of(reads).three) == (0.25, 0.5)


def test_what_is_offered_instead_of_asserted_may_hold_a_right_one_but_is_no_first_answer() -> None:
    offered = tuple(Ranked(name, "style", 0.3) for name in ("eagle", "owl"))
    reads = [
        Read(Labelled("1", "text", (right,), form=form), (), offered)
        for right, form in (("owl", "note"), ("dove", "note"), ("none", "off"))
    ]

    assert Score.of(about_customers(reads)) == Score(total=2, right=0, found=1)
    assert (off_topic(reads), offers(reads)) == ((0, 1), 1)


def test_no_descriptions_score_nothing_rather_than_fail() -> None:
    assert (Score.of([]).first, Score.of([]).three, calibration([]), calibration_error([])) == (0.0, 0.0, [], 0.0)
    assert when_sure([]) == (0.0, 0.0)


def test_texts_about_nobody_are_counted_apart() -> None:
    reads = [
        read("none", "owl", form="off"),
        read("none", form="off"),
        read("owl", "owl"),
        read("none", "owl", form="tempting"),
    ]

    assert [one.labelled.types for one in about_customers(reads)] == [("owl",)]
    assert off_topic(reads) == (1, 2)


def test_groups_and_confusions_name_what_was_right_and_what_was_given() -> None:
    reads = [read("owl", "eagle", form="chat"), read("owl", "owl"), read("dove", form="chat")]

    assert grouped(reads, lambda one: one.labelled.form) == {"chat": Score(2, 0, 0), "note": Score(1, 1, 1)}
    assert confusions(reads) == {("owl", "eagle"): 1, ("dove", "-"): 1}


def test_sure_is_what_the_top_word_is_said_of() -> None:
    reads = [
        read("owl", "owl", confidence=CLEARLY),
        read("owl", "dove", confidence=0.99),
        read("owl", "owl", confidence=CLEARLY - 0.01),
        read("owl"),
    ]

    assert when_sure(reads) == (0.5, 0.5)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_every_answer_falls_into_one_bin_and_bins_lie_where_they_say(answers: list[tuple[float, bool]]) -> None:
    reads = [read("owl" if right else "dove", "owl", confidence=said) for said, right in answers]

    bins = calibration(reads)

    assert sum(one.total for one in bins) == len(answers)
    assert isclose(sum(one.right * one.total for one in bins), sum(right for _, right in answers), abs_tol=1e-6)
    assert [one.said for one in bins] == sorted(one.said for one in bins)
    assert 0 <= calibration_error(bins) <= 1


@pytest.mark.parametrize(("said", "error"), [(0.5, 0.0), (0.9, 0.4)])
def test_the_error_is_how_far_said_and_right_lie_apart(said: float, error: float) -> None:
    reads = [read("owl", "owl", confidence=said), read("dove", "owl", confidence=said)]

    assert calibration_error(calibration(reads)) == pytest.approx(error)
