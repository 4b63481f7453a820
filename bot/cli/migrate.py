"""``birdcall migrate``: bring the database up to date, or to a named step."""

import argparse

from sqlalchemy.exc import SQLAlchemyError

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.store.database import UnsupportedDatabaseError, open_engine
from bot.store.migrating import HEAD, migrate, revision


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--to", default=HEAD, metavar="STEP", help="a step such as 0001, or base to undo everything")


def run(arguments: argparse.Namespace) -> int:
    """Migrate. Raises CommandError when the database cannot be reached or the step is unknown."""
    settings = read_settings()
    try:
        engine = open_engine(settings.database)
        before = revision(engine)
        migrate(engine, arguments.to)
        after = revision(engine)
    except UnsupportedDatabaseError as error:
        raise CommandError(str(error)) from error
    except SQLAlchemyError as error:
        raise CommandError(
            f"The database does not open: {error.__cause__ or error}. Check BIRDCALL_DATABASE."
        ) from error
    except Exception as error:
        raise CommandError(f"Cannot go to “{arguments.to}”: {error}") from error
    print(f"{before or 'new'} → {after or 'empty'}")
    return 0
