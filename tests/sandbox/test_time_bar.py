"""The demo's clock, and the jumps of its time bar."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.time_bar import START, ZONE, Jump, TimeBar, next_morning

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # strategy


class Ticks:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.passed = 5_000.0

    def __call__(self) -> float:
        return self.passed


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


async def jumped(to: Jump, now: datetime, due: datetime | None = None) -> datetime:
    clock = RunningClock(now, ticks=lambda: 0.0)

    async def next_due() -> datetime | None:
        return due

    await TimeBar(clock, next_due).jump(to)
    return clock.moment()


def test_the_clock_runs_from_its_start_on() -> None:
    ticks = Ticks()
    clock = RunningClock(START, ticks)

    ticks.passed += 90

    assert clock.moment() == START + timedelta(seconds=90)
    assert clock() == clock.moment().timestamp()


def test_what_was_skipped_stays_skipped_while_time_runs_on() -> None:
    ticks = Ticks()
    clock = RunningClock(START, ticks)

    clock.put_forward(START + timedelta(days=3))
    ticks.passed += 60

    assert clock.moment() == START + timedelta(days=3, seconds=60)


def test_the_clock_never_goes_back() -> None:
    clock = RunningClock(START, ticks=lambda: 0.0)

    clock.put_forward(START - timedelta(hours=1))

    assert clock.moment() == START


async def test_what_the_bot_sends_after_a_jump_carries_the_new_time() -> None:
    clock = RunningClock(START, ticks=lambda: 0.0)
    fake = FakeTelegram(clock=clock)
    fake.phone(101)

    clock.put_forward(at(23, 9))

    sent = await fake.call("sendMessage", {"chat_id": 101, "text": "good morning"})
    assert sent["date"] == at(23, 9).timestamp()


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (at(18, 10), at(19, 9)),
        (at(19, 8, 59), at(19, 9)),
        (at(19, 9), at(20, 9)),
        (at(20, 10), at(23, 9)),
        (at(21, 23), at(23, 9)),
    ],
    ids=["Wednesday", "before nine", "nine sharp", "Friday", "Saturday night"],
)
def test_the_next_morning_is_nine_oclock_on_the_next_workday(now: datetime, morning: datetime) -> None:
    assert next_morning(now) == morning


def test_no_morning_is_on_a_public_holiday_and_a_made_up_sunday_has_one() -> None:
    assert next_morning(at(30, 18, month=9)) == at(8, 9, month=10)
    assert next_morning(at(19, 18, month=9)) == at(20, 9, month=9)


@given(MOMENTS)
def test_a_next_morning_lies_ahead_and_begins_at_nine_in_shanghai(now: datetime) -> None:
    morning = next_morning(now)

    assert now < morning < now + timedelta(days=13)
    assert (morning.hour, morning.minute, morning.utcoffset()) == (9, 0, timedelta(hours=8))


async def test_each_jump_goes_where_it_says() -> None:
    due = at(25, 15, 30)

    assert await jumped("hour", START) == at(20, 11)
    assert await jumped("morning", START) == at(23, 9)
    assert await jumped("next", START, due) == due


async def test_with_nothing_due_or_something_overdue_the_clock_is_left_alone() -> None:
    assert await jumped("next", START) == START
    assert await jumped("next", START, at(19, 9)) == START
