"""``birdcall restore FILE``: a backup into an empty database, also one of the other kind."""

import argparse
from pathlib import Path

from bot.cli.backup import show_progress, told
from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.settings import secret
from bot.store.database import DatabaseError, opened
from bot.store.migrating import UnknownStepError
from bot.store.restoring import restore, verify
from bot.store.sealing import BackupError


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what birdcall backup has made")
    parser.add_argument("--verify", action="store_true", help="only look whether the file is whole; needs no database")


def run(arguments: argparse.Namespace) -> int:
    """Restore or verify. Raises CommandError when the file is of no use or the database not empty."""
    settings = read_settings()
    key = secret(settings.backup_key)
    try:
        if arguments.verify:
            print(f"whole: {told(verify(arguments.file, key))}")
            return 0
        with opened(settings.database, secret(settings.database_key)) as engine:
            header = restore(engine, arguments.file, key, show_progress)
    except (DatabaseError, BackupError, UnknownStepError) as error:
        raise CommandError(str(error)) from error
    print(f"restored: {told(header)}")
    return 0
