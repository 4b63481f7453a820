"""A database that goes away and comes back: who waits is told, what was noted is written, nothing is half-written."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, text

from bot.store.database import Database, StorageDownError, open_engine
from bot.store.writer import MOST_OWED
from tests.databases import PostgresDatabases

from .numbers import TABLES, kept, numbers, put, put_and_fail

LIMIT = "idle_in_transaction_session_timeout"


@contextmanager
def server_gone(postgres: PostgresDatabases, url: str) -> Iterator[None]:
    """As when the server restarts: every connection breaks, new ones are refused."""
    name = make_url(url).database
    postgres.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608  # ours
    yield
    postgres.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@contextmanager
def folder_gone(url: str) -> Iterator[None]:
    """As when a disk is not there: the file cannot be opened, and the connection that was open is of no use."""
    folder = Path(make_url(url).database or "").parent
    folder.rename(folder.with_name("away"))
    yield
    folder.with_name("away").rename(folder)


@pytest.fixture
def server(postgres: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    """The URL of a PostgreSQL database with a table of numbers."""
    url = postgres.empty(tmp_path)
    make_numbers(url)
    yield url
    postgres.drop(url)


def make_numbers(url: str) -> None:
    engine = open_engine(url)
    TABLES.create_all(engine)
    engine.dispose()


@pytest.fixture
async def on_server(server: str) -> AsyncIterator[Database]:
    database = Database(server)
    yield database
    await asyncio.to_thread(database.close)


async def until_kept(url: str, expected: list[int]) -> None:
    """Nobody tells when a note was written, so it is looked for."""
    for _ in range(1000):
        if kept(url) == expected:
            return
        await asyncio.sleep(0.02)


async def test_a_server_that_restarts_fails_who_waits_and_serves_the_next(
    on_server: Database, server: str, postgres: PostgresDatabases
) -> None:
    await on_server.write(partial(put, number=1))

    with server_gone(postgres, server):
        with pytest.raises(StorageDownError):
            await on_server.write(partial(put, number=2))
        with pytest.raises(StorageDownError):
            await on_server.read(numbers)
    await on_server.write(partial(put, number=3))

    assert await on_server.read(numbers) == [1, 3]


async def test_a_connection_that_broke_unnoticed_costs_one_failure_at_most(
    on_server: Database, server: str, postgres: PostgresDatabases
) -> None:
    await on_server.write(partial(put, number=1))
    with server_gone(postgres, server):
        pass

    results = [
        (await asyncio.gather(on_server.write(partial(put, number=n)), return_exceptions=True))[0] for n in (2, 3)
    ]

    assert isinstance(results[0], StorageDownError)
    assert results[1] == 3


async def test_a_transaction_that_stands_still_is_ended_by_the_server_with_nothing_written(
    on_server: Database, server: str
) -> None:
    def stand_still(connection: Connection) -> None:
        connection.execute(text(f"SET LOCAL {LIMIT} = '20ms'"))
        put(connection, number=1)
        time.sleep(0.3)

    limit = await on_server.write(lambda connection: connection.execute(text(f"SHOW {LIMIT}")).scalar_one())
    with pytest.raises(StorageDownError):
        await on_server.write(stand_still)
    await on_server.write(partial(put, number=2))

    assert limit == "5s"
    assert kept(server) == [2]


async def test_notes_outlive_an_outage_in_order_and_before_what_is_given_later(
    on_server: Database, server: str, postgres: PostgresDatabases
) -> None:
    await on_server.write(partial(put, number=0))

    with server_gone(postgres, server):
        for number in (1, 2):
            on_server.note(partial(put, number=number))
        with pytest.raises(StorageDownError):
            await on_server.write(partial(put, number=99))
        on_server.note(partial(put, number=3))
        await asyncio.sleep(0)
    await on_server.write(partial(put, number=4))

    assert await on_server.read(numbers) == [0, 1, 2, 3, 4]


async def test_notes_are_written_when_the_server_is_back_without_anyone_asking(
    on_server: Database, server: str, postgres: PostgresDatabases
) -> None:
    await on_server.write(partial(put, number=0))

    with server_gone(postgres, server):
        on_server.note(partial(put, number=1))
        with pytest.raises(StorageDownError):
            await on_server.write(partial(put, number=99))

    await until_kept(server, [0, 1])

    assert kept(server) == [0, 1]


async def test_a_note_that_fails_for_itself_is_not_tried_again(
    on_server: Database, server: str, postgres: PostgresDatabases
) -> None:
    await on_server.write(partial(put, number=0))

    with server_gone(postgres, server):
        on_server.note(partial(put_and_fail, number=1))
        on_server.note(partial(put, number=0))
        with pytest.raises(StorageDownError):
            await on_server.write(partial(put, number=99))
    await on_server.write(partial(put, number=2))

    assert await on_server.read(numbers) == [0, 2]


async def test_two_that_lock_each_other_out_both_get_through(server: str) -> None:
    """Each updates what the other holds; PostgreSQL ends one transaction, which is simply run again."""
    one, other = Database(server), Database(server)
    for number in (1, 2):
        await one.write(partial(put, number=number))
    met = asyncio.Barrier(2)
    loop = asyncio.get_running_loop()

    def both(connection: Connection, first: int, then: int) -> None:
        lock(connection, first)
        if not connection.info.get("met"):
            connection.info["met"] = True
            asyncio.run_coroutine_threadsafe(asyncio.wait_for(met.wait(), 10), loop).result()
        lock(connection, then)

    done = await asyncio.gather(
        one.write(partial(both, first=1, then=2)), other.write(partial(both, first=2, then=1)), return_exceptions=True
    )
    for database in (one, other):
        await asyncio.to_thread(database.close)

    assert list(done) == [None, None]


def lock(connection: Connection, number: int) -> None:
    connection.execute(text("UPDATE numbers SET number = number WHERE number = :number"), {"number": number})


async def test_a_sqlite_file_that_was_away_is_met_again(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    url = f"sqlite:///{folder / 'numbers.db'}"
    make_numbers(url)
    database = Database(url)
    with folder_gone(url):
        database.note(partial(put, number=1))
        with pytest.raises(StorageDownError):
            await database.write(partial(put, number=99))

    await database.write(partial(put, number=2))

    assert await database.read(numbers) == [1, 2]
    database.close()


async def test_no_more_notes_are_kept_than_fit_and_those_that_came_first(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    url = f"sqlite:///{folder / 'numbers.db'}"
    make_numbers(url)
    database = Database(url)
    with folder_gone(url):
        for number in range(MOST_OWED + 5):
            database.note(partial(put, number=number))
        with pytest.raises(StorageDownError):
            await database.write(partial(put, number=-1))
    await database.write(partial(put, number=-2))

    assert await database.read(numbers) == [*range(MOST_OWED), -2]
    database.close()


async def test_a_full_sqlite_disk_fails_work_whole_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'numbers.db'}"
    make_numbers(url)
    database = Database(url)
    await database.write(partial(put, number=1))
    limit = await database.write(
        lambda connection: connection.execute(text("PRAGMA page_count")).scalar_one()  # so full from now on
    )

    def many(connection: Connection) -> None:
        connection.execute(text(f"PRAGMA max_page_count = {limit}"))
        for number in range(10, 10_000):
            put(connection, number)

    with pytest.raises(StorageDownError, match="full"):
        await database.write(many)
    await database.write(partial(put, number=2))  # on a new connection, which has no such limit

    assert await database.read(numbers) == [1, 2]
    database.close()
