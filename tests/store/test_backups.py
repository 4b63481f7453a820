"""What was backed up comes back whole, into either kind of database, whatever was written meanwhile."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select, text

from bot.store import line_uses, pairings
from bot.store.backing_up import back_up
from bot.store.bare_tables import bare_tables
from bot.store.consultations import CONSULTATIONS
from bot.store.database import Connection, Database, open_engine, opened
from bot.store.migrating import HEAD, migrate, revision
from bot.store.people import PEOPLE
from bot.store.restoring import restore
from bot.store.schema import metadata
from bot.store.sealing import BackupError, new_key
from tests.databases import KINDS, Databases

from .rows import NOW, OTHER_REP, REP, VALUES, consultation, correction, meet

TEXTS = ("他说「贵」👍", 'quotes " and \\ and\nlines\r\n', '{"rows": 1}', "", "\u2028 ﷽ é", "x" * 20_000)


@pytest.fixture(params=KINDS, ids=lambda kind: f"into {kind}")
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of either kind."""
    databases: Databases = request.getfixturevalue("sqlite" if request.param == "sqlite" else "postgres")
    folder = tmp_path / "target"
    folder.mkdir()
    url = databases.empty(folder)
    engine = open_engine(url)
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "it.backup"


def fill(connection: Connection) -> None:
    """A bit of everything that is hard to carry."""
    meet(connection)
    meet(connection, 2**52 - 1)
    meet(connection, OTHER_REP)
    for number, words in enumerate(TEXTS):
        answers = {"z": 1.0, "a": -1, "说话快": {"b": [1, None, True, 0.1]}}
        moment = NOW + timedelta(microseconds=number)
        made = consultation(connection, text=words, source_message_id=number, answers=answers, updated_at=moment)
        correction(connection, made, text=words, said=None)
    line_uses.count(connection, person_id=REP, line="abc", now=NOW, update_id=1)
    pairing = {"pack": "beauty", "answers": {}, "pending": "age", "source_message_id": 7, "updated_at": NOW}
    pairings.open_pairing(connection, values={"person_id": REP, "chat_id": REP, "text": "干皮", "line": 3} | pairing)


