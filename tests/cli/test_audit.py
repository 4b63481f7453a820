"""``birdcall audit`` and ``birdcall owner``: what they print, and that a changed or removed entry is noticed."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.flows.owning import plain
from bot.store import audit
from bot.store.database import opened
from bot.store.invites import hashed

from .conftest import Command

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ENTRIES = 5


@pytest.fixture
def file(birdcall: Command, tmp_path: Path) -> Path:
    """A database with a few entries, in the folder that commands run in."""
    birdcall("migrate")
    with opened("sqlite:///birdcall.db", None) as engine, engine.begin() as connection:
        for number in range(ENTRIES):
            audit.add(connection, actor_id=7, team_id=1, action="joined", about=f"invite:{number}", now=AT)
    return tmp_path / "birdcall.db"


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


def test_entries_are_printed_as_json_lines_first_one_first(birdcall: Command, file: Path) -> None:
    outcome = birdcall("audit")

    told = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [one["about"] for one in told] == [f"invite:{number}" for number in range(ENTRIES)]
    assert told[0]["at"] == "2026-11-20T09:00:00+00:00"
    assert (told[0]["actor_id"], told[0]["team_id"], told[0]["action"]) == (7, 1, "joined")


def test_what_nobody_touched_is_as_it_was_written(birdcall: Command, file: Path) -> None:
    outcome = birdcall("audit", "--verify")

    assert (outcome.code, outcome.out) == (0, "5 entries, each as it was written.\n")


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE audit_entries SET actor_id = 8 WHERE id = 2", 2),
        ("UPDATE audit_entries SET team_id = 2 WHERE id = 3", 3),
        ("UPDATE audit_entries SET action = 'left' WHERE id = 1", 1),
        ("UPDATE audit_entries SET about = 'invite:9' WHERE id = 5", 5),
        ("UPDATE audit_entries SET at = '2026-11-21 09:00:00.000000' WHERE id = 4", 4),
        ("UPDATE audit_entries SET hash = before WHERE id = 4", 4),
        ("DELETE FROM audit_entries WHERE id = 3", 4),
        ("DELETE FROM audit_entries WHERE id = 1", 2),
        ("DELETE FROM audit_entries WHERE id = 5", 5),
        ("DELETE FROM audit_entries", 5),
        ("DELETE FROM audit_head", 5),
    ],
)
def test_a_changed_or_removed_entry_is_named(birdcall: Command, file: Path, statement: str, first: int) -> None:
    change(file, statement)

    outcome = birdcall("audit", "--verify")

    assert outcome.code == 2
    assert outcome.out.startswith(f"Entry {first} was changed or is missing, or one before it is")


def test_an_empty_audit_is_whole(birdcall: Command) -> None:
    birdcall("migrate")

    assert birdcall("audit", "--verify").out == "0 entries, each as it was written.\n"
    assert birdcall("audit").out == ""


def test_a_fresh_code_is_printed_and_only_its_hash_is_kept(birdcall: Command, tmp_path: Path) -> None:
    first, second = (birdcall("owner").out.rstrip().rpartition("/owner ")[2] for _ in range(2))

    with closing(sqlite3.connect(tmp_path / "birdcall.db")) as connection:
        kept = connection.execute("SELECT token_hash, withdrawn_at IS NULL, role FROM invites ORDER BY id").fetchall()
    assert kept == [(hashed(plain(first)), 0, "owner"), (hashed(plain(second)), 1, "owner")]
    assert birdcall("audit").out.count('"owner_code"') == 2


def test_a_database_that_does_not_open_is_said_in_words(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_DATABASE", "sqlite:///no/such/folder.db")

    for command in ("audit", "owner"):
        outcome = birdcall(command)
        assert (outcome.code, outcome.out) == (2, "")
        assert "does not open" in outcome.err
