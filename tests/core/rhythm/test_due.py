"""When a customer is due again after a touch."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.due import Due, after_touch, escalates_on, overdue_workdays
from bot.core.rhythm.hours import Hours
from bot.core.schemes import Cadence
from tests.core.rhythm.living import SHANGHAI, beijing, calls, hours, moments

FRIDAY = beijing(2026, 11, 20, 10, 30)


def due(cadence: Cadence, last: datetime | None, now: datetime | None = None, rep: Hours = SHANGHAI) -> date:
    found = after_touch([cadence], last, now or last or FRIDAY, rep, silence_days=None)
    assert found
    return found.day


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (1, date(2026, 11, 23)),  # every day is every workday
        (7, date(2026, 11, 27)),
        (15, date(2026, 12, 4)),  # the 5th is a Saturday
        (30, date(2026, 12, 18)),  # the 20th is a Sunday
        (90, date(2027, 2, 18)),
    ],
)
def test_every_so_many_days_is_on_the_last_workday_within_them(days: int, day: date) -> None:
    assert due(calls(days), FRIDAY) == day


def test_a_rhythm_that_falls_into_spring_festival_is_kept_before_it() -> None:
    touched = beijing(2026, 2, 10, 15)
    assert due(calls(7), touched) == date(2026, 2, 14)  # a Saturday made up for
    assert due(calls(7), beijing(2026, 2, 14, 15)) == date(2026, 2, 24)  # no workday within them: the first after
    assert due(calls(1), beijing(2026, 2, 14, 15)) == date(2026, 2, 24)


def test_a_rhythm_reaches_the_make_up_sunday_before_national_day() -> None:
    assert due(calls(7), beijing(2026, 9, 13, 11)) == date(2026, 9, 20)


def test_a_rhythm_into_a_year_not_announced_yet_keeps_off_the_festival() -> None:
    assert due(calls(30), beijing(2027, 1, 8, 10)) == date(2027, 2, 4)


def test_a_rhythm_that_falls_into_leave_is_kept_before_it_or_after() -> None:
    rep = Hours("Asia/Shanghai", leave=((date(2026, 11, 25), date(2026, 12, 4)),))
    assert due(calls(7), FRIDAY, rep=rep) == date(2026, 11, 24)
    assert due(calls(7), beijing(2026, 11, 24, 10), rep=rep) == date(2026, 12, 7)


def test_what_is_over_is_due_on_the_next_workday_and_so_is_who_was_never_touched() -> None:
    assert due(calls(7), beijing(2026, 10, 20, 10), now=FRIDAY) == date(2026, 11, 23)
    assert due(calls(30), None, now=FRIDAY) == date(2026, 11, 23)


def test_the_soonest_cadence_of_the_rep_counts_and_tells_its_channel() -> None:
    market = [calls(30, channel="visit"), calls(1, by="executive", channel="call"), calls(7, channel="message")]
    found = after_touch(market, FRIDAY, FRIDAY, SHANGHAI, silence_days=None)
    assert found == Due(date(2026, 11, 27), None, beijing(2026, 11, 27, 9), "rhythm", "message")


def test_a_monthly_visit_comes_round_though_a_message_goes_out_every_week() -> None:
    market = [calls(30, channel="visit"), calls(7, channel="message")]
    visited = beijing(2026, 10, 26, 10)  # thirty days later it is the 25th, before the message of the 27th

    found = after_touch(market, FRIDAY, FRIDAY, SHANGHAI, silence_days=None, by_channel={"visit": visited})

    assert found == Due(date(2026, 11, 25), None, beijing(2026, 11, 25, 9), "rhythm", "visit")


def test_where_nobody_calls_silence_is_noticed_after_it_has_lasted_that_long() -> None:
    by_the_lead = [calls(7, by="lead")]
    found = after_touch(by_the_lead, FRIDAY, FRIDAY, SHANGHAI, silence_days=30)
    assert found == Due(date(2026, 12, 21), None, beijing(2026, 12, 21, 9), "silence")  # the 20th is a Sunday
    assert after_touch([], None, FRIDAY, SHANGHAI, silence_days=30) == found
    assert after_touch(by_the_lead, FRIDAY, FRIDAY, SHANGHAI, silence_days=None) is None


@given(
    hours(),
    moments(),
    st.integers(0, 100_000),
    st.lists(st.integers(1, 400).map(calls), max_size=3),
    st.integers(1, 90),
)
def test_the_next_due_day_exists_is_a_workday_ahead_and_told_when_awake(
    rep: Hours, last: datetime, minutes: int, cadences: list[Cadence], silence: int
) -> None:
    now = last + timedelta(minutes=minutes)
    found = after_touch(cadences, last, now, rep, silence_days=silence)
    assert found
    assert found.day > rep.local(now).date()
    assert rep.works(found.day)
    assert found.at == rep.moment(found.day) > now
    assert rep.awake(found.at)
    assert found.why == ("rhythm" if cadences else "silence")


@given(hours(), moments(), st.integers(1, 400))
def test_a_gap_is_never_longer_than_the_tier_s_unless_none_of_its_days_is_worked(
    rep: Hours, last: datetime, gap: int
) -> None:
    found = due(calls(gap), last, rep=rep)
    touched = rep.local(last).date()
    if (found - touched).days > gap:
        assert not any(rep.works(touched + timedelta(days=day)) for day in range(1, (found - touched).days))
    else:
        assert not any(rep.works(found + timedelta(days=day)) for day in range(1, gap - (found - touched).days + 1))


@given(hours(), moments(), st.integers(1, 400), st.integers(0, 60), st.integers(0, 60))
def test_a_later_touch_never_makes_it_due_sooner(
    rep: Hours, last: datetime, gap: int, later: int, still_later: int
) -> None:
    again = last + timedelta(days=later)
    now = again + timedelta(days=still_later)
    assert due(calls(gap), last, now, rep) <= due(calls(gap), again, now, rep)


def test_the_lead_hears_of_it_after_the_grace_in_workdays() -> None:
    thursday = date(2026, 11, 19)
    assert [escalates_on(thursday, grace, SHANGHAI) for grace in (0, 1, 2)] == [
        date(2026, 11, 20),
        date(2026, 11, 23),
        date(2026, 11, 24),
    ]
    before_the_festival = date(2026, 2, 13)
    assert escalates_on(before_the_festival, 1, SHANGHAI) == date(2026, 2, 24)  # Saturday the 14th is worked


def test_days_off_do_not_make_anything_more_overdue() -> None:
    thursday = date(2026, 11, 19)
    late = [overdue_workdays(thursday, date(2026, 11, day), SHANGHAI) for day in (18, 19, 20, 21, 22, 23)]
    assert late == [0, 0, 1, 1, 1, 2]


@given(hours(), moments(), st.integers(0, 5))
def test_on_the_day_of_escalation_it_is_for_the_first_time_later_than_the_grace(
    rep: Hours, moment: datetime, grace: int
) -> None:
    due_day = moment.date()
    day = escalates_on(due_day, grace, rep)
    assert overdue_workdays(due_day, day, rep) == grace + 1
    assert overdue_workdays(due_day, day - timedelta(days=1), rep) == grace
