"""Deliveries on a real database, on their way to the phones of a FakeTelegram, on time that the test moves."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Row, select

from bot.core.pace import Pace, Rate
from bot.delivering import Deliverer
from bot.failures import NotSentError
from bot.messenger import Messenger
from bot.sandbox.fake import FakeTelegram, Phone
from bot.sandbox.fake.request import InProcessRequest
from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import DELIVERIES
from bot.watching import Watch
from tests.conftest import Clock

MARK = "(again) "
MOMENT = 0.002
"""Seconds; what a test waits for real."""


def at_once() -> Pace:
    """Nobody waits, but for a halt."""
    return Pace(Rate(0), Rate(0), Rate(0), Rate(0))


class Line(InProcessRequest):
    """The way to Telegram, which is down for the next ``down`` calls."""

    down = 0

    async def do_request(self, url: str, *arguments: Any, **more: Any) -> tuple[int, bytes]:
        if self.down:
            self.down -= 1
            raise NotSentError("no route")
        return await super().do_request(url, *arguments, **more)


class Office:
    """One replica with its deliverer; ``clock`` rules when something is due, the pace and Telegram's own time."""

    def __init__(
        self, database: Database, *, holder: str = "alone", pace: Pace | None = None, beside: "Office | None" = None
    ) -> None:
        self.database, self.holder = database, holder
        self.clock: Clock = beside.clock if beside else Clock()
        self.fake: FakeTelegram = beside.fake if beside else FakeTelegram(clock=self.clock.unix)
        self.line, self.watch = Line(self.fake), Watch()
        self.bot = Messenger(
            self.fake.token,
            request=self.line,
            get_updates_request=self.line,
            mark=MARK,
            pace=pace or at_once(),
            sleep=self._sleep,
            now=self.clock.unix,
        )
        self.deliverer: Deliverer | None = None
        self.running: asyncio.Future[None] | None = None
        self.chance = 0.0

    async def _sleep(self, seconds: float) -> None:
        until = self.clock.now + timedelta(seconds=seconds)
        while self.clock.now < until:  # noqa: ASYNC110  # the test moves the clock, and tells nobody
            await asyncio.sleep(MOMENT)

    def phones(self, *chats: int) -> list[Phone]:
        return [self.fake.phone(chat) for chat in chats]

    async def put(self, key: str, chat: int = 1, *, due: float = 0, lasts: float | None = None, **content: Any) -> bool:
        """A delivery due in so many seconds, which expires ``lasts`` seconds from now."""
        given = {"method": "sendMessage", "text": key, **content}
        ends = self.clock.now + timedelta(seconds=lasts) if lasts is not None else None
        due_at = self.clock.now + timedelta(seconds=due)
        put = partial(outbox.put, key=key, chat_id=chat, content=given, due_at=due_at, expires_at=ends)
        return await self.database.write(put)

    def start(self) -> None:
        self.deliverer = Deliverer(
            self.database,
            self.bot,
            self.watch,
            holder=self.holder,
            clock=self.clock,
            look=MOMENT,
            chance=lambda: self.chance,
        )
        self.running = asyncio.ensure_future(self.deliverer.run())

    async def stop(self) -> None:
        assert self.deliverer
        assert self.running
        self.deliverer.stop()
        await asyncio.wait_for(self.running, 10)

    async def until(self, true: Callable[[], Any]) -> None:
        """Let it work until it is so."""
        assert self.deliverer
        async with asyncio.timeout(20):
            while not true():
                self.deliverer.nudge()
                await asyncio.sleep(MOMENT)

    async def deliver(self) -> None:
        """Work until nothing more is due now."""
        self.start()
        async with asyncio.timeout(20):
            while (await self.database.write(partial(outbox.depth, now=self.clock.now)))[0]:
                assert self.deliverer
                self.deliverer.nudge()
                await asyncio.sleep(MOMENT)
        await self.stop()

    async def rows(self) -> dict[str, Row[Any]]:
        """What is stored of each delivery, after all that was given to the database before."""
        found = await self.database.write(lambda connection: list(connection.execute(select(DELIVERIES))))
        return {row.key: row for row in found}

    async def states(self) -> dict[str, tuple[str, str | None]]:
        return {key: (row.state, row.outcome) for key, row in (await self.rows()).items()}

    async def due_in(self, key: str) -> float:
        """Seconds from now until it is due."""
        due_at: datetime = (await self.rows())[key].due_at
        return (due_at - self.clock.now).total_seconds()

    def tried(self, chat: int | None = None) -> list[str]:
        """What was said in every call, in order."""
        entries = [entry for entry in self.fake.journal if entry.method == "sendMessage"]
        return [str(entry.params["text"]) for entry in entries if chat in (None, int(entry.params["chat_id"]))]
