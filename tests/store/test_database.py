"""Work is given and shares commits; one's failure is nobody else's."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database, DatabaseError, StorageDownError, open_engine, reported

from .numbers import MANY, Hold, kept, numbers, put, put_and_fail


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


@pytest.mark.parametrize(
    "url", ["mysql://x", "postgresql+asyncpg://x", "birdcall.db", "postgresql://a:s3cret@h:p/x", ""]
)
def test_another_kind_of_database_is_refused_with_those_that_work_and_never_shown(url: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        Database(url)

    assert str(caught.value) == (
        "BIRDCALL_DATABASE is neither SQLite nor PostgreSQL: set it to sqlite:///birdcall.db or "
        "postgresql://user:password@host/birdcall"
    )
    assert caught.value.__context__ is None


@pytest.mark.parametrize("driver", ["postgresql", "postgres", "postgresql+psycopg"])
def test_however_postgresql_is_spelt_it_is_reached_by_the_driver_that_is_there(driver: str) -> None:
    engine = open_engine(f"{driver}://rep:s3cret@db.example/birdcall")

    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")


def test_a_file_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'nowhere' / 'birdcall.db'}")

    with pytest.raises(DatabaseError) as caught, reported(), engine.begin():
        pass

    assert str(caught.value) == (
        "The database does not open (unable to open database file). Check BIRDCALL_DATABASE and rights."
    )


def test_a_server_that_cannot_be_reached_is_told_in_one_line_without_the_password() -> None:
    engine = open_engine("postgresql://rep:s3cret@127.0.0.1:1/birdcall")

    with pytest.raises(DatabaseError) as caught, reported(), engine.connect():
        pass

    said = str(caught.value)
    assert said.startswith("The database does not open (")
    assert "Connection refused" in said
    assert "s3cret" not in said
    assert "\n" not in said


async def test_work_on_a_file_that_cannot_be_opened_fails_and_does_not_wait_for_ever(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'birdcall.db'}")

    with pytest.raises(StorageDownError):
        await asyncio.wait_for(database.write(partial(put, number=1)), 5)

    database.close()
