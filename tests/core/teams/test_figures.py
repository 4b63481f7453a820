"""Who could use a hand comes first; what is silent follows from the rhythm; how many one person can keep up with."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.library import Library
from bot.core.teams.figures import Coverage, RepDay, help_first, silent_since, total
from bot.core.teams.rules import TeamRules

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
COUNTS = st.integers(0, 50)
PEOPLE = st.lists(
    st.builds(RepDay, st.integers(1, 99), st.just("小陈"), customers=COUNTS, due=COUNTS, late=COUNTS, silent=COUNTS)
)


@given(PEOPLE)
def test_nobody_is_left_out_and_nobody_who_needs_no_help_stands_before_one_who_does(people: list[RepDay]) -> None:
    ordered = help_first(people)

    assert sorted(ordered, key=repr) == sorted(people, key=repr)
    assert [one.needs_help for one in ordered] == sorted((one.needs_help for one in people), reverse=True)
    assert total(people).late == sum(one.late for one in people)


def test_silence_is_twice_the_rhythm_of_a_high_tier_and_a_week_at_least(library: Library) -> None:
    found = silent_since(library.schemes["timing"], TeamRules(high=2), 30, NOW)

    assert found == {0: NOW - timedelta(days=7), 1: NOW - timedelta(days=14)}


def test_without_a_scheme_nobody_is_of_high_value() -> None:
    assert silent_since(None, TeamRules(), 30, NOW) == {}


@pytest.mark.parametrize(
    ("customers", "cap", "full", "room"),
    [(499, 800, False, True), (500, 800, False, False), (800, 800, False, False), (801, 800, True, False),
     (300, 300, False, False), (299, 300, False, True)],
)  # fmt: skip
def test_a_book_is_full_beyond_the_cap_and_has_room_below_five_hundred(
    customers: int, cap: int, full: bool, room: bool
) -> None:
    assert (Coverage(customers, cap).full, Coverage(customers, cap).room) == (full, room)
