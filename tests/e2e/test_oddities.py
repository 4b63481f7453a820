"""What people and Telegram do besides: old buttons, other people's buttons, edits, photos, restarts, blocks."""

import asyncio
import json

import pytest
import structlog

from bot.flows import pruning
from bot.flows.services import Services
from tests.conftest import World

TEXT = "声音很大，说话特别快，直接问最好的是哪款，一直看表"
OTHER = "话不多，声音轻轻的，拿着配料表看了半天，问有没有检测报告"


async def test_a_restart_in_the_middle_loses_nothing(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)
    await world.tap(rep, "↻")
    await world.tap(rep, "⋯")

    await world.restart()
    shown = await world.tap(rep, "售后")

    assert "🦅 老鹰型" in shown
    assert "💬 售后" in shown


async def test_editing_the_description_updates_its_card(world: World) -> None:
    rep = world.rep()
    update = rep.send(TEXT)
    await world.process(update)
    card = rep.last.message_id
    count = len(rep.messages)

    await world.process(rep.edit(update["message"]["message_id"], OTHER))

    assert rep.last.message_id == card
    assert "🦉" in rep.last.text
    assert len(rep.messages) == count


async def test_editing_a_message_that_was_no_description_changes_nothing(world: World) -> None:
    rep = world.rep()
    update = rep.send("/help")
    await world.process(update)
    count = len(rep.messages)

    await world.process(rep.edit(update["message"]["message_id"], TEXT))

    assert len(rep.messages) == count


async def test_a_button_of_last_month_still_works(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)
    world.clock.pass_(days=31)

    await world.tap(rep, "↻")

    assert "↻ 换一句 2/" in "".join(button.text for row in rep.last.buttons for button in row)


async def test_a_button_whose_case_was_erased_says_what_to_do(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)
    world.clock.pass_(days=91)
    await pruning.prune(world.services, 90)

    await world.process(rep.tap("↻"))

    assert rep.last.text == "这张卡片太旧了，再发一遍客户描述，给你换张新的。"


async def test_nobody_can_tap_another_reps_card(world: World) -> None:
    mine, other = world.rep(user_id=1), world.rep(user_id=2)
    await world.say(mine, TEXT)
    await world.say(other, "/help")
    data = next(b.data for row in mine.last.buttons for b in row if b.data)
    before = mine.last.text
    stolen = mine.tap(data=data)
    stolen["callback_query"]["from"]["id"] = 2
    stolen["callback_query"]["message"]["chat"]["id"] = 2

    await world.process(stolen)

    assert "太旧" in other.last.text
    assert mine.last.text == before


async def test_two_taps_at_once_are_two_steps_in_order(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)

    await world.intake.take([rep.tap("↻"), rep.tap("↻")])
    await world.intake.idle()

    assert "↻ 换一句 3/" in "".join(button.text for row in rep.last.buttons for button in row)


async def test_the_same_message_processed_twice_opens_one_case(world: World) -> None:
    rep = world.rep()
    raw = rep.send(TEXT)

    await world.process(raw)
    await world.process(raw)

    data = [b.data or "" for m in rep.messages for row in m.buttons for b in row]
    assert len({one.split(":")[1] for one in data if one.startswith("c:")}) == 1


async def test_a_photo_a_sticker_and_a_voice_note_get_a_helpful_word(world: World) -> None:
    rep = world.rep()

    for raw, expected in (
        (rep.send_photo(), "我现在只看得懂文字"),
        (rep.send_sticker(), "我现在只看得懂文字"),
        (rep.send_voice(), "语音转文字"),
    ):
        await world.process(raw)

        assert expected in rep.last.text


async def test_a_rep_who_blocked_the_bot_harms_nobody(world: World) -> None:
    rep, other = world.rep(user_id=1), world.rep(user_id=2)
    raw = rep.send(TEXT)
    rep.block()

    await world.process(raw)
    shown = await world.say(other, TEXT)

    assert "🦅" in shown


async def test_data_of_an_unknown_button_says_what_to_do(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)

    for data in ("c:1", "c:x:next", "c:99999999999999999999:next", "v0:old", "c:1:at:nowhere", "c:1:say:nothing:y"):
        raw = rep.tap("↻")
        raw["callback_query"]["data"] = data
        await world.process(raw)

        assert "刚才出了点问题" not in rep.last.text


async def test_a_very_long_name_and_right_to_left_marks_are_no_trouble(world: World) -> None:
    rep = world.fake.phone(55, "王" * 64, "zh-hans", last_name="\u202e" * 64)

    await world.process(rep.send("\u202e客户\u200b说话很快\u0000，一直看表，直接问结果"))

    assert "🦅" in rep.last.text


async def test_a_failing_handler_is_logged_without_words_and_apologised_for(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    structlog.configure(processors=[structlog.processors.JSONRenderer()])
    rep = world.rep()
    raw = rep.send(TEXT)
    broken = Services(world.clock, world.services.library, ClosedDatabase(), "Acme", "@acme")  # type: ignore[arg-type]
    world.app.bot_data = broken

    await world.process(raw)

    structlog.reset_defaults()
    logged = capsys.readouterr().out
    assert json.loads(logged.splitlines()[-1])["error"] == "RuntimeError"
    assert "说话" not in logged
    assert "小陈" not in logged
    assert rep.last.text == "刚才出了点问题，没弄丢你的东西。请再点一次或再发一次。"


class ClosedDatabase:
    """A database that is gone."""

    async def write(self, work: object) -> None:
        await asyncio.sleep(0)
        raise RuntimeError("说话很快 must not be logged")

    read = write
