"""What was promised for a time comes then, with all that is needed to see to it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.fake import Phone
from bot.store.customers import CUSTOMERS
from bot.store.desks import DESKS
from bot.store.outbox import DELIVERIES
from tests.booking import Book
from tests.conftest import World

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


def reminders(rep: Phone) -> list[str]:
    """The reminders that came, as they are now."""
    return [message.text for message in rep.messages if message.text.startswith("⏰")]


async def reminded(world: World, rep: Phone, name: str = "张总", **columns: Any) -> tuple[Book, int]:
    """A rep who is just being reminded of what was promised for Monday at ten."""
    book = Book(world, rep)
    number = await book.promised(name, "给报价", MONDAY, time(10), **columns)
    for hour in (9, 10):
        await world.until(at(MONDAY, hour))
    return book, number


async def test_a_promise_comes_at_its_time_once_with_who_why_and_the_line_to_open_with(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.promised("张总", "给报价", MONDAY, time(10), types=[["eagle", 0.8]])
    await world.until(at(MONDAY, 9, 59))
    before = reminders(rep)
    await world.until(at(MONDAY, 10))
    await world.tick(seconds=1)
    await world.tick(minutes=30)

    told = reminders(rep)
    assert before == []
    assert len(told) == 1
    first, why, *_ = told[0].splitlines()
    assert first == "⏰ 张总 🦅 · 10:00"
    assert why == "答应过 · 给报价"
    assert rep.copied("📋 复制") in told[0]


async def test_in_english_it_says_the_same(world: World) -> None:
    rep = world.rep("en")
    book = Book(world, rep)
    await book.promised("Mrs Smith", "send the quote", MONDAY, time(10), types=[["owl", 0.8]])
    await world.until(datetime(2026, 11, 23, 10, tzinfo=UTC))

    assert reminders(rep)[0].splitlines()[:2] == ["⏰ Mrs Smith 🦉 · 10:00", "promised · send the quote"]


async def test_what_nobody_answers_comes_once_more_and_then_only_with_the_digest(world: World) -> None:
    rep = world.rep()
    await reminded(world, rep)
    await world.until(at(MONDAY, 11, 59))
    early = len(reminders(rep))
    for hour in (12, 14, 16, 20):
        await world.until(at(MONDAY, hour))

    assert early == 1
    assert len(reminders(rep)) == 2
    assert "再提一次" in reminders(rep)[1]
    await world.until(at(TUESDAY, 9))
    assert len(reminders(rep)) == 2
    assert "🔴 张总" in rep.last.text


async def test_done_asks_how_it_went_and_says_what_follows(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep, grades={"timing": "B"})
    asked = await world.tap(rep, "办了")
    shown = await world.tap(rep, "热了")

    assert "怎么样" in asked
    assert shown.startswith("✓ 记到 张总：热了")
    assert "11月30日 周一" in shown
    assert (await book.follow_up(number)).ended == "done"
    assert [one.why for one in await book.open_()] == ["rhythm"]


async def test_an_old_button_says_what_became_of_it(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    message = rep.last.message_id
    await world.tap(rep, "办了")
    await world.tap(rep, "一样")
    raw = rep.tap("改日期", message_id=message)
    for data in (f"f:{number}:done", f"f:{number}:out:won", f"f:{number}:snooze:week", f"f:{number}:on:20261130"):
        raw["callback_query"]["data"] = data
        before = await book.open_()
        await world.process(raw | {"update_id": raw["update_id"] + 1000 + len(data)})
        assert "已经办了" in next(one.text for one in rep.messages if one.message_id == message)
        assert await book.open_() == before


@pytest.mark.parametrize(
    ("label", "due"),
    [("20 分钟", at(MONDAY, 10, 20)), ("3 小时", at(MONDAY, 13)), ("今天晚些", at(MONDAY, 17))],
)
async def test_put_off_for_today_it_comes_again_today(world: World, label: str, due: datetime) -> None:
    rep = world.rep()
    await reminded(world, rep)
    await world.tap(rep, "稍后")
    shown = await world.tap(rep, label)
    await world.until(due - timedelta(seconds=1))
    early = len(reminders(rep))
    await world.until(due)

    assert shown.startswith("💤 张总")
    assert early == 0
    assert len(reminders(rep)) == 1


@pytest.mark.parametrize(("label", "day"), [("明天", TUESDAY), ("下周", MONDAY + timedelta(days=7))])
async def test_put_off_to_another_day_its_digest_has_it(world: World, label: str, day: date) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    await world.tap(rep, "稍后")
    await world.tap(rep, label)
    row = await book.follow_up(number)
    await world.until(at(day, 9))

    assert (row.day, row.tell_at, row.ended) == (day, None, None)
    assert "张总" in rep.last.text
    assert rep.last.text.startswith("☀️")


async def test_the_rep_says_in_words_until_when(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    await world.tap(rep, "稍后")
    await world.tap(rep, "自己写")
    wrong = await world.say(rep, "呃")
    impossible = await world.say(rep, "2月30日")
    shown = await world.say(rep, "周三下午三点")

    assert "没看懂" in wrong
    assert "没有“2月30日”" in impossible
    assert "11月25日 周三 15:00" in shown
    row = await book.follow_up(number)
    assert (row.day, row.at_time, row.words) == (date(2026, 11, 25), time(15), "给报价")
    for hour in (9, 15):
        await world.until(at(date(2026, 11, 25), hour))
    assert rep.last.text.startswith("⏰ 张总 · 15:00")


async def test_words_alone_answer_the_reminder_for_two_hours(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    shown = await world.say(rep, "下周三下午")

    assert "12月2日 周三 15:00" in shown
    assert (await book.follow_up(number)).day == date(2026, 12, 2)
    assert "怎么样" in await world.say(rep, "办了")
    world.clock.pass_(hours=3)
    assert "怎么样" not in await world.say(rep, "办了")


async def test_a_description_is_still_a_description_after_a_reminder(world: World) -> None:
    rep = world.rep()
    await reminded(world, rep)

    assert "老鹰" in await world.say(rep, "声音很大，说话特别快，直接问最好的是哪款，明天要货")


async def test_another_day_is_picked_and_days_off_are_said(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    await world.tap(rep, "改日期")
    await world.tap(rep, "11月27日 周五")
    shown = await world.tap(rep, "不定时间")
    raw = rep.tap("改日期")
    raw["callback_query"]["data"] = f"f:{number}:on:20261129"
    await world.process(raw)

    assert "11月27日 周五" in shown
    assert (await book.follow_up(number)).day == date(2026, 11, 27)
    assert "11月29日 周日你不上班，挪到了这天" in rep.last.text
    assert (await world.tap(rep, "对")).startswith("✓ 张总 · 11月27日 周五")


async def test_a_time_in_quiet_hours_is_told_before_and_said_so(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    raw = rep.tap("改日期")
    raw["callback_query"]["data"] = f"f:{number}:on:20261124:2200"
    await world.process(raw)
    await world.until(at(TUESDAY, 20, 30))

    assert (await book.follow_up(number)).at_time == time(22)
    assert len(reminders(rep)) == 1
    assert "22:00" in reminders(rep)[0]


async def test_not_needed_asks_why_and_offers_rest(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep, grades={"timing": "B"})
    await world.tap(rep, "不用了")
    shown = await world.tap(rep, "没需要了")
    open_after_drop = await book.open_()
    rested = await world.tap(rep, "先放下")
    open_at_rest = await book.open_()
    await world.tap(rep, "按节奏继续")

    assert "没需要了" in shown
    assert (await book.follow_up(number)).note == "no_need"
    assert [(one.why, one.day) for one in open_after_drop] == [("rhythm", date(2026, 11, 30))]
    assert "先放下" in rested
    assert open_at_rest == []
    assert [one.why for one in await book.open_()] == ["rhythm"]


async def test_the_reason_may_be_written(world: World) -> None:
    rep = world.rep()
    book, number = await reminded(world, rep)
    await world.tap(rep, "不用了")
    await world.tap(rep, "自己写")
    shown = await world.say(rep, "<搬去外地了>")

    assert "<搬去外地了>" in shown
    assert (await book.follow_up(number)).note == "<搬去外地了>"


async def test_a_customer_is_handed_over_with_what_a_colleague_needs(world: World) -> None:
    rep = world.rep()
    described = "一直看表，直接问最好的"
    book, _ = await reminded(world, rep, types=[["eagle", 0.8]], trade="五金店", description=described)
    card = await world.tap(rep, "转给")
    shown = await world.tap(rep, "已经转出去了")

    assert card.startswith("转交 · 张总")
    assert all(part in card for part in ("五金店", described, "给报价", "别这样"))
    assert "交出去了" in shown
    assert await book.open_() == []
    rows = await world.services.database.write(lambda connection: list(connection.execute(select(CUSTOMERS.c.tags))))
    assert rows == [(["已转交"],)]


async def test_in_quiet_hours_nobody_is_told_and_after_days_of_being_down_the_digest_has_it(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.promised("张总", "给报价", MONDAY, time(10))
    await world.until(at(MONDAY, 23))
    await world.until(at(TUESDAY, 8, 30))
    early = list(rep.messages)
    await world.until(at(TUESDAY, 9))

    assert early == []
    assert [message.text.split("·")[0] for message in rep.messages] == ["☀️ 周二 "]


async def test_on_leave_a_promise_waits_for_the_first_day_back(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    number = await book.promised("张总", "给报价", MONDAY, time(10))
    await book.work(leave=((FRIDAY, TUESDAY),))
    await world.until(at(MONDAY, 10))
    await world.until(at(TUESDAY, 10))

    assert rep.messages == []
    await world.until(at(TUESDAY + timedelta(days=1), 9))
    assert "张总" in rep.last.text
    assert (await book.follow_up(number)).asks == 0


async def test_two_ticks_at_once_tell_once(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.promised("张总", "给报价", MONDAY, time(10))
    world.clock.now = at(MONDAY, 10)
    await world.look()
    await world.look()
    await world.deliver()

    assert len(reminders(rep)) == 1


async def test_a_kill_after_writing_it_down_loses_nothing_and_tells_once(world: World) -> None:
    rep = world.rep()
    book = Book(world, rep)
    await book.promised("张总", "给报价", MONDAY, time(10))
    world.clock.now = at(MONDAY, 10)
    await world.look()
    await world.restart()
    await world.tick()

    assert len(reminders(rep)) == 1


async def test_what_is_done_before_its_message_left_is_not_brought_up(world: World) -> None:
    rep = world.rep()
    _, number = await reminded(world, rep)
    message = rep.last.message_id
    world.clock.now = at(MONDAY, 12)
    await world.look()
    raw = rep.tap("不用了", message_id=message)
    raw["callback_query"]["data"] = f"f:{number}:why:won"
    await world.process(raw)
    await world.deliver()

    assert reminders(rep) == []
    states = await world.services.database.write(
        lambda connection: list(connection.execute(select(DELIVERIES.c.key, DELIVERIES.c.state)))
    )
    assert (f"follow_up:{number}:1", "cancelled") in states


async def test_who_blocked_the_bot_is_owed_nothing_until_they_write_again(world: World) -> None:
    rep = world.rep()
    book, _ = await reminded(world, rep)
    rep.block()
    second = await book.promised("王姐", "送样品", MONDAY, time(11))
    third = await book.promised("李老师", "送样品", MONDAY, time(15))
    await world.until(at(MONDAY, 11))
    await world.until(at(MONDAY, 15))
    row = await world.services.database.write(lambda connection: connection.execute(select(DESKS)).one())
    asks = [(await book.follow_up(number)).asks for number in (second, third)]
    await world.until(at(TUESDAY, 9))
    rep.unblock()
    shown = await world.say(rep, "/today")

    assert row.unreachable_at is not None
    assert row.digest_at is None
    assert asks == [1, 0]
    assert "李老师" in shown
    await world.until(at(TUESDAY + timedelta(days=1), 9))
    assert rep.last.text.startswith("☀️ 周三")
