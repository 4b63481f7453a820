"""What is due among many deliveries: found, and worked off; beside APScheduler's date jobs."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, create_engine

from bot.bench import claiming, scheduled
from bot.bench.deliveries import fill, plan_of_claim, put_due, work_off
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.servers import postgres
from bot.delivering import BATCH
from bot.running import the_time
from bot.store.database import Database, open_engine
from bot.store.migrating import migrate

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
SCHEDULER, AS_INSTALLED = "APScheduler", "APScheduler, as it comes"
"""On SQLite set as Birdcall sets it, and on SQLite's own settings."""


async def measure(library: Path, rounds: int, rows: int, due: int) -> tuple[list[Table], list[str]]:
    """Milliseconds to find a batch, microseconds to work off one; with a PostgreSQL, how four processes claim."""
    del library
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as name:
        folder = Path(name)
        async with AsyncExitStack() as stack:
            filled = partial(fill, rows=rows, now=the_time())
            databases = {SQLITE: await stack.enter_async_context(stored(f"sqlite:///{folder / 'due.db'}", filled))}
            try:
                url = stack.enter_context(postgres(folder))
            except ImportError:
                url = ""
            else:
                databases[POSTGRES] = await stack.enter_async_context(stored(url, filled))
            variants = _variants(databases, folder, due)
            found = await interleave(variants, rounds)
            notes = [_plan(name, database) for name, database in databases.items()]
            more = await claiming.measure(url, 10 * due) if url else []
    title = f"{due:,} due of {rows:,} deliveries"
    return [
        Table("found", f"{title}: {BATCH} of them claimed", "ms", SQLITE, of(found, "claim")),
        Table("each", f"{title}: claimed, begun and ended", "µs each", SCHEDULER, of(found, "each")),
        *more,
    ], notes  # fmt: skip


def _variants(databases: dict[str, Database], folder: Path, due: int) -> dict[str, Callable[[], Awaitable[Figures]]]:
    own: dict[str, Callable[[], Awaitable[Figures]]] = {
        name: partial(_work_off, database, due) for name, database in databases.items()
    }
    alike = open_engine(f"sqlite:///{folder / 'alike.db'}")
    stock = create_engine(f"sqlite:///{folder / 'stock.db'}")
    return own | {SCHEDULER: partial(_schedule, alike, due), AS_INSTALLED: partial(_schedule, stock, due)}


@asynccontextmanager
async def stored(url: str, fill: Callable[[Engine], None]) -> AsyncIterator[Database]:
    """A database up to date and filled."""
    database = Database(url)
    try:
        await asyncio.to_thread(migrate, database.engine)
        await asyncio.to_thread(fill, database.engine)
        yield database
    finally:
        await asyncio.to_thread(database.close)


async def _work_off(database: Database, due: int) -> Figures:
    now = the_time()
    await database.write(partial(put_due, many=due, now=now))
    start = time.perf_counter()
    claims, done = await work_off(database, now)
    seconds = time.perf_counter() - start
    return {"claim": median(claims) * 1e3, "each": seconds / done * 1e6}


async def _schedule(engine: Engine, due: int) -> Figures:
    return {"each": await asyncio.to_thread(scheduled.seconds_each, engine, due, the_time()) * 1e6}


def _plan(name: str, database: Database) -> str:
    return f"how {name} claims: " + "; ".join(plan_of_claim(database.engine, the_time()))
