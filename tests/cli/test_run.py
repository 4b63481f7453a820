"""``birdcall run``: what keeps it from starting is said in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command

NO_TOKEN = (
    "There is no bot token yet. To get one (two minutes):",
    "  1. In Telegram, open a chat with @BotFather and send /newbot",
)


def test_running_without_a_token_says_how_to_get_one(birdcall: Command, tmp_path: Path) -> None:
    outcome = birdcall("run")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[:2] == [*NO_TOKEN]
    assert outcome.err.splitlines()[-1] == "To try everything without a token: birdcall demo"
    assert list(tmp_path.iterdir()) == []


def test_running_on_a_database_that_does_not_open_says_so_and_nothing_else() -> None:
    environment = {**os.environ, "BIRDCALL_TOKEN": "1:x", "BIRDCALL_DATABASE": "sqlite:///no/such/folder.db"}

    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        check=False,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "The database does not open (unable to open database file). Check BIRDCALL_DATABASE and rights.\n"
    )


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
