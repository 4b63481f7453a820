"""What goes with it: /pair, the button under a card, and more facts as they come."""

import pytest

from bot.sandbox.fake import Phone
from tests.conftest import World


async def in_trade(world: World, pack: str, rep: Phone | None = None) -> Phone:
    """A rep who has chosen a trade."""
    rep = rep or world.rep()
    await world.say(rep, "/pack")
    await world.tap(rep, world.services.library.engine.library.packs[pack].emoji)
    return rep


async def test_without_a_trade_one_is_asked_for(world: World) -> None:
    rep = world.rep()

    assert "你卖的是哪一行" in await world.say(rep, "/pair 42岁 干皮")


async def test_a_trade_is_chosen_once_kept_and_taken_back(world: World) -> None:
    rep = await in_trade(world, "beauty")

    assert "现在按" in await world.say(rep, "/pack")
    assert "不分行业" in await world.tap(rep, "不分行业")
    assert "你卖的是哪一行" in await world.say(rep, "/pack")


@pytest.mark.parametrize(
    ("code", "user", "text", "known"),
    [
        ("zh-hans", 101, "42岁，干皮，买了洁面", ["42", "干性"]),
        ("en", 102, "42, dry skin, bought a cleanser", ["42", "Dry"]),
    ],
)
async def test_a_customer_in_a_line_gets_an_offer_with_reason_and_words(
    world: World, code: str, user: int, text: str, known: list[str]
) -> None:
    rep = await in_trade(world, "beauty", world.rep(code, user))

    shown = await world.say(rep, f"/pair {text}")

    assert all(fact in shown for fact in known)
    assert "➕" in shown
    assert "🎁" in shown
    assert rep.copied("📋") in shown


async def test_nothing_known_asks_and_answers_can_be_tapped(world: World) -> None:
    rep = await in_trade(world, "beauty")
    before = await world.say(rep, "/pair")

    after = await world.tap(rep, "🛒 洁面")

    assert "➕" not in before
    assert "已买" in after
    assert "➕" in after


async def test_more_facts_typed_belong_to_the_pairing_that_is_open(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair 42岁")

    shown = await world.say(rep, "干皮")

    assert "42" in shown
    assert "干性" in shown


async def test_after_a_while_or_another_customer_the_same_words_start_afresh(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair 42岁")
    world.clock.pass_(minutes=20)

    assert "42" not in await world.say(rep, "干皮")


async def test_suggestions_turn_and_come_round(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair 42岁，干皮，买了洁面")
    first, seen = rep.copied("📋"), list[str]()

    while not seen or seen[-1] != first:
        await world.tap(rep, "↻")
        seen.append(rep.copied("📋"))

    assert len(set(seen)) == len(seen) > 1


async def test_what_is_warned_off_is_not_offered(world: World) -> None:
    rep = await in_trade(world, "beauty")

    shown = await world.say(rep, "/pair 敏感肌，30岁")

    assert "🚫" in shown
    warned = shown.split("🚫 ")[1].split("：")[0]
    assert f"➕ {warned}" not in shown


async def test_the_card_leads_to_the_pairing_with_what_it_knows(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "王姐42岁，干皮，话不多，只看配料表")

    card = rep.last.message_id
    await world.say(rep, "张总，声音大，一直看表")

    await world.process(rep.tap("🧺", message_id=card))

    assert "42" in rep.last.text
    assert "干性" in rep.last.text


async def test_without_a_trade_the_card_offers_no_pairing(world: World) -> None:
    rep = world.rep()

    await world.say(rep, "王姐42岁，干皮，话不多，只看配料表")

    assert not any("🧺" in button.text for row in rep.last.buttons for button in row)


async def test_a_trades_own_lines_come_first_on_the_card(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "话不多，只看配料表")
    before = rep.copied("📋")
    await in_trade(world, "beauty", rep)
    await world.say(rep, "话不多，只看配料表")
    lines = [rep.copied("📋")]
    while len(lines) < 30 and (len(lines) == 1 or lines[-1] != lines[0]):
        await world.tap(rep, "↻")
        lines.append(rep.copied("📋"))

    pack = world.services.library.engine.library.packs["beauty"]
    trade = {line.advice.text.zh for line in pack.lines}
    assert before not in trade
    assert trade & {*lines[:4]}


async def test_old_and_forged_buttons_are_answered(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair 42岁")

    for data in ("r:999999:next", "r:1:set:age:banana", "r:1:set:none:x", "r:1:what", "r:1:set:bought:none"):
        raw = rep.tap("🛒")
        raw["callback_query"]["data"] = data
        await world.process(raw)
        assert "美" in rep.last.text


async def test_a_choice_the_trade_does_not_have_changes_nothing(world: World) -> None:
    rep = await in_trade(world, "beauty")
    first = await world.say(rep, "/pair 42岁，油皮")
    before = await world.tap(rep, "↻")
    raw = rep.tap("🛒")
    raw["callback_query"]["data"] = "r:1:set:skin:no_such"

    await world.process(raw)

    assert rep.last.text == before != first


async def test_the_same_message_twice_opens_one_pairing(world: World) -> None:
    rep = await in_trade(world, "beauty")
    raw = rep.send("/pair 42岁")

    await world.process(raw)
    await world.process(raw)
    texts = [message.text for message in rep.messages if "42" in message.text and message.from_bot]

    assert texts[0] == texts[-1]


async def test_someone_elses_pairing_is_not_shown(world: World) -> None:
    rep, other = await in_trade(world, "beauty"), world.rep("zh-hans", 202)
    await in_trade(world, "beauty", other)
    await world.say(rep, "/pair 42岁")
    await world.say(other, "/pair")
    raw = other.tap("🛒")
    raw["callback_query"]["data"] = "r:1:next"

    await world.process(raw)

    assert "42" not in other.last.text


async def test_a_restart_in_the_middle_keeps_the_trade_and_the_pairing(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair 42岁，买了洁面")

    await world.restart()
    turned = await world.tap(rep, "↻")
    told = await world.say(rep, "干皮")

    assert "42" in turned
    assert "42" in told
    assert "干性" in told
