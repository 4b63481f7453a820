"""A line that wants something done for a customer: it is due then."""

from bot.sandbox.fake import Phone
from tests.conftest import World


async def with_customer(world: World, line: str, language: str = "zh-hans") -> Phone:
    rep = world.rep(language)
    await world.say(rep, line)
    return rep


async def test_a_line_with_a_name_and_a_day_makes_the_customer_due(world: World) -> None:
    rep = await with_customer(world, "记下 王姐 13812345678")

    shown = await world.say(rep, "王姐下周三下午三点给报价")

    assert shown.startswith("📅 王姐 · 11月25日 周三 15:00")
    assert "11月25日 周三 15:00 · 下周三下午三点给报价" in await world.say(rep, "王姐")


async def test_to_be_reminded_is_asked_for_in_english(world: World) -> None:
    rep = await with_customer(world, "keep Mrs Smith 07700 900123", "en")

    assert (await world.say(rep, "remind me to call Mrs Smith on Tuesday")).startswith("📅 Mrs Smith · Tue 24 Nov")


async def test_nobody_of_that_name_makes_it_something_else(world: World) -> None:
    rep = await with_customer(world, "记下 王姐 13812345678")

    assert not (await world.say(rep, "李哥下周三给报价")).startswith("📅")


async def test_a_description_with_a_day_in_it_stays_one(world: World) -> None:
    rep = await with_customer(world, "记下 王姐 13812345678")

    assert "犹豫不决" in await world.say(rep, "王姐，说话慢，明天下午再来，总说要跟家里人商量，怕选错了")
