"""``birdcall migrate``: bring the database up to date, or to a named step."""

import argparse

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.settings import secret
from bot.store.database import DatabaseError, opened
from bot.store.migrating import HEAD, UnknownStepError, migrate, revision


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--to", default=HEAD, metavar="STEP", help="a step such as 0001, or base to undo everything")


def run(arguments: argparse.Namespace) -> int:
    """Migrate. Raises CommandError when the database cannot be reached or the step is unknown."""
    settings = read_settings()
    try:
        with opened(settings.database, secret(settings.database_key)) as engine:
            before = revision(engine)
            migrate(engine, arguments.to)
            after = revision(engine)
    except (DatabaseError, UnknownStepError) as error:
        raise CommandError(str(error)) from error
    print(f"{before or 'new'} → {after or 'empty'}")
    return 0
