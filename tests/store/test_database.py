"""Work is given, shares commits, and is finished; one's failure is nobody else's."""

import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.store.database import MOST_IN_A_COMMIT, Database, DatabaseError, open_engine, reported

MANY = 3 * MOST_IN_A_COMMIT


@pytest.fixture
def place(tmp_path: Path) -> str:
    """The URL of a database with one table of unique numbers."""
    url = f"sqlite:///{tmp_path / 'numbers.db'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE numbers (place INTEGER PRIMARY KEY, number INTEGER UNIQUE)"))
    engine.dispose()
    return url


def put(connection: Connection, number: int) -> int:
    connection.execute(text("INSERT INTO numbers (number) VALUES (:number)"), {"number": number})
    return number


def put_and_fail(connection: Connection, number: int) -> int:
    put(connection, number)
    raise LookupError(f"after {number}")


def numbers(connection: Connection) -> list[int]:
    return list(connection.execute(text("SELECT number FROM numbers ORDER BY place")).scalars())


def kept(url: str) -> list[int]:
    """What is in the database, seen from outside."""
    engine = open_engine(url)
    with engine.connect().execution_options(read_only=True) as connection:
        found = numbers(connection)
    engine.dispose()
    return found


class Hold:
    """Work that keeps the writer busy until told, so that what is given meanwhile shares a commit."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, connection: Connection) -> None:
        self.begun.set()
        self.go_on.wait(10)


async def give(database: Database, *works: partial[int]) -> list[int | BaseException]:
    """Give all the work while the writer is held, then let it go on."""
    hold = Hold()
    held = asyncio.ensure_future(database.write(hold))
    await asyncio.sleep(0)
    given = [asyncio.ensure_future(database.write(work)) for work in works]
    await asyncio.sleep(0)
    hold.go_on.set()
    await held
    return await asyncio.gather(*given, return_exceptions=True)


async def test_everyone_gets_their_own_result_and_the_order_of_giving_is_kept(place: str) -> None:
    database = Database(place)

    results = await give(database, *(partial(put, number=number) for number in range(MANY)))
    database.close()

    assert results == list(range(MANY))
    assert kept(place) == list(range(MANY))


async def test_work_that_fails_harms_none_that_shares_its_commit(place: str) -> None:
    database = Database(place)

    results = await give(
        database,
        partial(put, number=1),
        partial(put_and_fail, number=2),
        partial(put, number=1),
        partial(put, number=3),
    )
    database.close()

    assert [type(result) for result in results] == [int, LookupError, IntegrityError, int]
    assert kept(place) == [1, 3]


async def test_work_whose_giver_went_away_is_done_all_the_same(place: str) -> None:
    database = Database(place)
    hold = Hold()
    held = asyncio.ensure_future(database.write(hold))
    await asyncio.sleep(0)
    left = asyncio.ensure_future(database.write(partial(put, number=1)))
    await asyncio.sleep(0)

    left.cancel()
    hold.go_on.set()
    await held
    other = await database.write(partial(put, number=2))
    database.close()

    assert other == 2
    assert kept(place) == [1, 2]


async def test_closing_finishes_what_was_given(place: str) -> None:
    database = Database(place)
    given = [asyncio.ensure_future(database.write(partial(put, number=number))) for number in range(MANY)]
    await asyncio.sleep(0)

    await asyncio.to_thread(database.close)

    assert await asyncio.gather(*given) == list(range(MANY))
    assert kept(place) == list(range(MANY))


def test_closing_finishes_what_was_given_by_a_loop_that_has_ended_since(place: str) -> None:
    database = Database(place)
    hold = Hold()

    async def give_and_leave() -> None:
        held = asyncio.ensure_future(database.write(hold))
        given = [asyncio.ensure_future(database.write(partial(put, number=number))) for number in range(MANY)]
        await asyncio.sleep(0)
        for one in (held, *given):
            one.cancel()

    asyncio.run(give_and_leave())
    hold.go_on.set()
    database.close()

    assert kept(place) == list(range(MANY))


async def test_reading_sees_what_was_committed_and_does_not_wait_for_the_writer(place: str) -> None:
    database = Database(place)
    await database.write(partial(put, number=1))
    hold = Hold()
    held = asyncio.ensure_future(database.write(hold))
    await asyncio.sleep(0)

    seen = await database.read(numbers)

    assert seen == [1]
    assert not held.done()
    hold.go_on.set()
    await held
    database.close()


def test_work_of_two_event_loops_in_one_commit_wakes_both(place: str) -> None:
    database = Database(place)
    hold = Hold()
    answered: list[int] = []

    def wait_for(work: partial[int]) -> None:
        answered.append(asyncio.run(database.write(work)))

    holding = threading.Thread(target=lambda: asyncio.run(database.write(hold)), daemon=True)
    holding.start()
    hold.begun.wait(10)
    waiting = [threading.Thread(target=wait_for, args=(partial(put, number=n),), daemon=True) for n in range(2)]
    for thread in waiting:
        thread.start()
    hold.go_on.set()
    for thread in (holding, *waiting):
        thread.join(5)

    assert sorted(answered) == [0, 1]
    database.close()


def write_from_a_thread(url: str, first: int) -> None:
    database = Database(url)

    async def write_all() -> None:
        await asyncio.gather(*(database.write(partial(put, number=first + number)) for number in range(100)))

    asyncio.run(write_all())
    database.close()


def test_two_writers_of_one_file_wait_for_each_other(place: str) -> None:
    threads = [threading.Thread(target=write_from_a_thread, args=(place, first)) for first in (0, 1000)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    found = kept(place)
    assert sorted(found) == [*range(100), *range(1000, 1100)]
    assert [number for number in found if number < 1000] == list(range(100))


@pytest.mark.parametrize("url", ["postgresql://localhost/birdcall", "mysql://x", "birdcall.db", ""])
def test_another_kind_of_database_is_refused_with_the_one_that_works(url: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        Database(url)

    assert str(caught.value) == "Birdcall keeps its data in SQLite: set BIRDCALL_DATABASE=sqlite:///birdcall.db"


def test_a_file_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'nowhere' / 'birdcall.db'}")

    with pytest.raises(DatabaseError) as caught, reported(), engine.begin():
        pass

    assert str(caught.value) == (
        "The database does not open (unable to open database file). Check BIRDCALL_DATABASE and rights."
    )
