"""Several processes that claim from one PostgreSQL, and one of them killed.

A worker is run as ``python -m bot.bench.claiming URL HOLDER``. It says ``[]`` when it is ready; for each line on
standard input (how many batches at most, seconds of the lease) it claims and tells the ids as JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial

from bot.bench.deliveries import put_due
from bot.bench.processes import environment
from bot.bench.report import Table
from bot.running import the_time
from bot.store import outbox
from bot.store.database import Database, open_engine

WORKERS, BATCH = 4, 20
LEASE, POLL = 2.0, 0.25
"""Seconds for which a worker that is killed held its rows, and between two looks of another."""

ENOUGH = 10_000
"""Batches: all there is."""

CLAIMED, TWICE = "four workers", "claimed twice"
AGAIN, BOUND = "killed worker", "lease + poll"


async def measure(url: str, many: int) -> list[Table]:
    """Rows a second of four workers, rows that two of them got, and seconds until a killed one's are claimed again."""
    database = Database(url)
    try:
        await database.write(partial(put_due, many=many, now=the_time()))
        async with AsyncExitStack() as stack:
            workers = [await stack.enter_async_context(_worker(url, f"worker {number}")) for number in range(WORKERS)]
            start = time.perf_counter()
            claimed = await asyncio.gather(*(_claims(worker, ENOUGH, 60) for worker in workers))
            seconds = time.perf_counter() - start
        ids = [number for found in claimed for number in found]
        again = await _again(database, url)
    finally:
        await asyncio.to_thread(database.close)
    return [
        Table("claiming", f"PostgreSQL, batches of {BATCH}", "rows a second", CLAIMED, [{CLAIMED: len(ids) / seconds}]),
        Table("claimed twice", "by two workers, or by none", "rows", CLAIMED, [{CLAIMED: _apart(ids, many)}]),
        Table("claimed again", "after a worker was killed", "s", BOUND, [{AGAIN: again, BOUND: LEASE + POLL}]),
    ]


def _apart(ids: list[int], many: int) -> int:
    return len(ids) - len(set(ids)) + many - len(set(ids))


async def _again(database: Database, url: str) -> float:
    """Seconds from a claim, whose worker is killed at once, until another gets all of its rows."""
    await database.write(partial(put_due, many=BATCH, now=the_time()))
    async with _worker(url, "killed") as worker:
        start = time.perf_counter()
        lost = set(await _claims(worker, 1, LEASE))
        worker.kill()
    while lost:
        await asyncio.sleep(POLL)
        claim = partial(outbox.claim, holder="other", now=the_time(), most=BATCH, seconds=60)
        lost -= {row.id for row in await database.write(claim)}
    return time.perf_counter() - start


@asynccontextmanager
async def _worker(url: str, holder: str) -> AsyncIterator[asyncio.subprocess.Process]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.bench.claiming", url, holder,
        stdin=pipe, stdout=pipe, env=environment(), limit=2**20,
    )  # fmt: skip
    try:
        assert process.stdout is not None  # noqa: S101  # it was opened as a pipe
        await process.stdout.readline()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _claims(worker: asyncio.subprocess.Process, batches: int, lease: float) -> list[int]:
    assert worker.stdin is not None  # noqa: S101  # as above
    assert worker.stdout is not None  # noqa: S101  # as above
    worker.stdin.write(f"{batches} {lease}\n".encode())
    ids: list[int] = json.loads(await worker.stdout.readline())
    return ids


def main(url: str, holder: str) -> None:
    """Claim as told until standard input ends."""
    engine = open_engine(url)
    with engine.connect() as connection:

        def claimed(now: datetime, lease: float) -> list[int]:
            with connection.begin():
                found = outbox.claim(connection, holder=holder, now=now, most=BATCH, seconds=lease)
            return [row.id for row in found]

        claimed(datetime.min.replace(tzinfo=the_time().tzinfo), 0)  # nothing was due then: the statement is ready
        print("[]", flush=True)
        for line in sys.stdin:
            batches, lease = line.split()
            ids: list[int] = []
            for _ in range(int(batches)):
                found = claimed(the_time(), float(lease))
                ids += found
                if not found:
                    break
            print(json.dumps(ids), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
