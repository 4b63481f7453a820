"""``birdcall COMMAND``: names every command and hands over to its module."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from bot import __version__
from bot.cli.error import CommandError

COMMANDS = {
    "demo": "try everything in the browser: no token, no network",
    "run": "run the bot on Telegram",
    "classify": "read one description, or JSON lines, and say what kind of customer it is",
    "eval": "measure how well descriptions are read, on labelled ones",
    "train": "make the trained reader anew from labelled descriptions",
    "library": "check, show and measure the script library",
    "import": "take a spreadsheet of customers or purchases into somebody's book",
    "export": "write somebody's book into a workbook, JSON or calendar file",
    "owner": "print a one-time code that makes whoever sends it to the bot an owner",
    "audit": "print who did what in teams, or verify that nobody changed it",
    "migrate": "bring the database up to date",
    "backup": "write everything in the database into one file, while the bot runs",
    "restore": "put a backup into an empty database, of either kind",
    "doctor": "say what is wrong with this installation and what to do",
    "bench": "measure speed as ratios within one run",
}
"""Each is a module of ``bot.cli`` with ``declare(parser)`` and ``run(arguments)``."""

MODULES = {"import": "importing", "export": "exporting"}
"""Those that are called otherwise than their command: ``import`` is a word of Python's."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 1 it found something wrong, 2 it could not be done."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="birdcall", description="A Telegram bot that coaches sales conversations.")
    parser.add_argument("--version", action="version", version=f"birdcall {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    named = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=summary)
        if name == named:
            _command(name).declare(subparser)
    arguments = parser.parse_args(words)
    try:
        code: int = _command(arguments.command).run(arguments)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that flushing at exit cannot fail again
        return 0  # whoever reads us has seen enough
    return code


def _command(name: str) -> Any:
    """The module of a command. What an import makes stays: the garbage collector need not look at it, then or later."""
    gc.disable()
    try:
        return importlib.import_module(f"bot.cli.{MODULES.get(name, name)}")
    finally:
        gc.freeze()
        gc.enable()
