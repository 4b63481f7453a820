"""Someone who sends more than can be answered: told so once a minute, and nobody else notices."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.core.pace import Rate
from bot.sandbox.fake import Phone
from bot.serving import intake_of
from bot.store.database import Database
from tests.conftest import World, application
from tests.incoming import states

FEW = Rate(3600.0, burst=3)
"""Three at once, and for the length of a test no more."""

TEXT = "声音很大，说话特别快，直接问最好的是哪款，一直看表"


@pytest.fixture
async def busy(world: World) -> World:
    """A world in which everybody may ask three times."""
    world.app = application(world.fake, world.services, FEW)
    await world.app.initialize()
    world.intake = intake_of(world.app, concurrency=8)
    return world


def answers(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if message.from_bot]


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh-hans", "发得太快了"), ("en", "That was a lot at once, and I left some of it out.")]
)
async def test_what_exceeds_the_allowance_is_passed_over_and_said_once(
    busy: World, language: str, sentence: str
) -> None:
    flooder = busy.rep(language)

    await busy.intake.take([flooder.send("/help") for _ in range(50)])
    await busy.intake.idle()

    found = answers(flooder)
    assert len(found) == 4
    assert found[-1].startswith(sentence)
    assert busy.services.watch.updates == {"done": 3, "too many": 47}


async def test_others_are_answered_while_one_floods(busy: World) -> None:
    flooder, other = busy.rep(user_id=1), busy.rep(user_id=2)

    await busy.intake.take([*(flooder.send(TEXT) for _ in range(200)), other.send(TEXT)])
    await busy.intake.idle()

    assert "🦅" in other.last.text


async def test_what_was_passed_over_is_done_with_and_its_words_are_erased(busy: World, database: Database) -> None:
    flooder = busy.rep()
    for _ in range(5):
        await busy.process(flooder.send(TEXT))

    found = await states(database)
    await busy.restart()

    assert set(found.values()) == {"done"}
    assert len(answers(flooder)) == 4


async def test_a_tap_too_many_gets_a_word_over_the_screen(busy: World) -> None:
    flooder = busy.rep()
    await busy.say(flooder, TEXT)
    for _ in range(3):
        await busy.process(flooder.tap("↻"))

    assert (flooder.toasts[-1].text or "").startswith("发得太快了")
    assert "3/" in "".join(button.text for row in flooder.last.buttons for button in row)


async def test_an_inline_query_too_many_gets_an_empty_list(busy: World) -> None:
    flooder = busy.rep()
    found = []
    for query in ("太贵", "太贵了", "考虑", "便宜"):
        raw = flooder.inline(query, place="customer")
        assert raw is not None
        await busy.process(raw)
        found.append(len(flooder.results))

    assert found[2] > 0
    assert found[3] == 0


def unsent() -> Iterator[dict[str, Any]]:
    """Updates that nobody sent, as no filter of ours would bring them."""
    for number in range(5):
        yield {"update_id": 900_000 + number, "poll": {"id": str(number)}}


async def test_updates_that_nobody_sent_are_not_counted_against_anyone(busy: World) -> None:
    await busy.intake.take(unsent())
    await busy.intake.idle()

    assert busy.services.watch.updates["too many"] == 0