def everything(engine: Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def quiet(table: str, done: int) -> None:
    """Who listens to the progress of a test?"""


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_everything_comes_back_in_either_kind(
    database: Database, target: Engine, file: Path, encrypted: bool
) -> None:
    secret, public = new_key() if encrypted else (None, None)
    await database.write(fill)

    made = back_up(database.engine, file, public, NOW, quiet)
    restored = restore(target, file, secret, quiet)

    assert restored == made
    assert made.made_at == "2026-11-20T09:00:00Z"
    assert everything(target) == everything(database.engine)
    assert revision(target) == HEAD
    assert file.stat().st_mode & 0o777 == 0o600
    assert (TEXTS[0].encode() in file.read_bytes()) is False


async def test_json_is_carried_to_the_letter(database: Database, target: Engine, file: Path) -> None:
    await database.write(fill)
    letters = text("SELECT CAST(answers AS TEXT) FROM consultations ORDER BY id")

    back_up(database.engine, file, None, NOW, quiet)
    restore(target, file, None, quiet)

    with target.connect() as there, database.engine.connect() as here:
        assert there.execute(letters).all() == here.execute(letters).all()


async def test_a_backup_is_one_moment_while_everybody_goes_on_writing(
    database: Database, target: Engine, file: Path
) -> None:
    def one_more(connection: Connection, number: int) -> None:
        """A person, their consultation and its correction, in one transaction."""
        meet(connection, number)
        correction(connection, consultation(connection, number), number)

    def many(connection: Connection) -> None:
        for number in range(1, 2001):
            one_more(connection, number)

    await database.write(many)
    backing_up = asyncio.ensure_future(asyncio.to_thread(back_up, database.engine, file, None, NOW, quiet))
    number = 2001
    while not backing_up.done():
        await database.write(partial(one_more, number=number))
        number += 1
    restore(target, file, None, quiet)

    found = everything(target)
    counts = {len(found[name]) for name in ("people", "consultations", "corrections")}
    assert len(counts) == 1
    assert 2000 <= counts.pop() <= number
    assert number > 2001
    with target.connect() as connection:
        lost = select(func.count()).select_from(CONSULTATIONS.outerjoin(PEOPLE)).where(PEOPLE.c.id.is_(None))
        assert connection.execute(lost).scalar_one() == 0


async def test_ids_go_on_where_they_were_even_those_of_erased_rows(
    database: Database, target: Engine, file: Path
) -> None:
    def make_and_erase(connection: Connection) -> int:
        meet(connection)
        consultation(connection)
        last = consultation(connection)
        connection.execute(CONSULTATIONS.delete().where(CONSULTATIONS.c.id == last))
        return last

    last = await database.write(make_and_erase)

    back_up(database.engine, file, None, NOW, quiet)
    restore(target, file, None, quiet)

    with target.begin() as connection:
        assert consultation(connection) == last + 1


def test_a_backup_of_an_older_step_ends_at_the_newest(empty_url: str, target: Engine, file: Path) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0001")
    with engine.begin() as connection:
        people = next(each.clause for each in bare_tables(connection) if each.name == "people")
        connection.execute(insert(people), {"id": REP, "language": "zh", "joined_at": NOW})
    back_up(engine, file, None, NOW, quiet)
    engine.dispose()

    made = restore(target, file, None, quiet)

    assert (made.step, revision(target)) == ("0001", HEAD)
    assert everything(target)["people"] == [(REP, "zh", None, None, NOW, None, None)]


async def test_a_database_whose_tables_are_there_but_empty_can_be_restored_into(
    database: Database, target: Engine, file: Path
) -> None:
    await database.write(fill)
    migrate(target)

    back_up(database.engine, file, None, NOW, quiet)
    restore(target, file, None, quiet)

    assert everything(target) == everything(database.engine)


async def test_nothing_is_ever_overwritten(database: Database, file: Path) -> None:
    await database.write(fill)
    back_up(database.engine, file, None, NOW, quiet)
    before, kept = everything(database.engine), file.read_bytes()

    with pytest.raises(BackupError) as restoring:
        restore(database.engine, file, None, quiet)
    with pytest.raises(BackupError) as backing_up:
        back_up(database.engine, file, None, NOW, quiet)

    assert str(restoring.value) == (
        "The database is not empty, and nothing in it is ever overwritten; set BIRDCALL_DATABASE to a new one."
    )
    assert str(backing_up.value) == f"{file} is there already, and a backup is never overwritten; give another name."
    assert (everything(database.engine), file.read_bytes()) == (before, kept)


def test_a_new_database_has_nothing_to_back_up(empty_url: str, file: Path) -> None:
    with (
        opened(empty_url, None) as engine,
        pytest.raises(BackupError, match="The database is new; there is nothing to back up"),
    ):
        back_up(engine, file, None, NOW, quiet)

    assert not file.exists()


async def test_text_with_a_character_0_gets_into_either_kind(database: Database, target: Engine, file: Path) -> None:
    """PostgreSQL has none in texts."""
    await database.write(meet)
    await database.write(lambda connection: consultation(connection, text="a\0b"))
    back_up(database.engine, file, None, NOW, quiet)
    restore(target, file, None, quiet)

    with target.connect() as connection:
        assert connection.execute(select(CONSULTATIONS.c.text)).scalar_one().replace("\0", "") == "ab"


def test_a_moment_is_told_in_utc_wherever_the_backup_is_made(database_url: str, file: Path) -> None:
    engine = open_engine(database_url)

    made = back_up(engine, file, None, datetime.fromisoformat("2026-11-20T07:30:00+08:00"), quiet)
    engine.dispose()

    assert made.made_at == "2026-11-19T23:30:00Z"
    assert VALUES["updated_at"].tzinfo is UTC
