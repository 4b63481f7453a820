"""``birdcall migrate``, ``run`` and ``doctor``: what an operator sees."""

import json
from pathlib import Path

import pytest

from .conftest import Command

NO_TOKEN = (
    "There is no bot token yet. To get one (two minutes):",
    "  1. In Telegram, open a chat with @BotFather and send /newbot",
)
REFUSED = "Birdcall keeps its data in SQLite: set BIRDCALL_DATABASE=sqlite:///birdcall.db"


def test_the_database_goes_up_and_down(birdcall: Command, tmp_path: Path) -> None:
    said = [birdcall("migrate", *words).out for words in ((), (), ("--to", "base"), ("--to", "0001"))]

    assert said == ["new → 0001\n", "0001 → 0001\n", "0001 → empty\n", "new → 0001\n"]
    assert (tmp_path / "birdcall.db").exists()


def test_an_unknown_step_is_named(birdcall: Command) -> None:
    birdcall("migrate")

    outcome = birdcall("migrate", "--to", "9999")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "There is no step “9999”; the newest is 0001, base undoes all.\n"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://x/y", REFUSED),
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
    assert outcome.err == "The database does not open (file is not a database). Check BIRDCALL_DATABASE and rights.\n"


def test_running_without_a_token_says_how_to_get_one(birdcall: Command, tmp_path: Path) -> None:
    outcome = birdcall("run")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[:2] == [*NO_TOKEN]
    assert outcome.err.splitlines()[-1] == "To try everything without a token: birdcall demo"
    assert list(tmp_path.iterdir()) == []


def test_every_wrong_setting_is_named_without_its_value(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_CONCURRENCY", "lots-of-secret")
    monkeypatch.setenv("BIRDCALL_WEBHOOK_PORT", "0")

    outcome = birdcall("run")

    assert outcome.code == 2
    assert [line.split(":")[0] for line in outcome.err.splitlines()] == [
        "BIRDCALL_CONCURRENCY",
        "BIRDCALL_WEBHOOK_PORT",
        "Correct it in the environment or in .env; .env.example explains each.",
    ]
    assert "lots-of-secret" not in outcome.err


def test_a_webhook_needs_its_secret(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_WEBHOOK_URL", "https://bot.example/hook")

    outcome = birdcall("run")

    assert outcome.code == 2
    assert outcome.err.splitlines()[0].startswith("BIRDCALL_WEBHOOK_URL needs BIRDCALL_WEBHOOK_SECRET")


def test_the_settings_of_the_folder_are_read(birdcall: Command, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BIRDCALL_DATABASE=sqlite:///elsewhere.db\n", encoding="utf-8")

    birdcall("migrate")

    assert (tmp_path / "elsewhere.db").exists()


def test_the_doctor_says_what_is_wrong_and_what_is_merely_new(birdcall: Command) -> None:
    outcome = birdcall("doctor")

    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "✓ settings: read",
        "· library: 5 types, 70 holes in the coverage grid",
        "· database: new; birdcall run will create its tables",
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

    assert outcome.out.splitlines()[2] == "✓ database: up to date (step 0001)"


def test_the_doctor_stops_at_settings_it_cannot_read(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_CONCURRENCY", "0")

    outcome = birdcall("doctor")

    assert outcome.code == 1
    assert outcome.out.splitlines()[0].startswith("✗ settings: BIRDCALL_CONCURRENCY: ")
