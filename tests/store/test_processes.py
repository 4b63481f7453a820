"""Several processes and one database; and never the event loop's thread."""

import asyncio
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from sqlalchemy import event

from bot.store.database import Database

from .numbers import kept, numbers, put

ROOT = Path(__file__).parents[2]
SECONDS = 1.0

WRITE = """
import asyncio, sys, time
from functools import partial
from bot.store.database import Database
from tests.store.numbers import numbers, put

async def main(url, first, seconds):
    database, number = Database(url), first
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await asyncio.gather(*(database.write(partial(put, number=number + n)) for n in range(5)))
        await database.read(numbers)
        number += 5
    database.close()
    print(number - first)

asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
"""


def test_four_processes_write_to_one_database_and_none_finds_it_locked(place: str) -> None:
    command = [sys.executable, "-c", WRITE, place]
    processes = [
        subprocess.Popen(  # noqa: S603  # the command is the one above
            [*command, str(first), str(SECONDS)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for first in range(0, 4_000_000, 1_000_000)
    ]
    said = [process.communicate(timeout=60) for process in processes]

    assert [err.decode() for _, err in said] == [""] * 4
    assert all(int(out) > 0 for out, _ in said)
    assert len(kept(place)) == sum(int(out) for out, _ in said)


async def test_nothing_of_the_database_runs_on_the_event_loops_thread(place: str) -> None:
    database = Database(place)
    seen: dict[str, set[int]] = {}
    for target, name in ((database.engine, "begin"), (database.engine, "commit"), (database.engine, "rollback")):
        event.listen(target, name, lambda *_, name=name: seen.setdefault(name, set()).add(threading.get_ident()))
    event.listen(
        database.engine.pool, "connect", lambda *_: seen.setdefault("connect", set()).add(threading.get_ident())
    )

    database.note(partial(put, number=1))
    await database.write(partial(put, number=2))
    await asyncio.gather(*(database.read(numbers) for _ in range(3)))
    await asyncio.gather(database.write(partial(put, number=2)), return_exceptions=True)
    await asyncio.to_thread(database.close)

    assert set(seen) == {"begin", "commit", "connect", "rollback"}
    assert threading.get_ident() not in set().union(*seen.values())
