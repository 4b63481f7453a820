"""A broadcast to many readers: how long it takes, who gets it, and what reps who write meanwhile notice of it."""

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.bench.broadcast_rows import over, put_broadcast, put_team, told_of
from bot.bench.loopback import WARM_UP
from bot.bench.processes import PATIENCE, BenchError, Place, Stub, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL
from bot.bench.waiting import SETTLE, quickness
from bot.core.pace import OVERALL
from bot.running import the_time
from bot.store.database import Database

WRITING: Final = 10.0
"""Descriptions a second meanwhile."""

QUIET, BUSY, KILLED, IDLE, DURING = "quiet", "while reps write", "killed halfway", "idle", "during the fan-out"
LIMIT = "30 a second"

_CHATS = 200
_LIMIT = 1 / 30
"""Seconds a message, as Telegram takes them (Bots FAQ: broadcasting to users)."""

_HARM = {"lost": "lost", "heard twice": "twice", "told otherwise": "otherwise"}
_NOTED = {"repeats that say so": "repeats", "refused as too fast": "refused"}
_QUICKNESS = {"replies": "p50", "replies, one in twenty": "p95", "replies, one in a hundred": "p99"}
_PARTS = {"p50": "half", "p95": "19 of 20", "p99": "99 of 100"}


class _Scene:
    """A bot, a stub as strict and unreliable as Telegram, and a team of so many readers."""

    def __init__(self, api: Stub, place: Place, readers: int) -> None:
        self.api, self.place, self.readers = api, place, readers
        self.database: Database
        self._team = 0
        self._bots = AsyncExitStack()
        self._bot: asyncio.subprocess.Process

    async def open(self) -> None:
        """It begins."""
        self._bot = await self._bots.enter_async_context(running(BIRDCALL, self.api, self.place))
        await self.api.burst(WARM_UP, _CHATS)
        await asyncio.sleep(SETTLE)
        self.api.tell("limit")
        self.database = Database(f"sqlite:///{self.place.database}")
        self._team = await self.database.write(partial(put_team, readers=self.readers, now=the_time()))

    async def close(self) -> None:
        """It ends."""
        await self._bots.aclose()
        await asyncio.to_thread(self.database.close)

    async def kill(self, after: float) -> None:
        """After so many seconds the bot is killed (SIGKILL), and another one begins."""
        await asyncio.sleep(after)
        self._bot.kill()
        await self._bot.wait()
        self.api.tell("anew")
        self._bot = await self._bots.enter_async_context(running(BIRDCALL, self.api, self.place))

    async def fan_out(self) -> dict[str, float]:
        """``seconds`` from the moment it is due until the last reader has it, and who heard what."""
        self.api.tell(f"expect {self.readers}")
        start = time.perf_counter()
        number = await self.database.write(partial(put_broadcast, team=self._team, now=the_time()))
        await self.api.event(PATIENCE + self.readers, has="delivered")
        seconds = time.perf_counter() - start
        told = await self._told(number)
        self.api.tell("ledger")
        ledger = await self.api.event(has="lost")
        wrong = {state: ledger["heard" if state == "sent" else state] for state in ("sent", "blocked")}
        otherwise = sum(abs(wrong[state] - told.get(state, 0)) for state in wrong)
        return {**ledger, "otherwise": otherwise, "seconds": seconds}

    async def _told(self, number: int) -> dict[str, int]:
        """What the report says in the end. Raises BenchError when there is no end to it."""
        for _ in range(int(PATIENCE)):
            if await self.database.read(partial(over, number=number)):
                return await self.database.read(partial(told_of, number=number))
            await asyncio.sleep(1)
        raise BenchError("The report of a broadcast never said that it was sent.")


async def measure(library: Path, rounds: int, readers: int, seconds: float, kill: str) -> list[Table]:
    """How many times longer than Telegram allows, who got it, and milliseconds of replies meanwhile."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        async with stub() as api:
            scene = _Scene(api, Place(Path(folder), library), readers)
            await scene.open()
            variants = {QUIET: _quiet, BUSY: _busy, **({KILLED: _killed} if kill == "yes" else {})}
            runs = {name: partial(run, scene) for name, run in variants.items()}
            try:
                found = await interleave({**runs, IDLE: partial(_idle, scene, seconds)}, rounds)
            finally:
                await scene.close()
    return [*_spans(found, readers), *(_replies(found, *named) for named in _QUICKNESS.items()), *_readers(found)]


def _spans(found: list[dict[str, Figures]], readers: int) -> list[Table]:
    title = f"a broadcast to {readers:,}, in terms of 1 ÷ {1 / _LIMIT:.0f} s a message, replies counted"
    times = [{**one, LIMIT: 1.0} for one in of(found, "times")]
    spans = [{**one, LIMIT: readers * _LIMIT} for one in of(found, "seconds")]
    return [Table("fan-out", title, "times", LIMIT, times), Table("time", "its time", "s", LIMIT, spans)]


def _replies(found: list[dict[str, Figures]], name: str, quantity: str) -> Table:
    rounds = [{IDLE: one[IDLE][quantity], DURING: one[BUSY][quantity]} for one in found]
    return Table(name, f"{WRITING:.0f} replies a second, {_PARTS[quantity]} are quicker", "ms", IDLE, rounds)


def _readers(found: list[dict[str, Figures]]) -> list[Table]:
    """Of all broadcasts of a round together."""
    sums = [
        {name: sum(run.get(quantity, 0.0) for run in one.values()) for name, quantity in {**_HARM, **_NOTED}.items()}
        for one in found
    ]
    return [Table("readers", "what readers got that they should not, and what may be", "readers", "lost", sums)]


async def _quiet(scene: _Scene) -> Figures:
    return _with_times(await scene.fan_out(), scene.readers)


async def _busy(scene: _Scene) -> Figures:
    """Replies go ahead, and count: what Telegram allows is meant of all messages together."""
    spent = asyncio.ensure_future(scene.fan_out())
    found = await scene.api.latencies(WRITING, _CHATS, spent)
    return {**quickness(found), **_with_times(spent.result(), scene.readers + len(found))}


async def _killed(scene: _Scene) -> Figures:
    killing = asyncio.ensure_future(scene.kill(scene.readers * OVERALL.interval / 2))
    found = await scene.fan_out()
    await killing
    return _with_times(found, scene.readers)


async def _idle(scene: _Scene, seconds: float) -> Figures:
    return quickness(await scene.api.latencies(WRITING, _CHATS, asyncio.sleep(seconds)))


def _with_times(found: dict[str, Any], messages: int) -> Figures:
    return {**found, "times": found["seconds"] / (messages * _LIMIT)}
