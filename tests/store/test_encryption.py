"""A SQLite file with a key: nothing of it can be read without, and a wrong key is told in words."""

import asyncio
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.store.database import Database, DatabaseError, open_engine, reported
from bot.store.migrating import bring_up_to_date

from .numbers import TABLES, put
from .rows import REP, consultation, count, meet

KEY = 'it\'s a long passphrase; with "both" quotes'
RAW_KEY = "5f" * 32
SECRET = "张总身份证在抽屉里"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "birdcall.db"


@pytest.fixture(params=[KEY, RAW_KEY], ids=["passphrase", "raw key"])
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def encrypted(file: Path, key: str) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{file}", key)
    bring_up_to_date(database.engine)
    await database.write(meet)
    await database.write(lambda connection: consultation(connection, text=SECRET))
    yield database
    await asyncio.to_thread(database.close)


def why_not(url: str, key: str | None) -> str:
    with pytest.raises(DatabaseError) as caught, reported(), open_engine(url, key).connect():
        pass
    return str(caught.value)


def make(file: Path, key: str | None) -> str:
    """A database with one table of numbers; its URL."""
    url = f"sqlite:///{file}"
    engine = open_engine(url, key)
    TABLES.create_all(engine)
    engine.dispose()
    return url


async def test_neither_the_file_nor_what_lies_beside_it_shows_a_word(encrypted: Database, file: Path) -> None:
    parts = {path.name: path.read_bytes() for path in file.parent.iterdir()}

    assert {"birdcall.db", "birdcall.db-wal"} <= set(parts)
    assert not any(word in part for part in parts.values() for word in (SECRET.encode(), b"SQLite format", b"people"))


async def test_with_the_key_all_is_there(encrypted: Database, file: Path, key: str) -> None:
    other = Database(f"sqlite:///{file}", key)

    found = await other.read(lambda connection: (count(connection, "people"), count(connection, "consultations")))
    await asyncio.to_thread(other.close)

    assert found == (1, 1)


async def test_a_person_is_refused_twice_as_in_a_plain_file(encrypted: Database) -> None:
    """Failures of the other driver are the same errors."""
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        await encrypted.write(lambda connection: consultation(connection, REP + 1))


@pytest.mark.parametrize("wrong", ["another", "ff" * 32])
def test_a_wrong_key_is_told_in_words(file: Path, key: str, wrong: str) -> None:
    url = make(file, key)

    assert why_not(url, wrong) == (
        "The database file does not open with this BIRDCALL_DATABASE_KEY: the key is wrong, or it is another file."
    )


def test_a_key_for_a_plain_file_is_refused_with_the_way_to_encrypt_it(file: Path, key: str) -> None:
    url = make(file, None)

    assert why_not(url, key) == (
        "The database file is not encrypted, but BIRDCALL_DATABASE_KEY is set: back it up without the key, "
        "then restore it with the key into a new file."
    )


def test_an_encrypted_file_without_a_key_is_told_in_words(file: Path, key: str) -> None:
    url = make(file, key)

    assert why_not(url, None) == (
        "The database file is not readable: if it is encrypted, set BIRDCALL_DATABASE_KEY; "
        "if it is something else, change BIRDCALL_DATABASE."
    )


def test_a_wrong_key_leaves_standard_error_to_us(file: Path) -> None:
    """The library would log there by itself."""
    url = make(file, KEY)
    program = (
        f"from bot.store.database import open_engine\ntry: open_engine({url!r}, 'x').connect()\nexcept: print('no')"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # ours

    assert (ended.stdout, ended.stderr) == ("no\n", "")


async def test_waiting_for_work_on_a_file_with_a_wrong_key_ends_with_the_same_words(file: Path) -> None:
    database = Database(make(file, KEY), "another")

    with pytest.raises(DatabaseError, match="the key is wrong"):
        await database.write(partial(put, number=1))
    await asyncio.to_thread(database.close)


@pytest.mark.parametrize("with_key", [None, RAW_KEY])
async def test_a_new_file_and_all_beside_it_are_for_their_owner_only(file: Path, with_key: str | None) -> None:
    database = Database(make(file, with_key), with_key)
    await database.write(partial(put, number=1))

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    await asyncio.to_thread(database.close)

    assert modes == {"birdcall.db": 0o600, "birdcall.db-wal": 0o600, "birdcall.db-shm": 0o600}


@pytest.mark.parametrize(
    ("module", "url", "extra"),
    [("sqlcipher3", "sqlite:///x.db", "encrypted"), ("psycopg", "postgresql://h/x", "postgres")],
)
def test_what_is_not_installed_is_named(module: str, url: str, extra: str) -> None:
    program = (
        f"import sys; sys.modules[{module!r}] = None\nfrom bot.store.database import DatabaseError, open_engine\n"
        f"try: open_engine({url!r}, 'key')\nexcept DatabaseError as error: print(error)"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # ours

    assert ended.stdout.endswith(
        f"needs one more package: pip install 'birdcall-coach[{extra}]', "
        "or in a checkout: .venv/bin/pip install -r requirements/serve.txt\n"
    )
