"""Which of three types is nearest: tapped, typed, passed over, changed; and offered where no type is asserted."""

from dataclasses import dataclass

import pytest

from bot.sandbox.fake import Phone
from tests.conftest import World
from tests.teaming import forged


@dataclass(frozen=True)
class Said:
    """One language. ``close`` leaves several types likely; ``unsure`` may be about no customer."""

    app: str
    close: str
    unsure: str
    nearest: str
    none: str
    cannot_tell: str
    title: str
    clearly: str
    start: str
    example: str
    called_nearest: str


ZH = Said(
    "zh-hans", "话不多，老看手机", "他说先看看", "哪一种最像？", "都不像", "没注意", "拿不准是不是在说客户", "很像",
    "先告诉我一两个你看到的", "今天下雨路不好走", "你说最像这一种",
)  # fmt: skip
EN = Said(
    "en", "quiet, keeps looking at her phone", "keeps asking me", "Which is nearest?", "None of these", "Didn't notice",
    "I can't tell if it's about a customer", "clearly", "Tell me one or two things you saw", "it rained all day",
    "You called it the nearest",
)  # fmt: skip
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])


def labels(phone: Phone) -> list[str]:
    return [button.text for row in phone.last.buttons for button in row]


def lines(phone: Phone) -> list[str]:
    """The options, as they are numbered."""
    return [line for line in phone.last.text.split("\n") if line[:2] in ("1 ", "2 ", "3 ")]


def emoji(line: str) -> str:
    return line.split(" ")[1]


@BOTH
async def test_a_close_call_asks_which_is_nearest_by_a_line_for_each(world: World, say: Said) -> None:
    rep = world.rep(say.app)

    shown = await world.say(rep, say.close)

    assert say.nearest in shown
    assert len(lines(rep)) == 3
    assert [f"{place} {emoji(line)}" for place, line in enumerate(lines(rep), 1)] == [
        label for label in labels(rep) if label[:2] in ("1 ", "2 ", "3 ")
    ]
    assert {say.none, say.cannot_tell} <= set(labels(rep))


@BOTH
async def test_picking_one_settles_it_and_the_card_shows_that_it_was_answered(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.close)
    picked = emoji(lines(rep)[2])

    await world.tap(rep, "3 ")

    assert picked in rep.last.text.split("\n")[0]
    assert say.clearly in rep.last.text.split("\n")[0]
    assert f"✔ {picked}" in rep.last.text
    assert lines(rep) == []


@BOTH
async def test_why_tells_that_it_was_called_the_nearest(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.close)
    await world.tap(rep, "1 ")

    await world.tap(rep, "🔎")

    assert say.called_nearest in rep.last.text


@BOTH
async def test_none_of_these_leaves_them_behind_and_goes_on_with_others(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.close)
    gone = {emoji(line) for line in lines(rep)}

    await world.tap(rep, say.none)

    assert not gone & {emoji(line) for line in lines(rep)}
    assert not any(mark in rep.last.text.split("\n")[0] for mark in gone)


@BOTH
async def test_the_number_and_the_name_may_be_typed(world: World, say: Said) -> None:
    tapping, typing, naming = (world.rep(say.app, user) for user in (11, 12, 13))
    for phone in (tapping, typing, naming):
        await world.say(phone, say.close)
    types = world.services.library.engine.library.types.values()
    name = next(kind.name for kind in types if kind.emoji == emoji(lines(naming)[1]))

    await world.tap(tapping, "2 ")
    await world.say(typing, "2")
    await world.say(naming, name.zh if say is ZH else name.en)

    assert typing.last.text == naming.last.text == tapping.last.text


@BOTH
async def test_none_of_these_may_be_typed(world: World, say: Said) -> None:
    tapping, typing = world.rep(say.app, 11), world.rep(say.app, 12)
    for phone in (tapping, typing):
        await world.say(phone, say.close)

    await world.tap(tapping, say.none)
    await world.say(typing, say.none)

    assert typing.last.text == tapping.last.text


@BOTH
async def test_who_cannot_tell_keeps_the_card_as_it_is(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    before = (await world.say(rep, say.close)).split("\n")[0]

    await world.tap(rep, say.cannot_tell)
    if say.nearest in rep.last.text or "👄" in rep.last.text:
        await world.say(rep, {"zh-hans": "够了", "en": "enough"}[say.app])

    assert rep.last.text.split("\n")[0] == before


@BOTH
async def test_a_text_that_may_be_about_nobody_gets_an_offer_and_no_card(world: World, say: Said) -> None:
    rep = world.rep(say.app)

    shown = await world.say(rep, say.unsure)

    assert say.title in shown
    assert len(lines(rep)) == 3
    assert "✅" not in shown


@BOTH
async def test_picking_from_an_offer_makes_the_card(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.unsure)
    picked = emoji(lines(rep)[0])

    await world.tap(rep, "1 ")

    assert picked in rep.last.text.split("\n")[0]
    assert say.clearly in rep.last.text.split("\n")[0]
    assert "✅" in rep.last.text


@BOTH
async def test_passing_over_every_offer_ends_with_what_was_seen(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.unsure)
    shown: list[str] = []

    while lines(rep):
        shown += [emoji(line) for line in lines(rep)]
        await world.tap(rep, say.none)

    assert len(shown) == len(set(shown)) <= 9
    assert say.start in rep.last.text


@BOTH
async def test_a_text_about_nobody_is_offered_nothing(world: World, say: Said) -> None:
    rep = world.rep(say.app)

    shown = await world.say(rep, say.example)

    assert say.start in shown
    assert lines(rep) == []


@pytest.mark.parametrize("answer", ["renamed:1", "eagle:1", ":1", "silent:1", "distinguished:9", "distinguished"])
async def test_a_choice_that_was_never_offered_changes_nothing(world: World, answer: str) -> None:
    rep = world.rep()
    before = (await world.say(rep, ZH.close)).split("\n")[0]

    shown = await forged(world, rep, f"c:1:of:{answer}")

    assert before in shown or ZH.nearest in shown
    assert "✔" not in shown


@BOTH
async def test_an_answer_may_be_changed_from_an_older_card(world: World, say: Said) -> None:
    rep = world.rep(say.app)
    await world.say(rep, say.close)
    first, second, _ = (emoji(line) for line in lines(rep))
    number = next(button.data for row in rep.last.buttons for button in row if button.text == f"2 {second}") or ""
    await world.tap(rep, "1 ")
    assert f"✔ {first}" in rep.last.text

    shown = await forged(world, rep, number)

    assert f"✔ {second}" in shown
    assert f"✔ {first}" not in shown
