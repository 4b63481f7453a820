"""``birdcall backup`` and ``restore``: from one database into another, and in words why not."""

import re
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.store.database import opened
from bot.store.people import PEOPLE
from tests.store.rows import NOW

from .conftest import Command

ROWS = "3 people"


@pytest.fixture
def with_people(birdcall: Command) -> None:
    """The database of this folder, with three people."""
    birdcall("migrate")
    with opened("sqlite:///birdcall.db", None) as engine, engine.begin() as connection:
        people = [{"id": number, "language": "zh", "joined_at": NOW} for number in range(3)]
        connection.execute(insert(PEOPLE), people)


@pytest.fixture
def keys(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a new pair, as it was printed."""
    file = Path("backup.key")
    file.write_text(birdcall("backup", "--new-key").out, encoding="utf-8")
    monkeypatch.setenv("BIRDCALL_BACKUP_KEY_FILE", str(file))
    return file


def test_a_backup_moves_from_sqlite_into_either_kind(
    birdcall: Command, with_people: None, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = birdcall("backup", "it.backup")
    if empty_url.startswith("sqlite"):
        empty_url = "sqlite:///moved.db"
    monkeypatch.setenv("BIRDCALL_DATABASE", empty_url)

    restored = birdcall("restore", "it.backup")
    again = birdcall("restore", "it.backup")

    assert re.fullmatch(rf"it\.backup: {ROWS} \(step \d+, \S+Z\); not encrypted, see BIRDCALL_BACKUP_KEY\n", made.out)
    assert (restored.code, restored.out.startswith(f"restored: {ROWS}")) == (0, True)
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("The database is not empty, and nothing in it is ever overwritten;")


def test_without_a_name_a_backup_gets_one_in_a_folder_for_its_owner(birdcall: Command, with_people: None) -> None:
    outcome = birdcall("backup")

    assert re.match(r"backups/birdcall-\d{8}T\d{6}Z\.backup: ", outcome.out)
    assert Path("backups").stat().st_mode & 0o777 == 0o700


def test_a_printed_pair_of_keys_is_a_key_file(birdcall: Command, with_people: None, keys: Path) -> None:
    made = birdcall("backup", "it.backup")
    verified = birdcall("restore", "--verify", "it.backup")

    assert "not encrypted" not in made.out
    assert Path("it.backup").read_bytes().startswith(b"age-encryption.org/v1")
    assert (verified.code, verified.out.startswith(f"whole: {ROWS}")) == (0, True)


def test_the_public_half_makes_backups_that_it_cannot_read(
    birdcall: Command, with_people: None, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = keys.read_text(encoding="utf-8").splitlines()[-1].removeprefix("# ")
    monkeypatch.delenv("BIRDCALL_BACKUP_KEY_FILE")
    monkeypatch.setenv("BIRDCALL_BACKUP_KEY", public)

    made = birdcall("backup", "it.backup")
    verified = birdcall("restore", "--verify", "it.backup")

    assert made.code == 0
    assert (verified.code, verified.err) == (
        2,
        "The backup is encrypted; set BIRDCALL_BACKUP_KEY to its secret key, AGE-SECRET-KEY-1…\n",
    )


def test_a_database_gets_a_key_by_way_of_a_backup(
    birdcall: Command, with_people: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    birdcall("backup", "it.backup")
    monkeypatch.setenv("BIRDCALL_DATABASE", "sqlite:///encrypted.db")
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY", "5f" * 32)

    birdcall("restore", "it.backup")

    assert not Path("encrypted.db").read_bytes().startswith(b"SQLite")
    assert birdcall("backup", "again.backup").out.startswith(f"again.backup: {ROWS}")


def test_what_keeps_a_backup_from_being_made_is_said(birdcall: Command) -> None:
    new = birdcall("backup", "it.backup")
    birdcall("migrate")
    nowhere = birdcall("backup", "no/folder.backup")

    assert (new.code, new.err) == (2, "The database is new; there is nothing to back up.\n")
    assert (nowhere.code, nowhere.err) == (
        2,
        "no/folder.backup cannot be written (No such file or directory); nothing was kept.\n",
    )


def test_a_backup_that_was_cut_off_changes_nothing(
    birdcall: Command, with_people: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    birdcall("backup", "it.backup")
    Path("it.backup").write_bytes(Path("it.backup").read_bytes()[:-20])
    monkeypatch.setenv("BIRDCALL_DATABASE", "sqlite:///new.db")

    outcome = birdcall("restore", "it.backup")

    assert (outcome.code, outcome.err) == (
        2,
        "it.backup is cut off or altered, so nothing of it is used; take another backup.\n",
    )
    assert not Path("new.db").exists()
