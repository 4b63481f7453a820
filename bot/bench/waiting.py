"""How long a rep waits: from the moment an update can be had until its reply is there, at a steady rate."""

import asyncio
import tempfile
from functools import partial
from pathlib import Path
from statistics import quantiles

from bot.bench.loopback import WARM_UP
from bot.bench.processes import Place, competitors, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import OWN_ECHO, PTB, STOCK

RATE = 100.0
"""Updates a second: a thousand reps, each writing every ten seconds."""

SETTLE = 3.0
"""Seconds after which a bot has done what it begins with, and what its first replies left to do."""


async def measure(library: Path, rounds: int, seconds: float, chats: int) -> list[Table]:
    """Milliseconds that half of the replies, and 99 of 100, are quicker than."""
    variants = {name: partial(_run, name, library, seconds, chats) for name in (*competitors(), OWN_ECHO, STOCK)}
    found = await interleave(variants, rounds)
    title = f"from an update to its reply, {RATE:.0f} a second for {seconds:g} s: "
    return [
        Table("latency", f"{title}half are quicker", "ms", PTB, of(found, "p50")),
        Table("latency, one in a hundred", f"{title}99 of 100 are quicker", "ms", PTB, of(found, "p99")),
    ]


async def _run(name: str, library: Path, seconds: float, chats: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        async with stub() as api, running(name, api, Place(Path(folder), library)):
            await api.burst(WARM_UP, chats)
            await asyncio.sleep(SETTLE)
            return quickness(await api.latencies(RATE, chats, asyncio.sleep(seconds)))


def quickness(latencies: list[float]) -> Figures:
    """Seconds of many replies → milliseconds that half ("p50"), 19 of 20 ("p95"), and 99 of 100 ("p99") keep below."""
    parts = quantiles([*latencies, *latencies], n=100)
    return {"p50": parts[49] * 1e3, "p95": parts[94] * 1e3, "p99": parts[98] * 1e3}
