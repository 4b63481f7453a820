"""A library reloaded while the bot runs: how long anything else has to wait for the interpreter."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL
from bot.content.files import library_files
from bot.content.live import LiveLibrary

IDLE = "nothing else"
"""The same ticks beside a thread that sleeps as long as a reload takes: what the machine itself makes them wait."""

TICK = 0.001
"""Seconds between two looks at the clock: as often as a busy bot returns to its event loop."""

_NAP = 0.5


async def measure(folder: Path, rounds: int) -> list[Table]:
    """Milliseconds by which the longest, and one in a hundred, ticks of the event loop come late during a reload."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as name:
        root = Path(name, "library")
        shutil.copytree(folder, root)
        live = LiveLibrary(root, Path(name, "cache"))
        edited = library_files(root)[0]

        async def reload() -> Figures:
            with edited.open("a", encoding="utf-8") as file:
                file.write("\n# edited\n")
            return await ticking(live.refresh)

        async def idle() -> Figures:
            return await ticking(lambda: time.sleep(_NAP))

        found = await interleave({BIRDCALL: reload, IDLE: idle}, rounds)
    title = "while a library is reloaded, the event loop is kept waiting"
    return [
        Table("stall", f"{title}: longest", "ms", IDLE, of(found, "longest")),
        Table("stall, one in a hundred", f"{title}: 99 of 100 are shorter", "ms", IDLE, of(found, "p99")),
        Table("reload", "from the edit until it serves", "ms", BIRDCALL, of(found, "whole")),
    ]


async def ticking(work: Callable[[], object]) -> Figures:
    """Milliseconds ``work`` takes in a thread (``whole``), and by which ticks of the loop come late meanwhile."""
    start = time.perf_counter()
    working = asyncio.get_running_loop().run_in_executor(None, work)
    late = []
    while not working.done():
        before = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - before - TICK) * 1e3)
    await working
    whole = (time.perf_counter() - start) * 1e3
    return {"longest": max(late), "p99": quantiles([*late, *late], n=100)[-1], "whole": whole}
