"""Members hear of their team on their own workdays, never at night, and a week is told on its last workday."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from bot.core.teams.briefing import Kind, latest_owed, next_briefing, put_off
from bot.core.teams.rules import TeamRules

KINDS: tuple[Kind, ...] = get_args(Kind)
RULES = TeamRules()
SHANGHAI = Hours("Asia/Shanghai", holidays="cn")
FRIDAY = date(2026, 11, 20)

TIMES = st.times(time(0), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  # made aware
WORKING = st.frozensets(st.integers(1, 7), min_size=1)
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/London", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"])


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


@given(kind=st.sampled_from(KINDS), when=TIMES, zone=ZONES, workdays=WORKING, after=MOMENTS)
def test_it_comes_later_on_a_workday_in_waking_hours(
    kind: Kind, when: time, zone: str, workdays: frozenset[int], after: datetime
) -> None:
    hours = Hours(zone, workdays=workdays)
    found = next_briefing(kind, TeamRules(morning=when, evening=when, weekly=when), hours, after)

    assert found is not None
    assert found > after
    assert hours.awake(found)
    assert hours.works(hours.local(found).date())
    assert found - after <= timedelta(days=8 if kind != "weekly" else 15)


@given(zone=ZONES, workdays=WORKING, after=MOMENTS)
def test_a_week_is_told_once_on_its_last_workday(zone: str, workdays: frozenset[int], after: datetime) -> None:
    hours = Hours(zone, workdays=workdays)
    first = next_briefing("weekly", RULES, hours, after)
    assert first is not None
    second = next_briefing("weekly", RULES, hours, first)
    assert second is not None
    days = [hours.local(one).date() for one in (first, second)]

    assert [day.isoweekday() for day in days] == [max(workdays)] * 2
    assert (days[1] - days[0]).days == 7


def test_a_week_that_a_holiday_cuts_short_is_told_before_it() -> None:
    christmas = Hours("Europe/London", overrides=((date(2026, 12, 25), False),))

    assert next_briefing("weekly", RULES, christmas, datetime(2026, 12, 22, tzinfo=UTC)) == datetime(
        2026, 12, 24, 17, tzinfo=UTC
    )


def test_nobody_hears_on_leave() -> None:
    away = Hours("Asia/Shanghai", leave=((date(2026, 11, 20), date(2026, 11, 29)),))

    assert next_briefing("morning", RULES, away, at(FRIDAY, 7)) == at(date(2026, 11, 30), 8, 30)
    assert next_briefing("weekly", RULES, away, at(FRIDAY, 7)) == at(date(2026, 12, 4), 17)


def test_what_a_team_does_not_want_is_never_told() -> None:
    quiet = TeamRules(morning=None, evening=None, weekly=None)

    assert [next_briefing(kind, quiet, SHANGHAI, at(FRIDAY, 7)) for kind in ("morning", "evening", "weekly")] == [
        None
    ] * 3
    assert next_briefing("goal", quiet, SHANGHAI, at(FRIDAY, 7)) == at(FRIDAY, 18)


def test_the_morning_of_a_day_that_is_over_is_not_told() -> None:
    owed = at(FRIDAY, 8, 30)

    assert put_off("morning", owed, at(FRIDAY, 14), SHANGHAI) == at(FRIDAY, 14)
    assert put_off("morning", owed, at(FRIDAY, 22), SHANGHAI) is None
    assert put_off("morning", owed, at(date(2026, 11, 23), 9), SHANGHAI) is None


def test_a_week_is_told_some_days_late_but_not_at_night() -> None:
    owed = at(FRIDAY, 17)

    assert put_off("weekly", owed, at(FRIDAY, 23), SHANGHAI) == at(FRIDAY + timedelta(days=1), 8)
    assert put_off("weekly", owed, at(FRIDAY + timedelta(days=2), 9), SHANGHAI) is not None
    assert put_off("weekly", owed, at(FRIDAY + timedelta(days=5), 9), SHANGHAI) is None


@given(kind=st.sampled_from(KINDS), owed=MOMENTS, late=st.timedeltas(timedelta(0), timedelta(days=40)))
def test_after_an_outage_only_the_latest_is_owed(kind: Kind, owed: datetime, late: timedelta) -> None:
    first = next_briefing(kind, RULES, SHANGHAI, owed)
    assert first is not None
    found = latest_owed(kind, RULES, SHANGHAI, first, first + late)
    after = next_briefing(kind, RULES, SHANGHAI, found)

    assert after is not None
    assert first <= found <= first + late < after
