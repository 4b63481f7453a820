"""When a promise is to be kept and told, and when to think of a birthday."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.due import Due, PromiseKind, birthday_due, of_promise
from bot.core.rhythm.hours import Hours
from tests.core.rhythm.living import SHANGHAI, beijing, hours, moments

FRIDAY = beijing(2026, 11, 20, 10, 30)
KINDS: tuple[PromiseKind, ...] = ("on", "by", "after", "around")


def november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize("day", [november(24), november(22), date(2026, 10, 1) + timedelta(days=365)])
def test_a_time_that_was_promised_is_kept_on_that_day_even_when_it_is_off(day: date) -> None:
    promised = of_promise(day, time(15), "on", FRIDAY, SHANGHAI)
    assert promised == Due(day, time(15), SHANGHAI.moment(day, time(15)), "promise")


@pytest.mark.parametrize(
    ("at", "told"),
    [(time(7, 30), time(8)), (time(20, 59), time(20, 59)), (time(21), time(20, 30)), (time(23), time(20, 30))],
)
def test_a_time_in_quiet_hours_is_told_on_the_same_day_while_it_is_not_quiet(at: time, told: time) -> None:
    promised = of_promise(november(24), at, "on", FRIDAY, SHANGHAI)
    assert (promised.time, promised.at) == (at, SHANGHAI.moment(november(24), told))


def test_a_time_that_is_over_is_told_at_once_or_in_the_morning() -> None:
    assert of_promise(november(20), time(9), "on", FRIDAY, SHANGHAI).at == FRIDAY
    night = beijing(2026, 11, 20, 22)
    assert of_promise(november(20), time(9), "on", night, SHANGHAI).at == beijing(2026, 11, 21, 8)


@pytest.mark.parametrize(
    ("kind", "day", "kept"),
    [
        ("on", november(25), november(25)),
        ("on", november(28), november(27)),  # a Saturday: the workday before it
        ("on", november(21), november(23)),  # tomorrow, a Saturday: today would be too soon
        ("on", november(20), november(20)),
        ("on", november(18), november(20)),
        ("by", november(30), november(30)),
        ("by", november(29), november(27)),
        ("by", november(22), november(20)),  # today is the last workday by Sunday
        ("by", november(18), november(20)),
        ("after", november(28), november(30)),
        ("after", november(18), november(20)),
        ("around", november(28), november(30)),
        ("around", november(20), november(20)),
    ],
)
def test_a_day_without_a_time_is_kept_on_a_workday_as_it_was_meant(kind: PromiseKind, day: date, kept: date) -> None:
    assert of_promise(day, None, kind, FRIDAY, SHANGHAI).day == kept


@pytest.mark.parametrize(
    ("kind", "kept"), [("on", date(2026, 9, 30)), ("by", date(2026, 9, 30)), ("after", date(2026, 10, 8))]
)
def test_a_day_in_national_day_s_week_is_kept_before_or_after_it(kind: PromiseKind, kept: date) -> None:
    assert of_promise(date(2026, 10, 3), None, kind, beijing(2026, 9, 16, 9), SHANGHAI).day == kept


@pytest.mark.parametrize(
    ("kind", "at", "kept"),
    [
        ("on", None, november(24)),
        ("on", time(15), november(24)),
        ("by", None, november(24)),
        ("around", None, november(24)),
        ("after", None, date(2026, 12, 7)),
    ],
)
def test_a_promise_for_a_day_of_leave_is_kept_before_it_except_what_is_not_to_be_sooner(
    kind: PromiseKind, at: time | None, kept: date
) -> None:
    rep = replace(SHANGHAI, leave=((november(25), date(2026, 12, 4)),))
    assert of_promise(november(27), at, kind, FRIDAY, rep) == Due(kept, None, rep.moment(kept), "promise")
    on_leave = of_promise(november(27), at, kind, beijing(2026, 11, 26, 10), rep)
    assert on_leave.day == date(2026, 12, 7)


def test_what_is_promised_for_today_is_told_with_the_digest_or_an_hour_before_work_ends_or_at_once() -> None:
    def told(now: datetime) -> datetime:
        return of_promise(november(20), None, "on", now, SHANGHAI).at

    assert told(beijing(2026, 11, 20, 7)) == beijing(2026, 11, 20, 9)
    assert told(FRIDAY) == beijing(2026, 11, 20, 17)
    assert told(beijing(2026, 11, 20, 19)) == beijing(2026, 11, 20, 19)
    assert told(beijing(2026, 11, 20, 22)) == beijing(2026, 11, 23, 9)


@given(hours(), moments(), st.integers(-10, 120), st.none() | st.times(), st.sampled_from(KINDS))
def test_a_promise_is_told_when_awake_not_in_the_past_and_on_a_workday_unless_its_time_was_promised(
    rep: Hours, now: datetime, ahead: int, at: time | None, kind: PromiseKind
) -> None:
    day = rep.local(now).date() + timedelta(days=ahead)
    promised = of_promise(day, at, kind, now, rep)
    assert promised.at >= now
    assert rep.awake(promised.at)
    if promised.time is not None:
        assert (promised.day, promised.time) == (day, at)
        assert not rep.away(day)
    else:
        assert rep.works(promised.day)
        assert rep.local(promised.at).date() == promised.day


@given(hours(), moments(), st.integers(0, 120), st.sampled_from(KINDS))
def test_what_is_not_to_be_sooner_is_not_and_what_is_not_to_be_later_only_when_no_workday_is_left(
    rep: Hours, now: datetime, ahead: int, kind: PromiseKind
) -> None:
    today = rep.local(now).date()
    day = today + timedelta(days=ahead)
    kept = of_promise(day, None, kind, now, rep).day
    if kind == "after":
        assert kept >= day
    elif kept > day and kind != "around":
        assert rep.workday_until(day, today + timedelta(days=1)) is None


def test_a_birthday_is_thought_of_on_the_last_workday_so_many_days_before_it() -> None:
    def told(birthday: date, ahead: int) -> Due:
        return birthday_due(birthday, ahead, FRIDAY, SHANGHAI)

    assert told(november(26), 1) == Due(november(25), None, beijing(2026, 11, 25, 9), "birthday")
    assert told(november(29), 1).day == november(27)
    assert told(november(29), 0).day == november(27)
    assert told(november(21), 3) == Due(november(20), None, beijing(2026, 11, 20, 17), "birthday")
    assert birthday_due(november(22), 1, beijing(2026, 11, 21, 10), SHANGHAI).day == november(23)


@given(hours(), moments(), st.integers(0, 366), st.integers(0, 14))
def test_a_birthday_is_told_on_a_workday_and_in_time_if_there_is_one(
    rep: Hours, now: datetime, ahead: int, notice: int
) -> None:
    today = rep.local(now).date()
    birthday = today + timedelta(days=ahead)
    told = birthday_due(birthday, notice, now, rep)
    assert rep.works(told.day)
    assert rep.awake(told.at)
    assert told.at >= now
    if told.day > birthday:
        assert rep.workday_until(birthday, today + timedelta(days=1)) is None
