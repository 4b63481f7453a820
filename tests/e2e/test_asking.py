"""One more question, by button and by typing."""

from bot.sandbox.fake import Phone
from tests.conftest import World

VAGUE = "他老问能不能再少点，又说朋友买得更便宜"


def labels(phone: Phone) -> list[str]:
    return [button.text for row in phone.last.buttons for button in row]


async def test_a_question_is_a_line_to_say_and_a_thing_to_watch_for(world: World) -> None:
    rep = world.rep()
    await world.say(rep, VAGUE)
    if "❓ 再问一点" in labels(rep):
        await world.tap(rep, "❓")

    assert "👄 可以问：" in rep.last.text
    assert "👀 或留意：" in rep.last.text
    assert "没注意" in labels(rep)


async def test_at_most_three_questions_are_asked(world: World) -> None:
    rep = world.rep()
    await world.say(rep, VAGUE)
    asked = 0

    while "没注意" in labels(rep) or "❓ 再问一点" in labels(rep):
        if "没注意" not in labels(rep):
            await world.tap(rep, "❓")
            continue
        await world.tap(rep, "没注意")
        asked += 1
        assert asked <= 3

    assert 1 <= asked <= 3
    assert "✅" in rep.last.text


async def test_enough_leads_straight_to_the_advice(world: World) -> None:
    rep = world.rep()
    await world.say(rep, VAGUE)
    if "❓ 再问一点" in labels(rep):
        await world.tap(rep, "❓")
    if "够了，给我话术" in labels(rep):
        await world.tap(rep, "够了")

    assert "✅" in rep.last.text


async def test_a_typed_answer_is_as_good_as_a_tapped_one(world: World) -> None:
    tapping, typing = world.rep(user_id=1), world.rep(user_id=2)
    for phone in (tapping, typing):
        await world.say(phone, VAGUE)
        if "❓ 再问一点" in labels(phone):
            await world.tap(phone, "❓")
    yes = next(row[0].text for row in tapping.last.buttons if row[-1].text == "没注意")

    await world.tap(tapping, yes)
    await world.say(typing, "是的")

    assert typing.last.text == tapping.last.text


async def test_words_that_show_the_asked_fact_are_an_answer_too(world: World) -> None:
    rep = world.rep("en", 5)
    await world.say(rep, "talks fast, strides in")
    before = len(rep.messages)

    await world.say(rep, "why?")

    assert rep.last.text.startswith("Why")
    assert len(rep.messages) == before + 2


async def test_a_stage_may_be_typed(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "说话很快，一直看表，直接问结果")

    shown = await world.say(rep, "成交")

    assert "💬 成交" in shown


async def test_another_line_and_not_right_may_be_typed(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "说话很快，一直看表，直接问结果")
    first = rep.copied("📋")

    await world.say(rep, "换一句")
    second = rep.copied("📋")
    wrong = await world.say(rep, "不对")

    assert second != first
    assert "哪一类才对" in wrong


async def test_a_type_may_be_typed_as_a_correction(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "说话很快，一直看表，直接问结果")

    shown = await world.say(rep, "猫头鹰型")

    assert "🦉 猫头鹰型 · 你选的" in shown


async def test_an_answer_to_nothing_shows_the_card_again_and_is_no_description(world: World) -> None:
    rep = world.rep("en", 6)
    card = await world.say(rep, "loud, talks fast, wants the bottom line, keeps checking his watch")

    assert await world.say(rep, "not sure") == card
