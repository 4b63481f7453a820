"""``birdcall`` itself."""

import importlib

import pytest

from bot import __version__
from bot.cli.main import COMMANDS, MODULES

from .conftest import Command


def test_the_version_is_told(birdcall: Command) -> None:
    outcome = birdcall("--version")

    assert (outcome.code, outcome.out) == (0, f"birdcall {__version__}\n")


def test_help_names_every_command_with_a_line_about_it(birdcall: Command) -> None:
    outcome = birdcall("--help")

    told = " ".join(outcome.out.split())
    assert outcome.code == 0
    assert all(f"{name} {summary}" in told for name, summary in COMMANDS.items())


@pytest.mark.parametrize("words", [(), ("fly",), ("library",), ("library", "burn"), ("classify", "--fly")])
def test_what_is_no_command_ends_with_code_two_and_the_usage(birdcall: Command, words: tuple[str, ...]) -> None:
    outcome = birdcall(*words)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: birdcall")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(birdcall: Command, name: str) -> None:
    importlib.import_module(f"bot.cli.{MODULES.get(name, name)}")

    outcome = birdcall(name, "--help")

    assert outcome.code == 0
    assert outcome.out.startswith(f"usage: birdcall {name}")
