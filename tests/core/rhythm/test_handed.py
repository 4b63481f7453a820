"""What is handed over is due as it suits whoever has it now."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.handed import handed
from bot.core.rhythm.hours import Hours

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
SHANGHAI = Hours("Asia/Shanghai")

HOURS = st.builds(
    Hours,
    st.sampled_from(("Asia/Shanghai", "Europe/London", "America/New_York", "Pacific/Auckland")),
    st.sets(st.integers(1, 7), min_size=1).map(frozenset),
    leave=st.sampled_from(((), ((MONDAY, MONDAY + timedelta(days=9)),))),
)
DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY + timedelta(days=60))
TIMES = st.none() | st.times().map(lambda one: one.replace(microsecond=0))


def test_a_promised_time_is_the_same_moment_in_another_zone() -> None:
    found = handed(MONDAY + timedelta(days=1), time(20), SHANGHAI, Hours("Europe/London"), NOW)

    assert (found.day, found.time) == (MONDAY + timedelta(days=1), time(12))
    assert found.at == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_what_falls_into_the_receivers_leave_is_kept_before_it() -> None:
    away = Hours("Asia/Shanghai", leave=((MONDAY + timedelta(days=3), MONDAY + timedelta(days=20)),))

    assert handed(MONDAY + timedelta(days=7), None, SHANGHAI, away, NOW).day == MONDAY + timedelta(days=2)


def test_what_is_overdue_stays_so_and_waits_for_the_days_list() -> None:
    found = handed(MONDAY - timedelta(days=3), time(10), SHANGHAI, SHANGHAI, NOW)

    assert (found.day, found.time, found.at) == (MONDAY - timedelta(days=3), time(10), None)


@given(DAYS, TIMES, HOURS, HOURS)
def test_nobody_is_told_in_quiet_hours_and_what_is_ahead_is_kept_when_they_are_there(
    day: date, at: time | None, before: Hours, after: Hours
) -> None:
    found = handed(day, at, before, after, NOW)

    assert found.at is None or (after.awake(found.at) and found.at >= NOW)
    if found.day >= after.local(NOW).date():
        assert not after.away(found.day)
        assert found.time is not None or after.works(found.day)
