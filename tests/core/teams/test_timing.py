"""When a broadcast goes out: strictly later, on days that are meant, by the right clock, whatever clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from bot.core.teams.timing import At, Now, OwnHour, Repeat, due_at, next_times, occasion, this_time
from bot.core.teams.timing_said import timing_said
from tests.core.rhythm.living import SHANGHAI, ZONES, hours, moments

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday, 17:00 in Shanghai
repeats = st.builds(Repeat, at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
                    weekdays=st.frozensets(st.integers(1, 7), max_size=7), own=st.booleans())  # fmt: skip


@given(repeats, hours(), moments())
def test_the_next_times_come_strictly_later_each_on_a_day_that_is_meant(
    timing: Repeat, hours: Hours, after: datetime
) -> None:
    times = next_times(timing, hours, after, 3)

    assert all(before < later for before, later in pairwise([after, *times]))
    for moment in times:
        day = hours.local(moment).date()
        if hours.moment(day, timing.at) != moment:  # that time was skipped over midnight
            day -= timedelta(days=1)
        assert moment == hours.moment(day, timing.at)
        assert day.isoweekday() in (timing.weekdays or range(1, 8))


@given(repeats, st.sampled_from(ZONES), moments())
def test_the_first_reader_s_clock_is_never_before_it_begins(timing: Repeat, zone: str, after: datetime) -> None:
    found = occasion(timing, SHANGHAI, after)

    assert found is not None
    own = this_time(Repeat(timing.at, timing.weekdays, own=True), found.day, found.moment)
    assert isinstance(own, OwnHour)
    begins = found.begins if timing.own else datetime.combine(found.day, timing.at, UTC) - timedelta(hours=14)
    assert Hours(zone).moment(own.day, own.at) >= begins


@given(st.builds(At, moments()) | st.builds(OwnHour, st.dates(date(2026, 1, 2), date(2027, 12, 1)), st.times()),
       hours(), moments())  # fmt: skip
def test_no_reader_is_woken_and_nobody_gets_it_before_it_goes(
    timing: At | OwnHour, hours: Hours, now: datetime
) -> None:
    at = due_at(timing, hours, now)

    assert at >= now
    assert hours.awake(at)
    assert not hours.away(hours.local(at).date())


def test_now_is_at_once_also_at_night() -> None:
    night = datetime(2026, 11, 20, 19, tzinfo=UTC)
    assert due_at(Now(), SHANGHAI, night) == night


def test_a_workday_s_hour_goes_over_the_weekend_and_over_holidays() -> None:
    times = next_times(Repeat(time(8, 30)), SHANGHAI, datetime(2026, 9, 30, 4, tzinfo=UTC), 2)
    assert [SHANGHAI.local(one).date() for one in times] == [date(2026, 10, 8), date(2026, 10, 9)]


def test_a_lead_s_leave_does_not_silence_the_team() -> None:
    away = Hours("Asia/Shanghai", leave=((date(2026, 11, 23), date(2026, 12, 4)),))
    assert next_times(Repeat(time(8, 30)), away, NOW, 1) == [datetime(2026, 11, 23, 0, 30, tzinfo=UTC)]


def test_the_hour_stays_when_clocks_change() -> None:
    london = Hours("Europe/London")
    times = next_times(Repeat(time(9), frozenset({1})), london, datetime(2026, 10, 18, tzinfo=UTC), 2)
    assert times == [datetime(2026, 10, 19, 8, tzinfo=UTC), datetime(2026, 10, 26, 9, tzinfo=UTC)]


def test_a_day_off_that_was_asked_for_by_name_is_kept_and_a_holiday_is_not() -> None:
    saturdays = next_times(Repeat(time(9), frozenset({6})), SHANGHAI, NOW, 1)
    thursdays = next_times(Repeat(time(9), frozenset({4})), SHANGHAI, datetime(2026, 9, 29, tzinfo=UTC), 1)
    assert [SHANGHAI.local(one).date() for one in (*saturdays, *thursdays)] == [date(2026, 11, 21), date(2026, 10, 8)]


def test_what_is_over_has_no_time_any_more() -> None:
    over = At(NOW), OwnHour(date(2026, 11, 20), time(9)), Now()
    assert [occasion(timing, SHANGHAI, NOW) for timing in over] == [None, None, None]


def at(day: int, hour: int, minute: int = 0) -> At:
    """That time of November in Shanghai."""
    return At(SHANGHAI.moment(date(2026, 11, day), time(hour, minute)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("现在", Now()),
        ("right away", Now()),
        ("明天 9:00", at(21, 9)),
        ("下周三上午十点", at(25, 10)),
        ("18:30", at(20, 18, 30)),
        ("8:00", at(23, 8)),
        ("next Tue 3pm", at(24, 15)),
        ("明天", at(21, 9)),
        ("各自 9:00", OwnHour(date(2026, 11, 23), time(9))),
        ("各自明天9点", OwnHour(date(2026, 11, 21), time(9))),
        ("own 9:00 tomorrow", OwnHour(date(2026, 11, 21), time(9))),
        ("每个工作日 8:30", Repeat(time(8, 30))),
        ("每天下午五点半", Repeat(time(17, 30))),
        ("every weekday 8:30", Repeat(time(8, 30))),
        ("每周一三 9点", Repeat(time(9), frozenset({1, 3}))),
        ("每週五", Repeat(time(9), frozenset({5}))),
        ("各自每周一 8:30", Repeat(time(8, 30), frozenset({1}), own=True)),
        ("every mon and thu at 10:00", Repeat(time(10), frozenset({1, 4}))),
        ("Fridays 4pm", Repeat(time(16), frozenset({5}))),
        ("王姐", None),
        ("每天都很忙", None),
        ("25点", None),
    ],
)
def test_times_are_understood_as_people_say_them(said: str, meant: object) -> None:
    assert timing_said(said, SHANGHAI, NOW) == meant
