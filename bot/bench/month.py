"""A month of a bot in one process, on a clock that is told: what it holds in memory, and what stays in its file."""

import asyncio
import gc
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, text

from bot.app import App, build_application
from bot.bench.in_process import AT_A_TIME, Canned, take_all
from bot.bench.load import FIRST_CHAT, updates
from bot.bench.processes import TOKEN, BenchError, resident_mib
from bot.bench.report import Table
from bot.content.live import LiveLibrary
from bot.core.pace import Pace, Rate
from bot.delivering import Deliverer
from bot.flows.pruning import prune
from bot.flows.services import Services
from bot.intake import Intake
from bot.screens.general import KEPT_DAYS
from bot.serving import intake_of, settle
from bot.store import outbox
from bot.store.database import Database
from bot.store.migrating import bring_up_to_date

WORKING_HOURS = range(9, 19)
"""Each rep writes at one of them every day, taps a button under the card, and gets a delivery."""

_AT_ONCE = Pace(Rate(0), Rate(0), Rate(0), Rate(0))
_BUTTONS = ("next", "card", "ask")
_SMALL = 2**16


class Month:
    """A bot and those who use it; ``now`` is the time there."""

    def __init__(self, folder: Path, library: Path, reps: int) -> None:
        self.now = datetime(2026, 11, 2, tzinfo=UTC)
        self.database = Database(f"sqlite:///{folder / 'birdcall.db'}")
        bring_up_to_date(self.database.engine)
        live = LiveLibrary(library, folder / "cache")
        self._services = Services(lambda: self.now, live, self.database, "Bench", "@bench")
        self._reps = reps
        self._numbers = 1
        self._chance = Random(1)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[tuple[Intake, Deliverer]]:
        """It runs."""
        services = self._services
        application: App = build_application(
            services, token=TOKEN, request=Canned(), poll_request=Canned(), pace=_AT_ONCE
        )
        await application.initialize()
        services.library.engine.warm()
        settle()
        deliverer = Deliverer(
            self.database, application.bot, services.watch, holder="alone", clock=services.clock, look=0.01
        )
        sending = asyncio.ensure_future(deliverer.run())
        try:
            yield intake_of(application, AT_A_TIME), deliverer
        finally:
            deliverer.stop()
            await sending
            await application.shutdown()

    async def day(self, intake: Intake, deliverer: Deliverer) -> None:
        """Twenty-four hours."""
        for hour in range(24):
            if hour in WORKING_HOURS:
                share = range(hour - WORKING_HOURS.start, self._reps, len(WORKING_HOURS))
                await self._hour(intake, deliverer, share)
            await prune(self._services, KEPT_DAYS)
            self.now += timedelta(hours=1)

    async def _hour(self, intake: Intake, deliverer: Deliverer, reps: range) -> None:
        await take_all(intake, self._descriptions(reps))
        newest = await self.database.write(_newest_cases)
        await take_all(intake, self._taps(reps, newest))
        await self.database.write(partial(_put, reps=reps, now=self.now))
        deliverer.nudge()
        while (await self.database.write(partial(outbox.depth, now=self.now)))[0]:  # noqa: ASYNC110  # it tells nobody when nothing is left
            await asyncio.sleep(0.005)

    def check(self) -> None:
        """Raises BenchError when something was not done, or not in one go."""
        watch = self._services.watch
        undone = {**watch.updates, **watch.deliveries}
        if undone.pop("done", 0) != self._numbers - 1 or undone.pop("sent", 0) == 0 or undone:
            raise BenchError(f"Not all was done: {watch.updates}, {watch.deliveries}.")

    def _descriptions(self, reps: range) -> Iterator[dict[str, Any]]:
        for rep in reps:
            update = next(updates(self._next_id(), 1, 1))
            message = update["message"]
            message["from"] = {**message["from"], "id": FIRST_CHAT + rep}
            message["chat"] = {**message["chat"], "id": FIRST_CHAT + rep}
            yield update

    def _taps(self, reps: range, newest: dict[int, int]) -> Iterator[dict[str, Any]]:
        for rep in reps:
            chat = FIRST_CHAT + rep
            who = {"id": chat, "is_bot": False, "first_name": "陈", "language_code": "zh-hans"}
            under = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "text": "ok"}
            data = f"c:{newest[chat]}:{self._chance.choice(_BUTTONS)}"
            tap = {"id": "1", "from": who, "chat_instance": "1", "message": under, "data": data}
            yield {"update_id": self._next_id(), "callback_query": tap}

    def _next_id(self) -> int:
        self._numbers += 1
        return self._numbers


async def measure(library: Path, reps: int, days: int) -> tuple[list[Table], list[str]]:
    """MiB resident after the warm-up and at the end; what is in the file."""
    warm_up = max(1, days // 5)
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        month = Month(Path(folder), library, reps)
        memory: list[float] = []
        async with month.bot() as (intake, deliverer):
            for day in range(days):
                await month.day(intake, deliverer)
                gc.collect()
                memory.append(resident_mib(os.getpid()))
                print(f"day {day + 1}/{days}: {memory[-1]:.0f} MiB", file=sys.stderr, flush=True)
        month.check()
        notes = await month.database.read(_contents)
        await asyncio.to_thread(month.database.close)
    figures = {"after the warm-up": memory[warm_up - 1], "at the end": memory[-1]}
    growth = {"growth": figures["at the end"] - figures["after the warm-up"]}
    title = f"resident memory, {reps:,} reps, {days} days of which {warm_up} are warm-up"
    return [Table("memory", title, "MiB", "after the warm-up", [figures | growth])], notes


def _newest_cases(connection: Connection) -> dict[int, int]:
    query = text("SELECT chat_id, max(id) AS newest FROM consultations GROUP BY chat_id")
    return {row.chat_id: row.newest for row in connection.execute(query)}


def _put(connection: Connection, *, reps: range, now: datetime) -> None:
    content = {"method": "sendMessage", "text": "Mr Li wanted to hear from you today."}
    for rep in reps:
        key, ends = f"{now:%m-%d} {rep}", now + timedelta(days=1)
        outbox.put(connection, key=key, chat_id=FIRST_CHAT + rep, content=content, due_at=now, expires_at=ends)


def _contents(connection: Connection) -> list[str]:
    """Rows of each table, and MiB with its indexes (SQLite: dbstat)."""
    sizes = connection.execute(
        text("SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_schema m ON m.name = s.name GROUP BY 1")
    )
    lines = [
        f"{table}: {connection.execute(text(f'SELECT count(*) FROM {table}')).scalar_one():,} rows, "  # noqa: S608  # ours
        f"{size / 2**20:.1f} MiB"
        for table, size in sizes.all()
        if size > _SMALL
    ]
    pages = connection.execute(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
    return [f"the file: {pages.scalar_one() / 2**20:.1f} MiB", *lines]
