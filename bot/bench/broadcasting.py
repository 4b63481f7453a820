"""A message to many readers: how long it takes, and what reps who write meanwhile notice of it."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from bot.bench.load import FIRST_READER
from bot.bench.loopback import WARM_UP
from bot.bench.processes import PATIENCE, Place, Stub, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL
from bot.bench.waiting import SETTLE, quickness
from bot.core.pace import OVERALL
from bot.running import the_time
from bot.store import outbox
from bot.store.database import Connection, Database

WRITING = 20.0
"""Descriptions a second meanwhile."""

QUIET, BUSY, IDLE, DURING, PACE = "quiet", "while reps write", "idle", "during the fan-out", "pace"

_CHATS = 200


@dataclass(frozen=True, slots=True)
class _Scene:
    api: Stub
    database: Database
    readers: int
    numbers: "count[int]"


async def measure(library: Path, rounds: int, readers: int, seconds: float) -> list[Table]:
    """How many times longer than Telegram's pace allows; milliseconds of replies without it and during it."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        place = Place(Path(folder), library)
        async with stub() as api, running(BIRDCALL, api, place):
            await api.burst(WARM_UP, _CHATS)
            await asyncio.sleep(SETTLE)
            database = Database(f"sqlite:///{place.database}")
            try:
                scene = _Scene(api, database, readers, count())
                variants = {
                    QUIET: partial(_quiet, scene),
                    BUSY: partial(_busy, scene),
                    IDLE: partial(_idle, scene, seconds),
                }
                found = await interleave(variants, rounds)
            finally:
                await asyncio.to_thread(database.close)
    title = f"a message to {readers:,}, in terms of 1 ÷ {1 / OVERALL.interval:.0f} s a message"
    pace = [{**one, PACE: 1.0} for one in of(found, "times")]
    spans = [Table("fan-out", title, "times", PACE, pace), Table("time", "its time", "s", QUIET, of(found, "seconds"))]
    return spans + [_replies(found, name, quantity) for name, quantity in _QUICKNESS.items()]


_QUICKNESS = {"replies": "p50", "replies, one in a hundred": "p99"}


def _replies(found: list[dict[str, Figures]], name: str, quantity: str) -> Table:
    rounds = [{IDLE: one[IDLE][quantity], DURING: one[BUSY][quantity]} for one in found]
    part = {"p50": "half", "p99": "99 of 100"}[quantity]
    return Table(name, f"{WRITING:.0f} replies a second, {part} are quicker", "ms", IDLE, rounds)


async def _quiet(scene: _Scene) -> Figures:
    seconds = await _fan_out(scene)
    return {"seconds": seconds, "times": seconds / (scene.readers * OVERALL.interval)}


async def _busy(scene: _Scene) -> Figures:
    """Replies go ahead, and count: the pace is that of all messages together."""
    spent = asyncio.ensure_future(_fan_out(scene))
    found = await scene.api.latencies(WRITING, _CHATS, spent)
    seconds = spent.result()
    return {
        **quickness(found),
        "seconds": seconds,
        "times": seconds / ((scene.readers + len(found)) * OVERALL.interval),
    }


async def _idle(scene: _Scene, seconds: float) -> Figures:
    return quickness(await scene.api.latencies(WRITING, _CHATS, asyncio.sleep(seconds)))


async def _fan_out(scene: _Scene) -> float:
    """Seconds from the moment all are due until the last reader has it."""
    scene.api.tell(f"expect {scene.readers}")
    start = time.perf_counter()
    await scene.database.write(partial(_put, readers=scene.readers, number=next(scene.numbers)))
    await scene.api.event(PATIENCE + scene.readers)
    return time.perf_counter() - start


def _put(connection: Connection, *, readers: int, number: int) -> None:
    now, content = the_time(), {"method": "sendMessage", "text": "The new price list is out."}
    for reader in range(readers):
        chat = FIRST_READER + reader
        outbox.put(connection, key=f"news {number} to {reader}", chat_id=chat, content=content, due_at=now)
