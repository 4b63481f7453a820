"""Objections, searches, plays: what a rep looks up while the customer is still talking."""

import pytest

from bot.core.lines import lines_of
from tests.conftest import World

EAGLE = "声音很大，说话特别快，一进门直接问最好的是哪款，一直看表"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("太贵了", "太贵了"),
        ("她说要回去问老公", "我得问问家里人"),
        ("别家更便宜", "别家更便宜"),
        ("他说没时间", "我没时间"),
    ],
)
async def test_what_a_customer_says_against_it_is_answered_at_once(world: World, text: str, heard: str) -> None:
    rep = world.rep()

    shown = await world.say(rep, text)

    assert shown.startswith(f"💬 “{heard}”")
    assert "背后：" in shown
    assert rep.copied("📋 复制") in shown


async def test_an_objection_in_english_is_answered_in_english(world: World) -> None:
    rep = world.rep("en", 102)

    shown = await world.say(rep, "She says she has to ask her husband")

    assert shown.startswith("💬 “")
    assert "Behind it: " in shown
    assert rep.copied("📋 Copy") in shown


async def test_the_answer_is_for_the_customer_described_before(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)

    shown = await world.say(rep, "太贵了")

    assert "对🦅 老鹰型：" in shown


async def test_the_customer_of_this_morning_is_no_longer_in_hand(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    world.clock.pass_(hours=3)

    assert "对谁都能说：" in await world.say(rep, "太贵了")


async def test_answers_for_each_style_and_for_anyone_are_a_tap_away(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "太贵了")
    anyone = rep.copied("📋")

    owl = await world.tap(rep, "🦉")
    for_owl = rep.copied("📋")

    assert "对🦉 猫头鹰型：" in owl
    assert for_owl != anyone
    assert "对谁都能说：" in await world.tap(rep, "通用")
    assert rep.copied("📋") == anyone


async def test_another_answer_comes_and_the_first_comes_back(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "太贵了")
    first, lines = rep.copied("📋"), list[str]()

    while not lines or lines[-1] != first:
        await world.tap(rep, "↻")
        lines.append(rep.copied("📋"))

    assert len(set(lines)) == len(lines) > 1


async def test_a_customer_with_more_to_them_than_an_objection_gets_a_card_with_the_objection_on_it(
    world: World,
) -> None:
    rep = world.rep()

    shown = await world.say(rep, "张总，声音大，说话快，嫌贵")

    assert "🦅 老鹰型" in shown
    assert (await world.tap(rep, "💬 太贵了")).startswith("💬 “太贵了”")


async def test_what_was_taken_for_an_objection_can_be_read_as_a_customer(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "她说要回去问老公")

    await world.process(rep.tap("👤"))

    assert "「" in rep.last.text
    assert rep.last.text.splitlines()[0].count("·") >= 1


@pytest.mark.parametrize("query", ["杀价 收尾", "taiguile", "tgl", "老英", "eagle closing", "husband", "expensvie"])
async def test_a_few_words_find_a_line_without_scrolling(world: World, query: str) -> None:
    rep = world.rep()

    shown = await world.say(rep, f"/find {query}")

    assert shown.startswith(f"🔎 {query}")
    assert rep.copied("📋") in shown
    assert len(shown.splitlines()) <= 4


@pytest.mark.parametrize("query", ["杀价 收尾", "husband", "老公"])
async def test_words_that_describe_nobody_are_searched_without_a_command(world: World, query: str) -> None:
    assert (await world.say(world.rep(), query)).startswith(f"🔎 {query}")


async def test_pages_of_a_search_turn_and_its_entries_open_and_lead_back(world: World) -> None:
    rep = world.rep()
    first = await world.say(rep, "/find 杀价 收尾")

    second = await world.tap(rep, "↻")
    opened = await world.tap(rep, "💰 爱砍价")
    back = await world.tap(rep, "← 返回")

    assert first != second
    assert opened.startswith("💰 爱砍价")
    assert back == first


async def test_a_type_found_opens_at_the_stage_that_was_asked_for(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "/find 老鹰 收尾")

    assert "💬 成交 · " in await world.tap(rep, "🦅 老鹰型")


async def test_a_search_without_words_says_how(world: World) -> None:
    assert "/find" in await world.say(world.rep(), "/find")


async def test_a_search_that_finds_nothing_says_so_and_offers_a_way_on(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "/find qqqqzzzz")

    assert shown.startswith("没找到“qqqqzzzz”")
    await world.process(rep.tap("👤"))
    assert "先告诉我一两个你看到的" in rep.last.text


@pytest.mark.parametrize("query", ["<b>&", "~~~", "a" * 300, "贵" * 200, "%_'\"", "/find", "\u202e太贵了"])
async def test_a_search_for_nonsense_is_answered(world: World, query: str) -> None:
    rep = world.rep()

    shown = await world.say(rep, f"/find {query}")

    assert shown
    assert all(len((button.data or "").encode()) <= 64 for row in rep.last.buttons for button in row)


async def test_a_button_of_an_entry_that_is_gone_is_answered(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "太贵了")

    for data in (
        "l:obj:no_such:-:0",
        "l:type:no_such::0",
        "l:play:none:0:0",
        "l:prod:none:none:0",
        "l:find:0",
        "l:what",
    ):
        raw = rep.tap("🦉")
        raw["callback_query"]["data"] = data
        await world.process(raw)
        assert rep.last.text
        await world.say(rep, "太贵了")


async def test_a_button_from_when_a_product_had_more_lines_shows_one_that_is_there(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "太贵了")
    raw = rep.tap("🦉")
    raw["callback_query"]["data"] = "l:prod:beauty:serum:7"

    await world.process(raw)

    assert any("2/3" in button.text for button in rep.last.flat)


async def test_plays_are_listed_and_opened_part_by_part(world: World) -> None:
    rep = world.rep()
    listed = await world.say(rep, "/plays")
    plays = {play.name.zh: play for play in world.services.library.engine.library.plays.values()}
    play = next(plays[name] for name in plays if name in listed and len(plays[name].parts) > 1)
    number = next(line.split()[0] for line in listed.splitlines() if play.name.zh in line)

    opened = await world.tap(rep, number)
    other = await world.tap(rep, "2")
    back = await world.tap(rep, "←")

    assert listed.startswith("📋 打法")
    assert play.parts[0].steps[0].text.zh in opened
    assert play.parts[1].steps[0].text.zh in other
    assert back == listed


async def test_every_play_is_listed_on_some_page(world: World) -> None:
    rep = world.rep()
    seen = await world.say(rep, "/plays")
    for _ in range(10):
        seen += await world.tap(rep, "下一页")

    assert all(play.name.zh in seen for play in world.services.library.engine.library.plays.values())


@pytest.mark.parametrize("text", ["客户投诉怎么办", "嫌贵怎么回", "how to handle a complaint"])
async def test_asking_what_to_say_is_a_search(world: World, text: str) -> None:
    assert (await world.say(world.rep(), text)).startswith(f"🔎 {text}")


async def test_the_line_found_in_a_trade_is_that_trades(world: World) -> None:
    rep = world.rep()
    library = world.services.library.engine.library
    line = next(line for line in lines_of(library) if line.pack == "stall" and line.stage == "close")
    await world.say(rep, "/pack")
    await world.tap(rep, library.packs["stall"].emoji)

    shown = await world.say(rep, f"/find {line.advice.text.zh[:8]}")

    assert library.packs["stall"].name.zh in shown


async def test_every_page_of_an_objection_leads_on_however_long_its_names(world: World) -> None:
    rep = world.rep("en", 102)
    await world.say(rep, "keeps saying my competitor is cheaper")

    await world.tap(rep, "💰")
    await world.tap(rep, "Anyone")
    shown = await world.tap(rep, "🔎")

    assert shown.startswith("🔎 keeps saying my competitor is cheaper")


async def test_a_long_report_with_an_objection_is_a_customer_with_the_objection_beside(world: World) -> None:
    rep = world.rep("en", 102)

    shown = await world.say(
        rep, "She tried it on twice and then told me she really has to ask her husband before she decides"
    )

    assert "“" in shown.splitlines()[1]
    assert any(button.text.startswith("💬") for row in rep.last.buttons for button in row)
