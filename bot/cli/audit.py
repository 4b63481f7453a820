"""``birdcall audit``: who did what, as JSON lines; or whether anybody changed or removed an entry."""

import argparse
import json

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.settings import secret
from bot.store import audit
from bot.store.database import Connection, DatabaseError, opened
from bot.store.migrating import bring_up_to_date

CHANGED = 2
"""The exit code when an entry is not as it was written."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--verify", action="store_true", help="look whether every entry is as it was written")


def run(arguments: argparse.Namespace) -> int:
    """Print or verify. Raises CommandError when the database cannot be reached."""
    settings = read_settings()
    try:
        with opened(settings.database, secret(settings.database_key)) as engine:
            bring_up_to_date(engine)
            with engine.connect() as connection:
                return _verified(connection) if arguments.verify else _printed(connection)
    except DatabaseError as error:
        raise CommandError(str(error)) from error


def _verified(connection: Connection) -> int:
    broken = audit.broken_at(connection)
    if broken is not None:
        print(f"Entry {broken} was changed or is missing, or one before it is: trust nothing from there on.")
        return CHANGED
    print(f"{audit.count(connection):,} entries, each as it was written.")
    return 0


def _printed(connection: Connection) -> int:
    for row in audit.every(connection):
        print(json.dumps({**row._asdict(), "at": row.at.isoformat()}, ensure_ascii=False))
    return 0
