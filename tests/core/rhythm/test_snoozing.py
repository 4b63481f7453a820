"""Reminders that are put off."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from bot.core.rhythm.snoozing import Snooze, snoozed
from tests.core.rhythm.living import SHANGHAI, beijing, hours, moments

CHOICES: tuple[Snooze, ...] = ("20m", "3h", "later", "tomorrow", "week")
MONDAY_AT_NINE = beijing(2026, 11, 23, 9)


@pytest.mark.parametrize(
    ("now", "until", "then"),
    [
        ((20, 10, 30), "20m", beijing(2026, 11, 20, 10, 50)),
        ((20, 10, 30), "3h", beijing(2026, 11, 20, 13, 30)),
        ((20, 10, 30), "later", beijing(2026, 11, 20, 17)),
        ((20, 10, 30), "tomorrow", MONDAY_AT_NINE),
        ((20, 10, 30), "week", MONDAY_AT_NINE),
        ((17, 10, 30), "week", MONDAY_AT_NINE),
        ((22, 10, 30), "week", MONDAY_AT_NINE),
        ((20, 17, 0), "later", beijing(2026, 11, 20, 19)),
        ((20, 19, 30), "later", MONDAY_AT_NINE),
        ((20, 20, 50), "20m", MONDAY_AT_NINE),
        ((19, 20, 50), "20m", beijing(2026, 11, 20, 9)),
        ((20, 5, 0), "20m", beijing(2026, 11, 20, 9)),
        ((21, 10, 0), "3h", beijing(2026, 11, 21, 13)),  # whoever asks for it on a Saturday gets it
    ],
)
def test_a_reminder_comes_back_when_asked_but_not_at_night(
    now: tuple[int, int, int], until: Snooze, then: datetime
) -> None:
    assert snoozed(beijing(2026, 11, *now), SHANGHAI, until) == then


def test_tomorrow_and_next_week_are_workdays_after_spring_festival() -> None:
    eve = beijing(2026, 2, 14, 15)
    assert snoozed(eve, SHANGHAI, "tomorrow") == snoozed(eve, SHANGHAI, "week") == beijing(2026, 2, 24, 9)


def test_next_week_begins_on_monday_for_who_works_on_sundays_too() -> None:
    stall = Hours("Asia/Shanghai", workdays=frozenset(range(1, 8)))
    for day in (16, 20, 22):
        assert snoozed(beijing(2026, 11, day, 8), stall, "week") == MONDAY_AT_NINE


def test_who_works_for_less_than_an_hour_is_not_woken_for_it() -> None:
    early = Hours("Asia/Shanghai", wakes=time(8, 30), starts=time(8, 30), digest=time(8, 30), ends=time(9))
    assert snoozed(beijing(2026, 11, 20, 7), early, "later") == beijing(2026, 11, 20, 8, 30)


def test_a_rep_may_have_lengths_of_their_own_that_are_positive() -> None:
    now = beijing(2026, 11, 20, 10)
    assert snoozed(now, SHANGHAI, timedelta(minutes=45)) == now + timedelta(minutes=45)
    with pytest.raises(ValueError, match="later"):
        snoozed(now, SHANGHAI, timedelta())


@given(hours(), moments(), st.sampled_from(CHOICES) | st.integers(1, 20_000).map(lambda some: timedelta(minutes=some)))
def test_a_snooze_ends_later_than_it_begins_and_never_in_quiet_hours(
    rep: Hours, now: datetime, until: Snooze | timedelta
) -> None:
    then = snoozed(now, rep, until)
    assert then > now
    assert rep.awake(then)
    if until in ("tomorrow", "week"):
        day = rep.local(then).date()
        assert rep.works(day)
        assert day > rep.local(now).date()
