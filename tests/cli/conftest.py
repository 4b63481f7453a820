"""Commands run in an empty folder, with the sample library and without anybody's settings."""

import gc
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.main import main
from tests.content.authoring import SAMPLE


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def clean_environment(tmp_path: Path, library_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("BIRDCALL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BIRDCALL_LIBRARY", str(SAMPLE))
    monkeypatch.setenv("BIRDCALL_CACHE", str(library_cache))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def birdcall(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``birdcall("classify", "text")``; ``typed`` is what standard input holds."""

    def run(*words: str, typed: str = "") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        try:
            code = main(words)
        except SystemExit as stop:  # argparse's own way to end a command
            code = int(stop.code or 0)
        finally:
            gc.enable()  # a command that ends at once may have turned it off
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run
