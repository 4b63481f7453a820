"""Two customers who are one are merged; a customer is erased; for seven days both can be taken back."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.flows.pruning import prune
from bot.store import histories
from bot.store.customers import CUSTOMERS, TERMS
from bot.store.follow_ups import FOLLOW_UPS, telling_key
from bot.store.histories import JUDGEMENTS, PURCHASES
from bot.store.outbox import DELIVERIES
from bot.store.touches import TOUCHES
from tests.conftest import World
from tests.e2e.test_keeping import EAGLE, labels, rows

TIMES = ("updated_at",)


async def book(world: World) -> dict[str, Any]:
    """Everything about all customers; follow-ups by what they say, for some end and others take their place."""

    def look(connection: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for table in (CUSTOMERS, TERMS, TOUCHES, JUDGEMENTS, PURCHASES):
            every = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            found[table.name] = [{name: row[name] for name in row if name not in TIMES} for row in every]
        waiting = connection.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at.is_(None))).all()
        found["follow_ups"] = sorted((row.customer_id, row.why, row.words, row.day) for row in waiting)
        return found

    return await world.services.database.read(look)


async def two(world: World) -> tuple[Any, int, int]:
    """王姐 with a number and a promise; 王杰 with a verdict, a birthday, a purchase and another promise."""
    rep = world.rep()
    await world.say(rep, "记下 王姐 13812345678 下周三回访")
    await world.say(rep, EAGLE)
    await world.say(rep, "记下 王杰 13900001111 #老客户 做建材店的 生日3月5日 月底前报价")
    first, second = (row.id for row in await rows(world))
    bought = [{"customer_id": second, "day": world.clock.now.date(), "amount": 100}]
    await world.services.database.write(lambda connection: histories.bought(connection, values=bought))
    return rep, first, second


async def test_a_merged_customer_has_everything_of_both(world: World) -> None:
    rep, first, _ = await two(world)
    await world.say(rep, "王姐")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, "⇄ 合并")
    await world.say(rep, "王杰")

    shown = await world.tap(rep, "王杰（1111）")

    assert shown.splitlines()[0] == "王姐 · 🦅 老鹰型 很像"
    assert "☎️ 138****5678" in shown
    assert "王杰 139 0000 1111" in shown
    assert "建材店" in shown
    assert "🎂" in shown
    after = await book(world)
    assert [row["customer_id"] for row in after["purchases"] + after["judgements"]] == [first, first]
    assert {(number, why) for number, why, *_ in after["follow_ups"]} == {(first, "promise"), (first, "birthday")}
    assert len([row for row in after["follow_ups"] if row[1] == "promise"]) == 2
    assert "王杰" not in {row["term"] for row in after["customer_terms"]}
    assert "1 位" in await world.say(rep, "📒 客户本")


async def test_a_merging_taken_back_leaves_both_as_they_were(world: World) -> None:
    rep, *_ = await two(world)
    before = await book(world)
    await world.say(rep, "王姐")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, "⇄ 合并")
    await world.say(rep, "1111")
    await world.tap(rep, "王杰（1111）")
    world.clock.pass_(days=6)

    await world.tap(rep, "↩ 撤销")

    assert await book(world) == before


async def test_what_was_written_since_the_merging_stays(world: World) -> None:
    rep, *_ = await two(world)
    await world.say(rep, "王姐")
    await world.tap(rep, "✎ 改")
    await world.tap(rep, "⇄ 合并")
    await world.say(rep, "王杰")
    await world.tap(rep, "王杰（1111）")
    merged = rep.last.message_id
    await world.process(rep.tap("✎ 改", message_id=merged))
    await world.tap(rep, "行业")
    await world.say(rep, "花店")
    undo = (await rows(world))[0]
    assert undo.trade == "花店"

    await world.process({**rep.tap("◀ 客户本", message_id=merged)})
    raw = rep.tap("1", message_id=merged)
    raw["callback_query"]["data"] = f"k:{undo.id}:undo:1"
    await world.process(raw)

    assert [(row.name, row.trade, row.erased_at) for row in await rows(world)] == [
        ("王姐", "花店", None),
        ("王杰", "建材店", None),
    ]


async def test_from_the_echo_one_tap_merges_and_one_takes_it_back(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐 13812345678")
    await world.say(rep, "记下 王姐 做美容院的")

    shown = await world.tap(rep, "就是 王姐（5678）")
    assert "美容院" in shown
    assert "138****5678" in shown
    await world.tap(rep, "↩ 撤销")

    assert "2 位" in await world.say(rep, "📒 客户本")


async def test_nobody_is_merged_with_themselves(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐")
    (kept,) = await rows(world)
    raw = rep.tap("✓ 对")
    raw["callback_query"]["data"] = f"k:{kept.id}:same:{kept.id}"

    await world.process(raw)

    assert (await rows(world))[0].erased_at is None


async def test_an_erased_customer_is_gone_at_once_and_back_with_one_tap(world: World) -> None:
    rep, *_ = await two(world)
    before = await book(world)
    await world.say(rep, "王杰")

    assert "王杰 已删除" in await world.tap(rep, "🗑 删除")
    assert "1 位" in await world.say(rep, "📒 客户本")
    assert "王杰" not in (await world.say(rep, "/customers 王杰")).replace("🔎 王杰 · 0 位", "")
    await world.process(rep.tap("↩ 撤销", message_id=next(m.message_id for m in rep.messages if "已删除" in m.text)))

    assert await book(world) == before


async def test_what_was_to_be_sent_about_an_erased_customer_is_not_sent(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐 下周三10点回访")
    (due,) = await rows(world, FOLLOW_UPS)
    await world.tap(rep, "✓ 对")
    world.clock.now = due.tell_at
    await world.look()

    await world.tap(rep, "🗑 删除")

    sent = {row.key: row for row in await rows(world, DELIVERIES)}[telling_key(due.id, 0)]
    assert (sent.state, sent.content) == ("cancelled", None)
    (ended,) = await rows(world, FOLLOW_UPS)
    assert ended.ended == "erased"


async def test_after_seven_days_nothing_is_left(world: World) -> None:
    rep, *_ = await two(world)
    await world.say(rep, "王杰")
    await world.tap(rep, "🗑 删除")
    world.clock.pass_(days=7, minutes=1)

    await prune(world.services, 90)

    assert [row.name for row in await rows(world)] == ["王姐"]
    assert await rows(world, PURCHASES) == []
    assert "超过 7 天" in await world.tap(rep, "↩ 撤销")


async def test_until_then_pruning_leaves_it(world: World) -> None:
    rep, *_ = await two(world)
    await world.say(rep, "王杰")
    await world.tap(rep, "🗑 删除")
    world.clock.now += timedelta(days=6, hours=23)

    await prune(world.services, 90)

    assert "王杰" in await world.tap(rep, "↩ 撤销")


async def test_two_taps_at_once_undo_once(world: World) -> None:
    rep, *_ = await two(world)
    await world.say(rep, "王杰")
    await world.tap(rep, "🗑 删除")
    first, second = rep.tap("↩ 撤销"), rep.tap("↩ 撤销")

    await world.intake.take([first, second])
    await world.intake.idle()

    assert [row.erased_at for row in await rows(world)] == [None, None]
    assert world.services.watch.updates.keys() == {"done"}


async def test_buttons_of_a_customer_who_is_gone_say_so(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐")
    echo = rep.last.message_id
    await world.tap(rep, "✓ 对")
    await world.say(rep, "王姐")
    await world.tap(rep, "🗑 删除")

    await world.process(rep.tap("✎ 改", message_id=echo))

    shown = next(message for message in rep.messages if message.message_id == echo)
    assert "不在客户本里了" in shown.text
    assert "◀ 客户本" in [button.text for button in shown.flat]
    assert "↩ 撤销" in labels(rep)
