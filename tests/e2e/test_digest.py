"""Each morning one message with the day: whom, why, how to open; what does not fit moves and is said."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.sandbox.fake import Phone
from bot.store import follow_ups
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from tests.booking import Book
from tests.conftest import World

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


def digests(rep: Phone) -> list[str]:
    return [message.text for message in rep.messages if message.text.startswith("☀️")]


async def many(book: Book, count: int, day: date = MONDAY) -> list[int]:
    """So many promises for one day."""
    return [await book.promised(f"客户{number:02}", "回访", day) for number in range(1, count + 1)]


async def test_the_morning_tells_whom_why_and_how_to_open(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    late = await book.promised("张总", "给报价", MONDAY, types=[["eagle", 0.8]])
    await book.promised("王姐", "看样品", TUESDAY, types=[["owl", 0.8]])
    await book.keep("陈姨", birthday=[11, 25, False, None])
    await book.age(late, FRIDAY)
    await world.until(at(TUESDAY, 9))

    told = rep.last.text.splitlines()
    assert told[0] == "☀️ 周二 · 今天 3 位（2 位答应过）"
    assert told[1] == "1 🔴 张总 🦅 · 答应过 · 给报价 · 晚了 2 天"
    assert told[2].strip("“”")
    assert told[3] == "2 🟠 王姐 🦉 · 答应过 · 看样品"
    assert "陈姨 · 🎂 生日 11月25日" in told[4]
    assert {"1", "2", "3", "明天再说"} <= {button.text for button in rep.last.flat}
    assert (await world.tap(rep, "1")).startswith("⏰ 张总 🦅")


async def test_a_lunar_birthday_is_told_by_both_calendars(world: World) -> None:
    rep = world.rep()
    await Book(world, rep).keep("陈姨", birthday=[10, 16, True, None])
    await world.until(at(MONDAY, 9))
    await world.until(at(TUESDAY, 9))

    assert any("🎂 生日 11月24日（农历十月十六）" in text for text in digests(rep))


async def test_what_is_more_than_a_day_holds_moves_and_is_said(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    numbers = await many(book, 11)
    await world.until(at(MONDAY, 9))
    rows = [await book.follow_up(number) for number in numbers]
    customers = await world.services.database.write(
        lambda connection: dict(connection.execute(select(CUSTOMERS.c.id, CUSTOMERS.c.next_day)).all())
    )

    assert "今天 8 位" in rep.last.text
    assert "其余 3 位挪到明天（每天 8 位）" in rep.last.text
    assert [row.day for row in rows].count(MONDAY) == 8
    moved = [row for row in rows if row.moved]
    assert [(row.day, row.due_day, row.moved) for row in moved] == [(TUESDAY, MONDAY, 1)] * 3
    assert all(customers[row.customer_id] == row.day for row in rows)


async def test_a_contact_on_the_promised_day_keeps_the_promise_even_if_the_digest_moved_it(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.work(cap=1)
    numbers = {name: await book.promised(name, "回访", MONDAY) for name in ("王姐", "李总")}
    await world.until(at(MONDAY, 9))
    (moved,) = [name for name, number in numbers.items() if (await book.follow_up(number)).moved]
    await world.say(rep, f"{moved}电话了，都说好了")

    assert (await book.follow_up(numbers[moved])).ended == "done"


async def test_nobody_who_moved_is_forgotten(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.work(cap=3)
    numbers = await many(book, 10)
    seen: set[str] = set()
    for day in (MONDAY + timedelta(days=ahead) for ahead in range(5)):
        await world.until(at(day, 9))
        seen |= {word for word in rep.last.text.split() if word.startswith("客户")}
        for number in numbers:
            row = await book.follow_up(number)
            if row.day == day and row.ended is None:
                await world.services.database.write(
                    partial(follow_ups.end, follow_up_ids=[number], how="done", now=world.clock.now)
                )

    assert len(seen) == 10


async def test_what_has_a_time_never_moves(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.work(cap=1)
    await many(book, 2)
    timed = [await book.promised(f"有约{hour}", "面谈", MONDAY, time(hour)) for hour in (14, 15, 16)]
    await world.until(at(MONDAY, 9))

    assert [(await book.follow_up(number)).day for number in timed] == [MONDAY] * 3
    assert "其余 2 位" in rep.last.text


async def test_down_for_days_means_one_digest(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await many(book, 2)
    await world.until(at(MONDAY + timedelta(days=3), 14))
    await world.tick(seconds=5)

    assert len(digests(rep)) == 1
    assert digests(rep)[0].startswith("☀️ 周四")
    assert "🔴" in digests(rep)[0]


async def test_in_the_night_it_waits_for_the_morning(world: World) -> None:
    rep = world.rep()
    await many(Book(world, rep), 1)
    await world.until(at(MONDAY, 23))
    await world.until(at(TUESDAY, 8, 59))

    assert rep.messages == []
    await world.until(at(TUESDAY, 9))
    assert len(digests(rep)) == 1


async def test_two_replicas_at_once_tell_it_once_and_move_once(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    numbers = await many(book, 9)
    world.clock.now = at(MONDAY, 9)
    await world.look()
    await world.look()
    await world.restart()
    await world.tick()

    assert len(digests(rep)) == 1
    assert [(await book.follow_up(number)).moved for number in numbers].count(1) == 1


async def test_no_digest_on_leave_on_days_off_and_on_holidays(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.work(leave=((MONDAY, TUESDAY),))
    await many(book, 1)
    for ahead in (1, 2, 3, 4):
        await world.until(at(FRIDAY + timedelta(days=ahead), 9))
    assert rep.messages == []
    await world.until(at(MONDAY + timedelta(days=2), 9))
    assert len(digests(rep)) == 1
    world.clock.now = at(date(2026, 12, 31), 9)
    await world.tick()
    before = len(digests(rep))
    await world.until(at(date(2027, 1, 1), 9))
    assert len(digests(rep)) == before


async def test_an_empty_book_is_left_in_peace_and_a_quiet_day_is_a_short_line(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "/today")
    before = len(rep.messages)
    await world.until(at(MONDAY, 9))
    assert len(rep.messages) == before
    await Book(world, rep).keep("张总", last_touch_at=world.clock.now)
    await world.until(at(TUESDAY, 9))

    assert rep.last.text.startswith("☀️ 周二 · 今天没有到期的")


async def test_when_the_clocks_change_the_morning_stays_where_it_is(world: World) -> None:
    rep = world.rep("en")
    book = Book(world, rep)
    world.clock.now = datetime(2027, 3, 26, 12, tzinfo=UTC)
    await book.promised("Mrs Smith", "call", date(2027, 3, 29))
    await world.until(datetime(2027, 3, 29, 7, 59, tzinfo=UTC))
    early = len(rep.messages)
    await world.until(datetime(2027, 3, 29, 8, tzinfo=UTC))

    assert early == 0
    assert rep.last.text.startswith("☀️ Mon · 1 for today (1 promised)")


async def test_a_festival_brings_a_greeting(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    world.clock.now = at(date(2026, 12, 25), 12)
    await book.keep("张总", last_touch_at=world.clock.now)
    for day in (28, 29, 30, 31):
        await world.until(at(date(2026, 12, day), 9))

    assert any("🎆 元旦（1月1日 周五）" in text for text in digests(rep))


async def test_tomorrow_please_moves_what_has_no_time(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    loose = await book.promised("张总", "给报价", MONDAY)
    timed = await book.promised("王姐", "面谈", MONDAY, time(15))
    await world.until(at(MONDAY, 9))
    message = rep.last.message_id
    shown = await world.tap(rep, "明天再说")

    assert "王姐" in shown
    assert "张总" not in shown
    assert [(await book.follow_up(number)).day for number in (loose, timed)] == [TUESDAY, MONDAY]
    assert message == rep.last.message_id


@pytest.mark.parametrize(("language", "quiet"), [("zh-hans", "今天没有到期的"), ("en", "Nobody is due today")])
async def test_today_shows_the_day_and_the_week_the_days_ahead(world: World, language: str, quiet: str) -> None:
    rep = world.rep(language)
    book = Book(world, rep)
    await book.keep("<b>张总</b> 😀", last_touch_at=world.clock.now)
    await book.promised("王姐", "给报价", TUESDAY, time(10), last_touch_at=world.clock.now)
    today = await world.say(rep, "/today")
    week = await world.tap(rep, "📅")
    day = await world.tap(rep, next(one.text for one in rep.last.flat if (one.data or "").endswith("20261124")))

    assert quiet in today
    assert "王姐" in week
    assert "王姐 10:00" in day
    assert (await world.say(rep, "/week")).splitlines() == week.splitlines()


async def test_today_turns_pages_counts_what_was_done_and_moves_nothing(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.work(cap=10)
    await many(book, 12)
    world.clock.now = at(MONDAY, 8)
    first = await world.say(rep, "⏰ 今日待办")
    second = await world.tap(rep, "1/2")
    await world.tap(rep, "9")
    await world.tap(rep, "办了")
    await world.tap(rep, "一样")
    after = await world.say(rep, "/today")

    assert "还有 10 位" in first
    assert "另有 2 位排不下" in first
    assert [line.split()[0] for line in second.splitlines() if "客户" in line] == ["9", "10"]
    assert "已联系 1 次" in after
    moved = await world.services.database.write(lambda connection: connection.execute(select(FOLLOW_UPS.c.moved)).all())
    assert set(moved) == {(0,)}


async def test_without_digests_promises_for_a_day_are_told_alone(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await world.say(rep, "/hours")
    await world.tap(rep, "早报")
    await world.tap(rep, "不要早报")
    await book.promised("张总", "给报价", MONDAY)
    await world.until(at(MONDAY, 9))

    assert not any("今天" in text for text in digests(rep))
    assert rep.last.text.startswith("⏰ 张总")


async def test_once_a_month_the_morning_asks_about_those_not_heard_of_for_long(world: World) -> None:
    rep = world.rep()
    long_ago = at(date(2024, 1, 10), 10)
    await Book(world, rep).keep("旧客", created_at=long_ago, updated_at=long_ago, last_touch_at=long_ago)
    await world.until(at(MONDAY, 9))
    await world.until(at(date(2026, 12, 1), 9))
    first = rep.last.text
    asked = {button.data for button in rep.last.flat}
    await world.until(at(date(2026, 12, 2), 9))

    assert "🗂 1 位 24 个月没联系，还留着吗？" in first
    assert "x:old" in asked
    assert [text for text in digests(rep) if "🗂" in text] == [first]
