"""Workdays, moments and quiet hours, in zones whose clocks change and at the ends of years."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from tests.core.rhythm.living import SHANGHAI, ZONES, beijing, days, hours, moments


@pytest.mark.parametrize(
    ("zone", "here", "utc"),
    [
        ("Asia/Shanghai", "2026-11-20 09:00", "2026-11-20 01:00"),
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 07:30"),  # skipped: 3:30 in summer time
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),  # twice: the first
        ("Europe/London", "2026-03-29 01:15", "2026-03-29 01:15"),
        ("Europe/London", "2026-10-25 01:15", "2026-10-25 00:15"),
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03 15:40"),  # by half an hour
        ("Pacific/Apia", "2026-01-01 09:00", "2025-12-31 20:00"),
    ],
)
def test_a_time_that_is_skipped_moves_forward_and_one_that_comes_twice_is_the_first(
    zone: str, here: str, utc: str
) -> None:
    day, at = here.split()
    moment = Hours(zone).moment(date.fromisoformat(day), time.fromisoformat(at))
    assert moment == datetime.fromisoformat(f"{utc}Z")


@given(st.sampled_from(ZONES), days(), st.times())
def test_a_moment_is_never_earlier_by_the_clock_than_was_asked_for(zone: str, day: date, at: time) -> None:
    here = Hours(zone).local(Hours(zone).moment(day, at)).replace(tzinfo=None)
    assert here >= datetime.combine(day, at)


def test_a_moment_is_in_utc_and_the_digest_s_unless_a_time_is_given() -> None:
    moment = Hours("Asia/Shanghai", digest=time(8, 30)).moment(date(2026, 11, 20))
    assert (moment, moment.tzinfo) == (beijing(2026, 11, 20, 8, 30), UTC)


def test_leave_beats_the_team_s_word_which_beats_the_holiday_which_beats_the_weekday() -> None:
    holiday, make_up, weekday = date(2026, 10, 5), date(2026, 10, 10), date(2026, 10, 9)
    assert [SHANGHAI.works(day) for day in (holiday, make_up, weekday)] == [False, True, True]
    team = Hours("Asia/Shanghai", holidays="cn", overrides=((holiday, True), (make_up, False), (weekday, False)))
    assert [team.works(day) for day in (holiday, make_up, weekday)] == [True, False, False]
    away = Hours("Asia/Shanghai", overrides=((weekday, True),), leave=((date(2026, 10, 8), weekday),))
    assert [away.works(day) for day in (date(2026, 10, 7), date(2026, 10, 8), weekday)] == [True, False, False]


def test_who_keeps_no_public_holidays_works_by_the_weekday() -> None:
    stall = Hours("Asia/Shanghai", workdays=frozenset({2, 3, 4, 5, 6, 7}))
    assert [stall.works(date(2026, 10, day)) for day in (4, 5, 6)] == [True, False, True]


def test_a_day_that_the_zone_left_out_is_no_workday() -> None:
    apia = Hours("Pacific/Apia")
    assert not apia.works(date(2011, 12, 30))  # a Friday elsewhere
    assert apia.next_digest(datetime(2011, 12, 29, 20, tzinfo=UTC)) == apia.moment(date(2012, 1, 2))


def test_workdays_are_found_forward_backward_and_counted() -> None:
    friday, sunday, monday = date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23)
    assert (SHANGHAI.workday_from(friday), SHANGHAI.workday_from(sunday)) == (friday, monday)
    assert SHANGHAI.workday_until(sunday, not_before=friday) == friday
    assert SHANGHAI.workday_until(sunday, not_before=sunday) is None
    assert [SHANGHAI.workdays_after(friday, count) for count in (0, 1, 5)] == [friday, monday, date(2026, 11, 27)]


@given(hours(), moments())
def test_the_next_digest_is_strictly_later_on_a_workday_and_none_lies_between(rep: Hours, now: datetime) -> None:
    digest = rep.next_digest(now)
    day = rep.local(digest).date()
    assert digest > now
    assert rep.works(day)
    assert rep.awake(digest)
    earlier = rep.workday_until(day - timedelta(days=1), rep.local(now).date())
    assert earlier is None or rep.moment(earlier) <= now


@given(hours(), moments())
def test_quiet_hours_end_and_waking_ones_are_left_alone(rep: Hours, now: datetime) -> None:
    then = rep.next_awake(now)
    assert rep.awake(then)
    assert now <= then <= now + timedelta(days=2)  # a quiet night, a clock put back, a day left out
    assert (then == now) == rep.awake(now)


def test_it_is_quiet_from_the_evening_s_moment_on_and_until_the_morning_s() -> None:
    evening, morning = beijing(2026, 11, 20, 21), beijing(2026, 11, 21, 8)
    assert [SHANGHAI.awake(evening - timedelta(minutes=1)), SHANGHAI.awake(evening)] == [True, False]
    assert [SHANGHAI.awake(morning - timedelta(minutes=1)), SHANGHAI.awake(morning)] == [False, True]
    assert SHANGHAI.next_awake(evening) == SHANGHAI.next_awake(beijing(2026, 11, 21, 3)) == morning


@pytest.mark.parametrize(
    "wrong",
    [
        {"workdays": frozenset[int]()},
        {"workdays": frozenset({0})},
        {"digest": time(7)},
        {"starts": time(7)},
        {"ends": time(22)},
        {"starts": time(18)},
        {"wakes": time(22)},
        {"cap": 0},
        {"leave": ((date(2026, 1, 2), date(2026, 1, 1)),)},
        {"leave": ((date(2026, 1, 1), date.max),)},
    ],
)
def test_hours_that_contradict_themselves_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"workday|quiet|follow-up|leave"):
        Hours("Asia/Shanghai", **wrong)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        Hours("Asia/Atlantis").works(date(2026, 1, 1))
