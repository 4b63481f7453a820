"""``birdcall migrate``: the database goes where it is told."""

from pathlib import Path

import pytest

from .conftest import Command

REFUSED = (
    "BIRDCALL_DATABASE is neither SQLite nor PostgreSQL: set it to sqlite:///birdcall.db or "
    "postgresql://user:password@host/birdcall"
)


def test_the_database_goes_up_and_down(birdcall: Command, empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_DATABASE", empty_url)

    said = [birdcall("migrate", *words).out for words in ((), ("--to", "0001"), (), (), ("--to", "base"))]

    assert said == ["new → 0010\n", "0010 → 0001\n", "0001 → 0010\n", "0010 → 0010\n", "0010 → empty\n"]


def test_without_a_setting_the_database_is_a_file_in_this_folder(birdcall: Command, tmp_path: Path) -> None:
    birdcall("migrate")

    assert (tmp_path / "birdcall.db").exists()


def test_an_unknown_step_is_named(birdcall: Command) -> None:
    birdcall("migrate")

    outcome = birdcall("migrate", "--to", "9999")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "There is no step “9999”; the newest is 0010, base undoes all.\n"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://x/y", REFUSED),
        ("birdcall.db", REFUSED),
        (
            "sqlite:///no/such/folder.db",
            "The database does not open (unable to open database file). Check BIRDCALL_DATABASE and rights.",
        ),
    ],
)
def test_a_database_that_cannot_be_used_is_said_why(
    birdcall: Command, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setenv("BIRDCALL_DATABASE", url)

    outcome = birdcall("migrate")

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{said}\n")


def test_a_file_that_is_no_database_is_said_to_be_none(birdcall: Command, tmp_path: Path) -> None:
    (tmp_path / "birdcall.db").write_text("minutes of the meeting " * 100, encoding="utf-8")

    outcome = birdcall("migrate")

    assert outcome.code == 2
    assert outcome.err == (
        "The database file is not readable: if it is encrypted, set BIRDCALL_DATABASE_KEY; "
        "if it is something else, change BIRDCALL_DATABASE.\n"
    )


def test_the_settings_of_the_folder_are_read(birdcall: Command, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BIRDCALL_DATABASE=sqlite:///elsewhere.db\n", encoding="utf-8")

    birdcall("migrate")

    assert (tmp_path / "elsewhere.db").exists()
