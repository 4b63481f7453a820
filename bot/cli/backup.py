"""``birdcall backup``: everything in the database into one file, while the bot runs."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.settings import Settings, secret
from bot.store.backing_up import back_up
from bot.store.backup_file import Header
from bot.store.database import DatabaseError, opened
from bot.store.sealing import BackupError, new_key


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: a new name in BIRDCALL_BACKUPS")
    parser.add_argument(
        "--new-key", action="store_true", help="print a new pair of keys for backups, and do nothing else"
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up. Raises CommandError when the database cannot be read or the file not be written."""
    try:
        if arguments.new_key:
            print(
                "# The secret key restores backups. Keep it, and not only on this machine.\n{}\n# {}".format(*new_key())
            )
            return 0
        settings, now = read_settings(), datetime.now(UTC)
        file = arguments.file or _new_file(settings, now)
        with opened(settings.database, secret(settings.database_key)) as engine:
            header = back_up(engine, file, secret(settings.backup_key), now, show_progress)
    except (DatabaseError, BackupError) as error:
        raise CommandError(str(error)) from error
    print(f"{file}: {told(header)}{'' if settings.backup_key else '; not encrypted, see BIRDCALL_BACKUP_KEY'}")
    return 0


def told(header: Header) -> str:
    """What is in a backup, in a line."""
    rows = ", ".join(f"{count:,} {name}" for name, count in header.tables.items() if count) or "nothing yet"
    return f"{rows} (step {header.step}, {header.made_at})"


def show_progress(table: str, done: int) -> None:
    """On standard error, which a script that keeps our output does not keep."""
    print(f"{table}: {done:,} rows …", file=sys.stderr)


def _new_file(settings: Settings, now: datetime) -> Path:
    try:
        settings.backups.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CommandError(f"BIRDCALL_BACKUPS: {settings.backups} cannot be made ({error.strerror}).") from error
    return settings.backups / f"birdcall-{now:%Y%m%dT%H%M%SZ}.backup"
