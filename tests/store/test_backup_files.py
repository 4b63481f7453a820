"""A backup file is used whole or not at all."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.backup_file import FORMAT, Header, reading, writing
from bot.store.database import open_engine
from bot.store.migrating import HEAD, migrate
from bot.store.restoring import restore, verify
from bot.store.schema import metadata
from bot.store.sealing import BackupError, new_key

from .rows import count

SECRET, PUBLIC = new_key()
OTHER_SECRET, _ = new_key()
ROWS = [[number, "zh", None, "2026-11-20T09:00:00Z", None] for number in range(1, 301)]
PEOPLE = {"table": "people", "columns": ["id", "language", "chosen_language", "joined_at", "pack"]}
TABLES = {**dict.fromkeys(metadata.tables, 0), "people": 300}
values = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
rows = st.lists(st.lists(values, max_size=4), max_size=20)


def header(**changes: Any) -> Header:
    return msgspec.structs.replace(Header(FORMAT, HEAD, "2026-11-20T09:00:00Z", TABLES, {}), **changes)


def write(path: Path, key: str | None = None, *lines: object, head: Header | None = None) -> Path:
    with writing(path, key) as put:
        for line in (head or header(), PEOPLE, *(lines or ROWS)):
            put(line)
    return path


def refused(path: Path, key: str | None = None) -> str:
    with pytest.raises(BackupError) as caught:
        verify(path, key)
    return str(caught.value).replace(str(path.parent), "").removeprefix("/")


@pytest.fixture(params=[None, PUBLIC], ids=["plain", "encrypted"])
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(tmp_path / "whole", request.param)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(rows=rows, key=st.sampled_from([None, PUBLIC, SECRET]))
def test_what_was_put_in_comes_out(tmp_path: Path, rows: list[list[Any]], key: str | None) -> None:
    path = tmp_path / "it"
    path.unlink(missing_ok=True)
    with writing(path, key) as put:
        put(header())
        for row in rows:
            put(row)

    assert list(reading(path, SECRET)) == [header(), *rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(part=st.floats(0, 1, exclude_max=True))
def test_cut_off_anywhere_it_is_refused(whole: Path, part: float) -> None:
    content = whole.read_bytes()
    cut = whole.with_name("cut")
    cut.write_bytes(content[: int(part * len(content))])

    with pytest.raises(BackupError):
        verify(cut, SECRET)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(part=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_altered_anywhere_it_is_refused_or_still_says_the_same(whole: Path, part: float, bit: int) -> None:
    """Some bits of gzip's own header mean nothing to anyone."""
    content = bytearray(whole.read_bytes())
    content[int(part * len(content))] ^= 1 << bit
    altered = whole.with_name("altered")
    altered.write_bytes(content)

    try:
        found = list(reading(altered, SECRET))
    except BackupError:
        return
    assert found == list(reading(whole, SECRET))


def test_with_its_public_key_alone_a_backup_is_made_and_with_its_secret_one_read(tmp_path: Path) -> None:
    path = write(tmp_path / "it", PUBLIC)

    assert verify(path, SECRET).tables == TABLES
    assert (
        refused(path, None) == "The backup is encrypted; set BIRDCALL_BACKUP_KEY to its secret key, AGE-SECRET-KEY-1…"
    )
    assert refused(path, PUBLIC) == refused(path, None)
    assert refused(path, OTHER_SECRET) == (
        "The backup was made for another key than BIRDCALL_BACKUP_KEY; give the one it was made for."
    )
    assert refused(path, "hunter2") == (
        "BIRDCALL_BACKUP_KEY is no age key (age1… or AGE-SECRET-KEY-1…); make a pair: birdcall backup --new-key"
    )


def test_a_key_that_is_none_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(BackupError) as caught:
        write(tmp_path / "it", "hunter2")

    assert "hunter2" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"minutes of the meeting", gzip.compress(b'{"some": "json"}\n', mtime=0)])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "it"
    path.write_bytes(content)

    assert refused(path) == "it is no backup of Birdcall."


def test_one_of_a_newer_birdcall_is_refused_by_format_and_by_step(tmp_path: Path) -> None:
    by_format = write(tmp_path / "format", head=header(format=FORMAT + 1))
    by_step = write(tmp_path / "step", head=header(step="9999"))

    assert refused(by_format) == "format was made by a newer Birdcall; update this one, then restore."
    assert refused(by_step) == "step was made by a newer Birdcall (step 9999); update this one, then restore."


def test_rows_that_do_not_match_the_header_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "it", head=header(tables={**TABLES, "people": 299}))

    assert refused(path) == "it does not hold the rows it names, so nothing of it is used; take another backup."


def test_a_file_that_is_not_there_or_a_folder_is_told_in_words(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == "nowhere cannot be read (No such file or directory)."
    with pytest.raises(BackupError, match=r"cannot be written \(No such file or directory\); nothing was kept"):
        write(tmp_path / "no" / "folder")


def test_one_that_does_not_fit_the_tables_leaves_nothing_behind(tmp_path: Path, empty_url: str) -> None:
    """Twice the same person, after a thousand others that were already put in."""
    many = [[number, *ROWS[0][1:]] for number in range(1, 1502)]
    path = write(tmp_path / "it", None, *many, many[0], head=header(tables={**TABLES, "people": 1502}))
    engine = open_engine(empty_url)
    migrate(engine)

    with pytest.raises(BackupError, match="does not fit the tables"):
        restore(engine, path, None, print)

    with engine.connect() as connection:
        assert count(connection, "people") == 0
    engine.dispose()


def test_a_backup_that_fails_halfway_leaves_no_file(tmp_path: Path) -> None:
    def lines() -> Iterator[object]:
        yield header()
        raise LookupError("the database went away")

    for key in (None, PUBLIC):
        with pytest.raises(LookupError), writing(tmp_path / "it", key) as put:
            for line in lines():
                put(line)

    assert list(tmp_path.iterdir()) == []
