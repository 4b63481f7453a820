"""Updates, somebody who handles them, and an intake on a real database."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, Row, select, text
from telegram import Bot, Update

from bot.attempt import CURRENT
from bot.intake import Intake
from bot.processing import Processor
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.request import InProcessRequest
from bot.store.database import Database
from bot.store.intake import UPDATES
from bot.watching import Watch
from tests.conftest import Clock
from tests.guarding import CANARY

BOT_ID = 42
SOON = 0.001


def message(number: int, chat: int = 1, said: str = f"hi {CANARY}") -> dict[str, Any]:
    """An update: a private message."""
    person = {"id": chat, "type": "private", "is_bot": False, "first_name": CANARY}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": person, "from": person, "text": said}}


class Handler:
    """Handles updates once the gate is open, failing as told; remembers what it began, ended and apologised for.

    ``change`` is what handling an update changes in the database.
    """

    def __init__(
        self,
        failing: dict[int, Iterable[Exception]] | None = None,
        change: Callable[[Update], Awaitable[object]] | None = None,
    ) -> None:
        self.change = change
        self.failing: dict[int, Iterator[Exception]] = {number: iter(how) for number, how in (failing or {}).items()}
        self.begun: list[int] = []
        self.repeated: list[int] = []
        self.done: list[Update] = []
        self.sorry: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def ids(self) -> list[int]:
        return [update.update_id for update in self.done]

    async def handle(self, update: Update) -> None:
        attempt = CURRENT.get()
        assert attempt is not None
        self.begun.append(update.update_id)
        self.repeated += [update.update_id] if attempt.repeated else []
        await attempt.may_send()
        await self.gate.wait()
        if error := next(self.failing.get(update.update_id, iter(())), None):
            raise error
        if self.change:
            await self.change(update)
        self.done.append(update)

    async def apologise(self, update: Update) -> None:
        self.sorry.append(update.update_id)


def nobody(bot_id: int = BOT_ID) -> Bot:
    """A bot that Telegram does not know."""
    request = InProcessRequest(FakeTelegram(clock=Clock().unix))
    return Bot(f"{bot_id}:secret", request=request, get_updates_request=request)


def intake(
    database: Database,
    handler: Handler,
    *,
    owner: str = "alone",
    pause: float = SOON,
    bot_id: int = BOT_ID,
    **settings: int,
) -> Intake:
    """As serving makes it, but with hardly a pause between tries."""
    process = Processor(
        database,
        nobody(bot_id),
        Watch(),
        owner=owner,
        handle=handler.handle,
        apologise=handler.apologise,
        pause=lambda _: pause,
    )
    return Intake(database, process, bot_id=bot_id, owner=owner, clock=Clock(), **settings)


async def rows(database: Database) -> dict[int, Row[Any]]:
    """What is stored of each update, after all that was given to the database before."""
    found = await database.write(lambda connection: list(connection.execute(select(UPDATES))))
    return {row.update_id: row for row in found}


async def states(database: Database) -> dict[int, str]:
    """The state of each stored update."""
    return {number: row.state for number, row in (await rows(database)).items()}


async def until(true: Callable[[], Any]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.001)


class Held:
    """Work that holds the database's writer up until it may go on."""

    def __init__(self, database: Database) -> None:
        self._go_on = threading.Event()
        self._held = asyncio.ensure_future(database.write(self._wait))

    def _wait(self, _: Connection) -> None:
        self._go_on.wait(10)

    async def let_go(self) -> None:
        self._go_on.set()
        await self._held


@asynccontextmanager
async def refusing(database: Database) -> AsyncIterator[None]:
    """Within it, the database takes no update."""
    await database.write(lambda connection: _rename(connection, "updates", "away"))
    yield
    await database.write(lambda connection: _rename(connection, "away", "updates"))


def _rename(connection: Connection, name: str, other: str) -> None:
    connection.execute(text(f"ALTER TABLE {name} RENAME TO {other}"))
