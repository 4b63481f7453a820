"""When a rep is spoken to: not at night, not on leave, and not for ever of the same."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from bot.core.rhythm.telling import again_at, digest_now, tell_at

SHANGHAI = Hours("Asia/Shanghai", leave=((date(2026, 12, 1), date(2026, 12, 4)),))
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """That time in Shanghai."""
    return datetime(2026, month, day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


@given(MOMENTS)
def test_nobody_is_told_before_now_in_quiet_hours_or_on_leave(now: datetime) -> None:
    told = tell_at(now, SHANGHAI)

    assert told >= now
    assert SHANGHAI.awake(told)
    assert not SHANGHAI.away(SHANGHAI.local(told).date())


def test_while_awake_it_is_told_at_once_even_on_a_day_off() -> None:
    sunday = at(22, 15)

    assert tell_at(sunday, SHANGHAI) == sunday


def test_what_falls_into_leave_waits_for_the_first_digest_after_it() -> None:
    assert tell_at(at(2, 10, month=12), SHANGHAI) == at(7, 9, month=12)


@given(MOMENTS)
def test_the_second_time_is_the_last(now: datetime) -> None:
    assert again_at(now, SHANGHAI, told=True) is None


@pytest.mark.parametrize(("hour", "again"), [(10, 12), (18, 20), (19, None), (20, None), (23, None)])
def test_once_more_in_two_hours_unless_that_is_too_late(hour: int, again: int | None) -> None:
    assert again_at(at(23, hour), SHANGHAI, told=False) == (at(23, again) if again else None)


@pytest.mark.parametrize(
    ("moment", "now"),
    [
        (at(23, 8, 59), False), (at(23, 9), True), (at(23, 20, 59), True), (at(23, 21), False), (at(22, 10), False),
        (at(2, 10, month=12), False),
    ],
)  # fmt: skip
def test_a_digest_goes_out_on_workdays_from_its_time_until_quiet_hours(moment: datetime, now: bool) -> None:
    assert digest_now(moment, SHANGHAI) is now


def test_early_digests_wait_for_no_work() -> None:
    early = Hours("Asia/Shanghai", wakes=time(6), digest=time(7), starts=time(10))

    assert digest_now(at(23, 7), early)
