"""Whether an update is seen to is asked once, before its first try, and never of what was begun already."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.arriving import SHARED, person_of
from bot.dispatching import AgainError
from bot.processing import InHand, Processor
from bot.store import intake
from bot.store.database import Database
from bot.store.intake import Arrival
from bot.watching import Watch
from tests.conftest import Clock
from tests.incoming import BOT_ID, Handler, message, nobody, states


class Doorkeeper:
    """Admits or not, and remembers whom it was asked about."""

    def __init__(self, admits: bool) -> None:
        self.admits = admits
        self.asked: list[int] = []

    async def __call__(self, raw: Mapping[str, Any]) -> bool:
        self.asked.append(raw["update_id"])
        return self.admits


def processor(database: Database, handler: Handler, doorkeeper: Doorkeeper, watch: Watch) -> Processor:
    return Processor(
        database,
        nobody(),
        watch,
        owner="alone",
        handle=handler.handle,
        apologise=handler.apologise,
        admit=doorkeeper,
        pause=lambda _: 0.0,
    )


async def arrived(database: Database) -> InHand:
    """An update that is written down and in hand."""
    raw = message(1)
    await database.write(
        lambda connection: intake.put(
            connection, bot_id=BOT_ID, arrivals=[Arrival(1, 1, "{}")], owner="alone", now=Clock()()
        )
    )
    return InHand(1, 1, raw)


async def test_what_is_not_admitted_is_never_begun_and_done_with(database: Database) -> None:
    handler, watch = Handler(), Watch()

    await processor(database, handler, Doorkeeper(False), watch)(await arrived(database))

    assert handler.begun == []
    assert await states(database) == {1: "done"}
    assert watch.updates == {"too many": 1}


async def test_an_update_that_is_tried_again_is_asked_about_once(database: Database) -> None:
    handler, doorkeeper = Handler({1: [TimedOut(), RuntimeError()]}), Doorkeeper(True)
    process, item = processor(database, handler, doorkeeper, Watch()), await arrived(database)

    for _ in range(2):
        with pytest.raises(AgainError):
            await process(item)
        doorkeeper.admits = False
    await process(item)

    assert handler.ids == [1]
    assert doorkeeper.asked == [1]


@pytest.mark.parametrize("before", [{"starts": 1, "repeated": True}, {"failures": 2}])
async def test_an_update_begun_in_an_earlier_run_is_seen_to(database: Database, before: dict[str, Any]) -> None:
    handler = Handler()
    item = replace(await arrived(database), **before)

    await processor(database, handler, Doorkeeper(False), Watch())(item)

    assert handler.ids == [1]


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        (message(1, chat=-5) | {"message": {"chat": {"id": -5}, "from": {"id": 7}}}, 7),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 9}}}}, 7),
        ({"update_id": 1, "inline_query": {"from": {"id": 2**62}}}, 2**62),
        ({"update_id": 1, "poll_answer": {"user": {"id": 7}}}, 7),
        ({"update_id": 1, "poll": {"id": "3"}}, SHARED),
        ({"update_id": 1, "message": {"from": {"id": 2**63}}}, SHARED),
        ({"update_id": 1, "message": {"from": {"id": "7"}}}, SHARED),
        ({"update_id": 1, "message": {"from": None}}, SHARED),
        ({"update_id": 1}, SHARED),
    ],
)
def test_whoever_sent_an_update_is_counted_wherever_it_was_sent_from(raw: dict[str, Any], person: int) -> None:
    assert person_of(raw) == person
