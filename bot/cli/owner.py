"""``birdcall owner``: a one-time code that makes whoever sends it to the bot an owner."""

import argparse

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.flows.owning import new_code, put_code
from bot.running import the_time
from bot.settings import secret
from bot.store.database import DatabaseError, opened
from bot.store.migrating import bring_up_to_date


def declare(parser: argparse.ArgumentParser) -> None:
    """No arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Print a fresh code; older ones end. Raises CommandError when the database cannot be reached."""
    del arguments
    settings, code = read_settings(), new_code()
    try:
        with opened(settings.database, secret(settings.database_key)) as engine:
            bring_up_to_date(engine)
            with engine.begin() as connection:
                put_code(connection, code=code, now=the_time())
    except DatabaseError as error:
        raise CommandError(str(error)) from error
    print("A new code; older ones open nothing any more.")
    print(how_to_own(code))
    return 0


def how_to_own(code: str, link: str = "") -> str:
    """What to do with a code. Printed for whoever sits at the console, and never logged."""
    opens = f"\nor open: {link}" if link else ""
    return f"Within 24 hours, send this to the bot once:  /owner {code}{opens}"
