"""What was promised for a time comes then, with all that is needed to see to it."""

from datetime import UTC, date, datetime, time

from tests.booking import Book
from tests.conftest import World

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time in Shanghai."""
    return datetime(day.year, day.month, day.day, hour - 8, minute, tzinfo=UTC) if hour >= 8 else NotImplemented


async def test_a_promise_comes_at_its_time_with_who_why_and_the_line_to_open_with(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.promised("张总", "给报价", MONDAY, time(10), types=[["eagle", 0.8]])

    await world.until(at(MONDAY, 9, 59))
    before = [message.text for message in rep.messages if message.text.startswith("⏰")]
    await world.until(at(MONDAY, 10))
    await world.tick(seconds=1)
    await world.tick(minutes=30)

    told = [message.text for message in rep.messages if message.text.startswith("⏰")]
    assert before == []
    assert len(told) == 1
    first, why, *_ = told[0].splitlines()
    assert first.startswith("⏰ 张总 🦅 · 10:00")
    assert "答应过 · 给报价" in why
    assert rep.copied("📋 复制") in told[0]
