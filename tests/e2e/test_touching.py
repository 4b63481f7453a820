"""A rep logs contacts: in a line, by two taps, with a voice note; and takes them back."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.core.book.contact import Contact
from bot.flows import touches_logged, touching
from bot.flows.services import Sender
from bot.sandbox.fake import Phone
from bot.store.customers import CUSTOMERS
from bot.store.database import Connection
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.touches import TOUCHES
from tests.conftest import World


async def kept(world: World, name: str = "王姐") -> Phone:
    """A rep whose book has one customer."""
    rep = world.rep("zh-hans" if not name.isascii() else "en")
    await world.say(rep, f"Called {name}, too expensive" if name.isascii() else f"{name}电话了，嫌贵")
    await world.tap(rep, "📌")
    world.clock.pass_(minutes=5)
    return rep


async def rows(world: World, *tables: Any) -> list[dict[str, Any]]:
    """What the tables hold, without the moment of the last change."""

    def look(connection: Connection) -> list[dict[str, Any]]:
        found = [dict(row) for table in tables for row in connection.execute(select(table)).mappings()]
        return [{name: value for name, value in row.items() if name not in ("updated_at", "id")} for row in found]

    return await world.services.database.read(look)


def labels(rep: Phone) -> list[str]:
    return [button.text for button in rep.last.flat]


def sender(world: World, update_id: int = 10_000) -> Sender:
    return Sender(101, 101, "zh", world.clock.now, update_id)


async def test_a_line_about_somebody_unknown_offers_to_keep_them(world: World) -> None:
    rep = world.rep()

    asked = await world.say(rep, "王姐电话了，说月底定，嫌贵")
    echo = await world.tap(rep, "记下 王姐")

    assert "还没有 王姐" in asked
    assert "王姐 已收进客户本" in echo
    assert "✓ 记到 王姐：电话 · ❄️ 冷了 · 说月底定，嫌贵" in echo
    assert "下次 11月30日 周一（说月底定）" in echo
    assert {"改日期", "🔥 热了", "= 一样", "❄️ 冷了 •", "↩ 撤销"} <= set(labels(rep))


async def test_in_english_too(world: World) -> None:
    rep = await kept(world, "Mrs Smith")

    echo = await world.say(rep, "Called Mrs Smith, wants a quote Tuesday")

    assert "✓ Mrs Smith: Call · 🔥 Warmer · wants a quote Tuesday" in echo
    assert "Next: Tue 24 Nov" in echo


async def test_it_may_be_no_contact_but_a_description(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "王姐电话了，声音很大，嫌贵")

    await world.tap(rep, "客户描述")

    assert "声音很大" in rep.last.text
    assert await rows(world, TOUCHES) == []


async def test_without_a_name_it_is_the_customer_in_hand(world: World) -> None:
    rep = await kept(world)

    assert "记到 王姐：电话" in await world.say(rep, "今天电话了，说下周三再谈")


async def test_after_two_hours_it_is_asked_whose_it_is(world: World) -> None:
    rep = await kept(world)
    world.clock.pass_(hours=3)

    assert "哪位客户" in await world.say(rep, "今天电话了，说下周三再谈")
    assert "记到 王姐：电话 · 说下周三再谈" in await world.tap(rep, "王姐")


async def test_the_name_may_be_written_where_it_is_asked(world: World) -> None:
    rep = await kept(world)
    world.clock.pass_(hours=3)
    await world.say(rep, "今天电话了，说下周三再谈")

    assert "记到 王姐：电话" in await world.say(rep, "王姐")


async def test_a_contact_is_not_settled_twice(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "王姐电话了，嫌贵")
    raw = rep.tap("📌")
    again = rep.tap("📌")

    await world.process(raw)
    await world.process(again)

    assert "已经记过" in rep.last.text
    assert len(await rows(world, TOUCHES)) == len(await rows(world, CUSTOMERS)) == 1


async def test_of_namesakes_it_is_asked_who_is_meant(world: World) -> None:
    rep = await kept(world, "王芳")
    await touching.record_for_new(world.services, sender(world), "王芳", Contact("visit"))

    assert "哪位 王芳" in await world.say(rep, "王芳电话了，嫌贵")
    assert labels(rep)[:2] == ["王芳", "王芳"]


async def test_yesterday_was_yesterday(world: World) -> None:
    rep = await kept(world)

    echo = await world.say(rep, "昨天去拜访了王姐，聊得不错")

    assert "11月19日 周四" in echo


async def test_a_date_that_there_is_not_is_named(world: World) -> None:
    rep = await kept(world)

    assert "“2月30日”没有这一天" in await world.say(rep, "王姐电话了，说2月30日定")


async def test_two_taps_log_a_contact(world: World) -> None:
    rep = await kept(world)
    await world.process(await opened(world, rep, "t:1:new"))
    await world.tap(rep, "上门")

    echo = await world.tap(rep, "成交")

    assert "✓ 记到 王姐：上门 · 🎉 成交" in echo
    assert (await rows(world, CUSTOMERS))[0]["stage"] == "aftercare"
    assert "⭐ 重新定级" in labels(rep)


async def test_tapped_twice_it_is_one_contact(world: World) -> None:
    rep = await kept(world)
    await world.process(await opened(world, rep, "t:1:by:call"))
    first, second = rep.tap("热了"), rep.tap("热了")

    await world.process(first)
    shown = rep.last.text
    await world.process(second)

    assert rep.last.text == shown
    assert len(await rows(world, TOUCHES)) == 2


async def test_nobody_answered_so_it_is_tried_again_on_the_next_workday(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐电话了，说今天下午给报价")
    world.clock.pass_(hours=1)

    echo = await world.say(rep, "王姐电话没人接")

    assert "没联系上" in echo
    assert "下次 11月23日 周一（说今天下午给报价）" in echo


@pytest.mark.parametrize(
    "line", ["王姐电话了，说周五下午三点给报价", "王姐来店里了，成交了", "王姐电话没人接", "昨天拜访了王姐"]
)
async def test_undone_all_is_as_it_was(world: World, line: str) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐电话了，说今天下午五点回电话")
    world.clock.pass_(minutes=5)
    before = await rows(world, CUSTOMERS, TOUCHES), await waiting(world)
    await world.say(rep, line)

    assert "王姐 和刚才一样" in await world.tap(rep, "撤销")
    assert (await rows(world, CUSTOMERS, TOUCHES), await waiting(world)) == before


async def test_undone_twice_says_so_and_changes_nothing(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐电话了，有兴趣")
    first, second = rep.tap("撤销"), rep.tap("撤销")
    await world.process(first)
    before = await rows(world, CUSTOMERS, TOUCHES, FOLLOW_UPS)

    await world.process(second)

    assert await rows(world, CUSTOMERS, TOUCHES, FOLLOW_UPS) == before


async def test_how_it_went_can_be_corrected(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐电话了，聊了聊")

    echo = await world.tap(rep, "热了")

    assert "🔥 热了" in echo
    assert (await rows(world, CUSTOMERS))[0]["outcome"] == "warmer"


async def test_a_note_added_later_may_hold_a_promise(world: World) -> None:
    rep = await kept(world)
    await world.say(rep, "王姐电话了，聊了聊")
    await world.tap(rep, "补一句")

    echo = await world.say(rep, "答应周五给她报价")

    assert "答应周五给她报价" in echo
    assert "下次 11月27日 周五" in echo


async def test_a_voice_note_is_kept_and_comes_back(world: World) -> None:
    rep = await kept(world)
    await world.process(rep.send_voice(75))
    echo = rep.last.text

    await world.process(await opened(world, rep, "t:2:file"))

    assert "✓ 记到 王姐：🎤 语音 · 1:15" in echo
    assert rep.last.kind == "voice"


async def test_whose_a_photo_is_is_asked_when_nobody_is_in_hand(world: World) -> None:
    rep = await kept(world)
    world.clock.pass_(hours=3)
    await world.process(rep.send_photo("她家的店面"))
    asked = rep.last.text

    echo = await world.tap(rep, "王姐")

    assert "哪位客户" in asked
    assert "🖼 照片 · 她家的店面" in echo


async def test_with_an_empty_book_a_voice_note_is_answered_as_before(world: World) -> None:
    rep = world.rep()
    await world.process(rep.send_voice())

    assert "语音" in rep.last.text
    assert not rep.last.flat


async def test_names_are_shown_as_they_are_written(world: World) -> None:
    rep = await kept(world)
    name = "<b>" + "王" * 50 + "🧸" * 5
    await touching.record_for_new(world.services, sender(world), name, Contact("call", text="<i>&"))
    shown = await touches_logged.page(world.services, sender(world), 2, 0)

    assert shown is not None
    assert (shown.name, shown.touches[0].text) == (name, "<i>&")
    assert "&lt;b&gt;王" not in await world.say(rep, "今天电话了，嫌贵")
    assert "<b>王" in rep.last.text


async def test_a_page_past_the_end_is_the_last(world: World) -> None:
    await kept(world)
    for number in range(8):
        world.clock.pass_(minutes=2)
        await touching.log(world.services, sender(world, 20_000 + number), 1, "call", None)

    page = await touches_logged.page(world.services, sender(world), 1, 99)

    assert page is not None
    assert (page.page, page.pages, page.count, len(page.touches)) == (1, 2, 9, 3)


async def waiting(world: World) -> list[dict[str, Any]]:
    """The open follow-ups."""
    return [row for row in await rows(world, FOLLOW_UPS) if row["ended_at"] is None]


async def opened(world: World, rep: Phone, data: str) -> dict[str, Any]:
    """A tap on a button that another screen has."""
    raw = rep.tap(next(button.text for button in rep.last.flat if button.data))
    raw["callback_query"]["data"] = data
    return raw
