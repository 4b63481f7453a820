"""What a tick of reminders finds among many follow-ups."""

import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from functools import partial
from pathlib import Path

from bot.bench.book_rows import fill_follow_ups, make_due, make_later
from bot.bench.due import POSTGRES, SQLITE, stored
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.servers import postgres
from bot.running import the_time
from bot.store import follow_ups
from bot.store.database import Database


async def measure(library: Path, rounds: int, rows: int, due: int) -> tuple[list[Table], list[str]]:
    """Milliseconds to find all that is due, and how each database goes about it."""
    del library
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as name:
        folder = Path(name)
        async with AsyncExitStack() as stack:
            urls = {SQLITE: f"sqlite:///{folder / 'reminders.db'}"}
            with suppress(ImportError):
                urls[POSTGRES] = stack.enter_context(postgres(folder))
            fill = partial(fill_follow_ups, rows=rows, now=the_time())
            databases = {name: await stack.enter_async_context(stored(url, fill)) for name, url in urls.items()}
            variants: dict[str, Callable[[], Awaitable[Figures]]] = {
                name: partial(_find, database, due) for name, database in databases.items()
            }
            await interleave(variants, 1)  # connections are opened and statements compiled once in a bot's life
            found = await interleave(variants, rounds)
            notes = [f"how {name} finds them: {await _plan(database)}" for name, database in databases.items()]
    title = f"{due:,} due of {rows:,} follow-ups, found in one tick"
    return [Table("tick", title, "ms", SQLITE, of(found, "find"))], notes


async def _find(database: Database, due: int) -> Figures:
    now = the_time()
    await database.write(partial(make_due, many=due, now=now))
    start = time.perf_counter()
    found = await database.read(partial(follow_ups.due, now=now, most=due))
    seconds = time.perf_counter() - start
    assert len(found) == due  # noqa: S101  # a figure of something else would mislead
    await database.write(partial(make_later, now=now))
    return {"find": seconds * 1e3}


async def _plan(database: Database) -> str:
    return "; ".join(await database.read(partial(follow_ups.plan_of_due, now=the_time(), most=1000)))
