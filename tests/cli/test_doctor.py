"""``birdcall doctor``: what is wrong, what is merely new, and what to do."""

import json

import pytest

from .conftest import Command

REFUSED = (
    "BIRDCALL_DATABASE is neither SQLite nor PostgreSQL: set it to sqlite:///birdcall.db or "
    "postgresql://user:password@host/birdcall"
)


def test_the_doctor_says_what_is_wrong_and_what_is_merely_new(birdcall: Command) -> None:
    outcome = birdcall("doctor")

    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "✓ settings: read",
        "· library: 5 types, 70 holes in the coverage grid; without the trained reader: it learnt other types",
        "· database: new; birdcall run will create its tables",
        "· encryption: none; to encrypt the database file, see BIRDCALL_DATABASE_KEY",
        "✓ files: only their owner can read them",
        "✗ token: none; birdcall run says how to get one, birdcall demo works without",
        "· clock: not compared: that needs a token",
    ]


def test_the_doctor_finds_a_broken_library_and_an_unusable_database(
    birdcall: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIRDCALL_LIBRARY", "nowhere")
    monkeypatch.setenv("BIRDCALL_DATABASE", "mysql://x")

    outcome = birdcall("doctor", "--json")

    findings = {finding["subject"]: (finding["state"], finding["message"]) for finding in json.loads(outcome.out)}
    assert outcome.code == 1
    assert findings["library"] == ("bad", "1 problems; see: birdcall library check")
    assert findings["database"] == ("bad", REFUSED)


def test_the_doctor_is_content_with_a_database_that_is_up_to_date(birdcall: Command) -> None:
    birdcall("migrate")

    outcome = birdcall("doctor")

    assert outcome.out.splitlines()[2] == "✓ database: up to date (step 0010)"


def test_the_doctor_stops_at_settings_it_cannot_read(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_CONCURRENCY", "0")

    outcome = birdcall("doctor")

    assert outcome.code == 1
    assert outcome.out.splitlines()[0].startswith("✗ settings: BIRDCALL_CONCURRENCY: ")
