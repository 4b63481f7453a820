"""Somebody is kept: from a line, a contact, the card of a case; what was understood is echoed and can be put right."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.fake import Phone
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from tests.conftest import World

EAGLE = "声音很大，说话特别快，直接问最好的是哪款"


async def rows(world: World, table: Any = CUSTOMERS) -> list[Any]:
    return await world.services.database.read(
        lambda connection: list(connection.execute(select(table).order_by(table.c.id)))
    )


def labels(rep: Phone) -> list[str]:
    return [button.text for button in rep.last.flat]


async def test_a_line_is_echoed_as_it_was_understood(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "记下 王姐 138 1234 5678 做美容院的 下周三回访")

    assert shown.splitlines() == ["📌 王姐 · 美容院", "☎️ 138****5678", "📅 11月25日 周三 · 下周三回访"]
    assert labels(rep) == ["✓ 对", "✎ 改日期", "✎ 改名字"]
    (kept,) = await rows(world)
    assert (kept.name, kept.phone, kept.trade) == ("王姐", "+8613812345678", "美容院")
    (due,) = await rows(world, FOLLOW_UPS)
    assert [button.data for button in rep.last.flat][1] == f"f:{due.id}:when"


async def test_in_english_too(world: World) -> None:
    rep = world.rep("en", 7)

    shown = await world.say(rep, "keep Mrs Smith 07700 900123 runs a bakery, call next Tue")

    assert shown.splitlines() == ["📌 Mrs Smith · bakery", "☎️ 077****0123", "📅 Tue 24 Nov · call next Tue"]


async def test_the_echo_becomes_the_card(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐 做美容院的")

    shown = await world.tap(rep, "✓ 对")

    assert shown.startswith("王姐\n")
    assert "✍ 记一笔" in labels(rep)


async def test_under_a_case_the_name_is_asked_for_and_the_verdict_comes_along(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)

    await world.tap(rep, "📌 记下这位")
    shown = await world.say(rep, "张总 13900001111")

    assert shown.splitlines()[0] == "📌 张总 · 🦅 老鹰型 很像"
    (kept,) = await rows(world)
    assert (kept.types[0][0], kept.description) == ("eagle", EAGLE)
    assert "↩ 不是刚才那位" not in labels(rep)


async def test_who_is_kept_after_a_description_is_taken_for_the_one_described_until_the_rep_says_no(
    world: World,
) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)

    shown = await world.say(rep, "记下 张总")
    assert "老鹰型" in shown
    shown = await world.tap(rep, "↩ 不是刚才那位")

    assert "老鹰型" not in shown
    (kept,) = await rows(world)
    assert (kept.types, kept.description) == ([], "")


async def test_a_description_belongs_to_one_customer_only(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await world.say(rep, "记下 张总")

    assert "老鹰型" not in await world.say(rep, "记下 王姐")


async def test_a_description_of_this_morning_is_not_taken_for_who_is_kept_now(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    world.clock.pass_(hours=3)

    assert "老鹰型" not in await world.say(rep, "记下 张总")


async def test_tapping_again_under_the_case_opens_the_customer_kept_with_it(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    case = rep.last.message_id
    await world.tap(rep, "📌 记下这位")
    await world.say(rep, "张总")

    await world.process(rep.tap("📌 记下这位", message_id=case))

    assert rep.last.text.startswith("张总 · 🦅")
    assert len(await rows(world)) == 1


async def test_a_shared_contact_is_kept_with_name_and_number(world: World) -> None:
    rep = world.rep()

    await world.process(rep.send_contact("8613812345678", "王", "建国"))

    assert rep.last.text.splitlines()[:2] == ["📌 王 建国", "☎️ 138****5678"]


async def test_numbers_that_nobody_should_keep_are_left_out_and_it_is_said(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "记下 李姐 身份证110101199003074578 喜欢喝茶")

    assert "证件号不该放在这里" in shown
    (kept,) = await rows(world)
    assert "110101" not in f"{kept.notes}{kept.phone}"
    assert "喜欢喝茶" in kept.notes


async def test_a_day_that_does_not_exist_is_said_and_the_rest_is_kept(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "记下 李姐 13812345678 2月30日回访")

    assert "没有“2月30日”这一天" in shown
    assert (await rows(world))[0].phone == "+8613812345678"


async def test_a_day_that_may_be_two_comes_with_the_other(world: World) -> None:
    rep = world.rep("en", 7)

    await world.say(rep, "keep Mrs Smith, call her 12/5")

    (due, *_) = await rows(world, FOLLOW_UPS)
    other = next(button for button in rep.last.flat if f"f:{due.id}:on:" in (button.data or ""))
    assert other.data != f"f:{due.id}:on:{due.day:%Y%m%d}"


@pytest.mark.parametrize("second", ["记下 王姐", "记下 王太太 13812345678"])
async def test_who_may_be_in_the_book_already_is_named(world: World, second: str) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王姐 13812345678")

    shown = await world.say(rep, second)

    assert "👥 客户本里有位很像的：王姐（5678）" in shown
    assert "就是 王姐（5678）" in labels(rep)


async def test_another_family_name_is_another_person(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 王晓明")

    assert "👥" not in await world.say(rep, "记下 李小明")


async def test_without_a_name_it_is_asked_for_and_the_rest_is_not_lost(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await world.tap(rep, "📌 记下这位")

    asked = await world.say(rep, "13812345678")
    shown = await world.say(rep, "王姐")

    assert "只差一个称呼" in asked
    assert shown.splitlines()[:2] == ["📌 王姐 · 🦅 老鹰型 很像", "☎️ 138****5678"]


async def test_a_description_in_place_of_the_name_is_a_description(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await world.tap(rep, "📌 记下这位")

    shown = await world.say(rep, "话不多，拿着配料表看了半天，问有没有检测报告")

    assert "猫头鹰型" in shown
    assert await rows(world) == []


async def test_a_name_asked_for_long_ago_is_not_waited_for(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await world.tap(rep, "📌 记下这位")
    world.clock.pass_(minutes=40)

    await world.say(rep, "王姐，说话很快")

    assert await rows(world) == []


async def test_a_tile_in_between_ends_the_waiting(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    await world.tap(rep, "📌 记下这位")
    await world.say(rep, "🗣 描述客户")

    await world.say(rep, "话不多，拿着配料表看了半天")

    assert await rows(world) == []


async def test_names_of_emoji_and_sixty_four_characters_stay_whole(world: World) -> None:
    rep = world.rep()
    long = "<b>🐯" + "王" * 60
    await world.say(rep, EAGLE)
    await world.tap(rep, "📌 记下这位")
    await world.say(rep, "王姐")
    await world.tap(rep, "✎ 改名字")

    shown = await world.say(rep, long)

    assert shown.startswith(long)


async def test_a_description_is_never_kept_as_a_customer(world: World) -> None:
    rep = world.rep()

    assert "老鹰型" in await world.say(rep, f"张总，{EAGLE}")
    assert await rows(world) == []
