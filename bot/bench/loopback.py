"""Whole bots, each in its own process, against the stub Bot API in another."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path

from bot.bench.processes import BenchError, Place, competitors, cpu_seconds, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL, PTB, STOCK

WARM_UP = 100
"""Descriptions answered before the clock runs: every bot then has its connections and caches."""

_SETTLE = 0.5


async def measure(library: Path, rounds: int, count: int, chats: int) -> list[Table]:
    """Replies a second, processor time an update, and replies out of order."""
    variants = {name: partial(_run, name, library, count, chats) for name in (*competitors(), STOCK)}
    found = await interleave(variants, rounds)
    title = f"whole bots over loopback, burst of {count:,} descriptions from {chats} chats"
    return [
        Table("loopback", title, "replies a second", PTB, of(found, "rate")),
        Table("processor", "their processor time", "µs an update", PTB, of(found, "cpu")),
        Table("order", "replies out of order within a chat", "replies", BIRDCALL, of(found, "reordered")),
    ]


async def _run(name: str, library: Path, count: int, chats: int) -> Figures:
    figures = {}
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        place = Place(Path(folder), library)
        async with stub() as api, running(name, api, place) as process:
            await asyncio.sleep(_SETTLE)
            await api.burst(WARM_UP, chats)
            before = cpu_seconds(process.pid)
            result = await api.burst(count, chats)
            after = cpu_seconds(process.pid)
        figures["rate"] = (count - 1) / result["seconds"]
        if before is not None and after is not None:
            figures["cpu"] = (after - before) / count * 1e6
        if name == BIRDCALL:
            figures["reordered"] = _reordered(place.database, WARM_UP + count)
    return figures


def _reordered(database: Path, expected: int) -> int:
    """Replies that overtook an earlier one of their chat: the stub numbers replies as they arrive, the bot stores both.

    Raises BenchError when not every description is stored with its reply.
    """
    query = (
        "SELECT chat_id, source_message_id FROM consultations"
        " WHERE card_message_id IS NOT NULL ORDER BY chat_id, card_message_id"
    )
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(query).fetchall()
    if len(rows) != expected:
        raise BenchError(f"{len(rows)} of {expected} descriptions are stored with their reply.")
    return sum(chat == next_chat and source > following for (chat, source), (next_chat, following) in pairwise(rows))
