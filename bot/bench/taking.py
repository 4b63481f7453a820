"""What it costs to write every update down before it is answered: the bot beside itself without its intake."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from bot.bench.loopback import WARM_UP
from bot.bench.processes import Place, cpu_seconds, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL, OWN_ECHO, STRAIGHT
from bot.settings import Settings

ROUND_TRIP = 0.03
"""Seconds to Telegram and back, from a server in another country."""

IDEAL = "concurrency ÷ round trip"
"""Replies a second of a bot whose own work takes no time."""

_SETTLE = 0.5


async def measure(library: Path, rounds: int, count: int, chats: int) -> list[Table]:
    """Replies a second and processor time an update, with Telegram beside the bot and 30 ms away."""
    near = await interleave(_variants(library, count, chats, 0.0), rounds)
    far = await interleave(_variants(library, count, chats, ROUND_TRIP, OWN_ECHO), rounds)
    concurrency: int = Settings.model_fields["concurrency"].default
    title = f"burst of {count:,} descriptions from {chats} chats"
    rates = [{**one, IDEAL: concurrency / ROUND_TRIP} for one in of(far, "rate")]
    return [
        Table("no round trip", title, "replies a second", STRAIGHT, of(near, "rate")),
        Table("processor", "processor time, no round trip", "µs an update", STRAIGHT, of(near, "cpu")),
        Table("round trip of 30 ms", f"{title}, 30 ms away", "replies a second", STRAIGHT, rates),
    ]


def _variants(
    library: Path, count: int, chats: int, delay: float, *more: str
) -> dict[str, Callable[[], Awaitable[Figures]]]:
    return {name: partial(_run, name, library, count, chats, delay) for name in (BIRDCALL, STRAIGHT, *more)}


async def _run(name: str, library: Path, count: int, chats: int, delay: float) -> Figures:
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        place = Place(Path(folder), library)
        async with stub(delay) as api, running(name, api, place) as process:
            await asyncio.sleep(_SETTLE)
            await api.burst(WARM_UP, chats)
            before = cpu_seconds(process.pid)
            result = await api.burst(count, chats)
            after = cpu_seconds(process.pid)
    figures = {"rate": (count - 1) / result["seconds"]}
    if before is not None and after is not None:
        figures["cpu"] = (after - before) / count * 1e6
    return figures
