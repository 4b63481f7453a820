"""A rep describes a customer and is coached: the whole bot, in both languages."""

import pytest

from tests.conftest import World

EAGLE_ZH = "声音很大，说话特别快，一进门直接问最好的是哪款，一直看表"
OWL_EN = "speaks slowly in a flat voice, read the spec sheet for ages and asked for the test report"


async def test_a_chinese_description_is_answered_with_type_evidence_advice_and_a_line(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, EAGLE_ZH)

    assert "🦅 老鹰型 · 很像" in shown
    assert "「" in shown.splitlines()[1]
    assert "✅" in shown
    assert "🚫" in shown
    assert "💬" in shown
    assert rep.copied("📋") in shown


async def test_an_english_description_is_answered_in_english(world: World) -> None:
    rep = world.rep("en", 102)

    shown = await world.say(rep, OWL_EN)

    assert "🦉 Owl · clearly" in shown
    assert "“" in shown.splitlines()[1]
    assert rep.copied("📋 Copy") in shown


async def test_the_words_shown_as_evidence_are_the_reps_own(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, EAGLE_ZH)

    quotes = [part.split("」")[0] for part in shown.splitlines()[1].split("「")[1:]]
    assert quotes
    assert all(quote in EAGLE_ZH for quote in quotes)


async def test_another_line_changes_the_card_in_place_and_comes_round(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE_ZH)
    count = len(rep.messages)
    first = rep.copied("📋")

    lines: list[str] = []
    while not lines or lines[-1] != first:
        await world.tap(rep, "↻")
        lines.append(rep.copied("📋"))

    assert len(rep.messages) == count
    assert len(set(lines)) == len(lines) > 1


async def test_changing_the_stage_edits_the_card_in_place(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE_ZH)
    count, before = len(rep.messages), rep.copied("📋")

    await world.tap(rep, "⋯")
    shown = await world.tap(rep, "售后")

    assert "💬 售后" in shown
    assert rep.copied("📋") != before
    assert len(rep.messages) == count


async def test_the_stage_a_description_speaks_of_is_the_one_shown(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "说话很快，很强势，已经买了，回访的时候直接问结果")

    assert "💬 售后" in shown


async def test_why_shows_words_for_and_the_way_and_leads_back(world: World) -> None:
    rep = world.rep()
    card = await world.say(rep, EAGLE_ZH)

    why = await world.tap(rep, "🔎")
    back = await world.tap(rep, "← 返回")

    assert "为什么是 🦅 老鹰型" in why
    assert "支持" in why
    assert "走法" in why
    assert "%" in why
    assert back == card


@pytest.mark.parametrize("text", ["王总来了", "hi", "👍", "。。。", "明天下午三点开会"])
async def test_a_description_with_nothing_in_it_gets_help_and_no_type(world: World, text: str) -> None:
    rep = world.rep()

    shown = await world.say(rep, text)

    assert "先告诉我一两个你看到的" in shown
    assert not any(emoji in shown for emoji in "🦅🦚🕊🦉")


async def test_an_answer_tapped_where_there_was_nothing_leads_to_advice(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "王总来了")
    offered = [button.text for row in rep.last.buttons for button in row]

    await world.tap(rep, offered[-2])
    for _ in range(3):
        if any(button.text == "够了，给我话术" for row in rep.last.buttons for button in row):
            await world.tap(rep, "够了，给我话术")

    assert "✅" in rep.last.text
    assert "✔" in rep.last.text


async def test_a_novel_is_not_read_as_a_customer(world: World) -> None:
    rep = world.rep()
    page = "那年冬天很冷，河面结了冰。祖父坐在窗前讲起从前的事，外面的雪一直下到傍晚，谁也没有再说话。" * 40

    shown = await world.say(rep, page[:4000])

    assert "先告诉我" in shown
    assert "🦅" not in shown


async def test_markup_in_a_description_is_shown_as_text(world: World) -> None:
    rep = world.rep()

    shown = await world.say(rep, "他说话很快<b>、</b>，一直看表 & 直接问 <script>最好的</script> 是哪款")

    assert "🦅" in shown
    assert rep.last.entities[0]["type"] == "bold"


async def test_an_example_is_answered_as_if_it_had_been_typed(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "/start")

    for label in ("⏱", "🤔", "🔍"):
        start = next(
            m.message_id for m in rep.messages if m.from_bot and any("⏱" in b.text for r in m.buttons for b in r)
        )
        await world.process(rep.tap(label, message_id=start))

        assert "✅" in rep.last.text
        assert "💬" in rep.last.text


async def test_why_names_the_wording_that_sounds_like_it_and_stays_short(world: World) -> None:
    rep = world.rep("en")
    await world.say(rep, "Keeps asking her husband what he thinks, been in three times")

    await world.tap(rep, "Why")

    lines = rep.last.text.splitlines()
    assert "Sounds like it “been in three times”" in lines
    assert max(map(len, lines)) <= 160
    assert len(lines) <= 8


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("zh-hans", "零头给我抹了呗，隔壁才卖八十", "💰"),
        ("zh-hans", "开始挺热情，一说价钱脸就拉下来了，说这个月工资还没发", "👛"),
        ("en", "Can you do any better on that? The stall next door has it for less", "💰"),
        ("en", "You run a small café and have been burnt by a supplier before; you want everything in writing", "🛡️"),
    ],
)
async def test_a_thousand_ways_of_saying_it_are_understood(world: World, language: str, text: str, kind: str) -> None:
    rep = world.rep(language)

    await world.say(rep, text)

    assert kind in rep.last.text.splitlines()[0]


@pytest.mark.parametrize("text", ["明天下午三点送货，放二楼", "Traffic on the ring road is terrible today"])
async def test_talk_about_no_customer_gets_no_type_but_a_way_on(world: World, text: str) -> None:
    rep = world.rep("en" if text.isascii() else "zh-hans")

    await world.say(rep, text)

    assert "·" not in rep.last.text.splitlines()[0]
    assert rep.last.buttons
