"""Memory the bots hold, once started and after work."""

import asyncio
import json
import tempfile
from functools import partial
from pathlib import Path

from bot.bench.processes import BenchError, Place, competitors, resident_mib, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL, PTB
from bot.store.database import open_engine
from bot.store.migrating import bring_up_to_date

_SETTLE = 1.0


async def measure(library: Path, rounds: int, count: int, chats: int) -> list[Table]:
    """MiB resident; how many heavy modules the bot imported."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        await _run(BIRDCALL, library, Path(folder), 1, 1)
        variants = {name: partial(_run, name, library, Path(folder), count, chats) for name in competitors()}
        found = await interleave(variants, rounds)
    return [
        Table("started", "resident memory after the start", "MiB", PTB, of(found, "started")),
        Table("worked", f"resident memory after {count:,} updates", "MiB", PTB, of(found, "worked")),
        Table("heavy modules", "jieba, numpy, pandas, … imported", "modules", BIRDCALL, of(found, "heavy")),
    ]


async def _run(name: str, library: Path, folder: Path, count: int, chats: int) -> Figures:
    """The library's cache stays in ``folder``, as it does between two starts of a bot; the database is empty."""
    place = Place(folder, library)
    _empty(place.database)
    command = ("-m", "bot.bench.inspected") if name == BIRDCALL else ()
    async with stub() as api, running(name, api, place, command=command) as process:
        await asyncio.sleep(_SETTLE)
        figures = {"started": resident_mib(process.pid)}
        await api.burst(count, chats)
        figures["worked"] = resident_mib(process.pid)
        process.terminate()
        said, _ = await process.communicate()
    if name == BIRDCALL:
        figures["heavy"] = len(_heavy(said))
    return figures


def _empty(database: Path) -> None:
    """An empty database up to date: making one takes memory that a bot started again does not need."""
    for old in database.parent.glob(f"{database.name}*"):
        old.unlink()
    engine = open_engine(f"sqlite:///{database}")
    bring_up_to_date(engine)
    engine.dispose()


def _heavy(said: bytes) -> list[str]:
    """What it told last; before that, a new bot tells how to become its owner."""
    try:
        names: list[str] = json.loads(said.splitlines()[-1])
    except (ValueError, IndexError):
        raise BenchError("The bot did not stop as it should.") from None
    return names
