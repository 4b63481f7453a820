"""Open the library a command works on, without loading what only the bot needs."""

import argparse
import os
from pathlib import Path

from bot.cli.error import CommandError
from bot.content.files import LIBRARY
from bot.content.opening import open_library
from bot.content.problems import LibraryError
from bot.core.library import Library


def declare_library(parser: argparse.ArgumentParser) -> None:
    """Add ``--library``; its default is the setting ``BIRDCALL_LIBRARY``.

    Commands that must start at once read these two variables themselves: importing the settings model
    takes longer than everything else ``birdcall classify`` does.
    """
    default = Path(os.environ.get("BIRDCALL_LIBRARY") or LIBRARY)
    parser.add_argument("--library", type=Path, default=default, metavar="FOLDER", help="the script library to use")


def open_named_library(arguments: argparse.Namespace) -> Library:
    """The library of ``--library``. Raises CommandError with all its problems."""
    cache = Path(os.environ.get("BIRDCALL_CACHE") or "~/.cache/birdcall").expanduser()
    try:
        return open_library(arguments.library, cache)
    except LibraryError as error:
        raise CommandError(
            f"{error}\n{len(error.problems)} problems; mend them, then: birdcall library check"
        ) from error
