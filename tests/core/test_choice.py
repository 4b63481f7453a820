"""A choice among types as it is kept, and what its answer says of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from bot.core.choice import (
    ANSWERS,
    MOST_OFFERED,
    NONE_OF_THESE,
    SETTLED,
    Choice,
    chosen,
    every_offered,
    offered_by,
    shifts,
    told,
)
from bot.core.library import Library
from bot.core.sketch import LONGEST, sketch
from bot.core.text import LANGUAGES, Text

from .making import kind

IDS = st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,30}", fullmatch=True), min_size=1, max_size=3, unique=True)


@given(IDS)
def test_the_types_of_a_choice_are_read_from_what_its_answer_is_kept_under(types: list[str]) -> None:
    assert offered_by(Choice(tuple(types)).key) == tuple(types)


@given(st.from_regex(r"[a-z][a-z0-9_]{0,40}", fullmatch=True))
def test_a_signal_offers_no_type(signal: str) -> None:
    assert offered_by(signal) == ()
    assert chosen({signal: 1.0}) == {}


@given(IDS, st.sampled_from(sorted(ANSWERS.values())))
def test_one_type_at_most_is_picked_and_the_others_are_passed_over(types: list[str], answer: float) -> None:
    said = chosen({Choice(tuple(types)).key: answer})

    if answer == 0:
        assert said == {}
    else:
        assert list(said) == types
        picked = [kind for place, kind in enumerate(types, 1) if place == answer]
        assert [kind for kind, shift in said.items() if shift > 0] == picked
        assert all(shift < 0 for kind, shift in said.items() if kind not in picked)


def test_an_answer_that_is_none_of_these_passes_over_every_type() -> None:
    none, other = (chosen({"of:eagle,owl": answer}) for answer in (NONE_OF_THESE, 1.0))

    assert none["eagle"] == none["owl"] < other["owl"] < 0


def test_what_was_offered_is_told_of_all_questions() -> None:
    assert list(every_offered(["of:eagle,owl", "speaks_fast", "of:dove"])) == ["eagle", "owl", "dove"]


@given(st.floats(-12, 12), st.sampled_from([0.0, *shifts(3, 1.0), *shifts(3, NONE_OF_THESE)]))
def test_a_type_that_was_picked_is_settled_however_unlikely_it_was(log_odds: float, shift: float) -> None:
    after = told(log_odds, shift)

    assert (after >= max(log_odds, SETTLED)) if shift > 0 else (after == log_odds + shift)


def test_a_button_for_each_place_and_for_none_and_for_cannot_tell() -> None:
    assert [ANSWERS[str(place)] for place in range(1, MOST_OFFERED + 1)] == [1.0, 2.0, 3.0]
    assert (ANSWERS["0"], ANSWERS["u"]) == (NONE_OF_THESE, 0.0)


def test_every_type_is_told_by_a_line_of_its_own_that_a_phone_shows(library: Library) -> None:
    for language in LANGUAGES:
        lines = [sketch(one, language) for one in library.types.values()]

        assert len(set(lines)) == len(lines)
        assert all(one.portrait.in_(language).startswith(sketch(one, language)) for one in library.types.values())
        assert all(lines)
        assert sum(len(line) <= LONGEST[language] for line in lines) >= 0.98 * len(lines)


@pytest.mark.parametrize(
    ("words", "line"), [("Asks at 1.5 m, leaves. Then returns", "Asks at 1.5 m, leaves"), ("", "")]
)
def test_a_line_ends_where_the_portrait_first_stops(words: str, line: str) -> None:
    shown = structs.replace(kind("eagle", "style"), portrait=Text("", words))

    assert sketch(shown, "en") == line
