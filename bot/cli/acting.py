"""Doing something in the name of one person who uses the bot."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.content.problems import LibraryError
from bot.flows.services import Sender, Services
from bot.running import open_services
from bot.sheets.table import SheetError
from bot.store import people
from bot.store.database import DatabaseError


def declare_person(parser: argparse.ArgumentParser) -> None:
    """Add ``--for``."""
    parser.add_argument(
        "--for", dest="person", type=int, required=True, metavar="PERSON", help="whose book: their Telegram user number"
    )


def act(person_id: int, work: Callable[[Services, Sender], Awaitable[int]]) -> int:
    """Have ``work`` done for this person; what it returns. Raises CommandError when it can't be done."""
    try:
        services = open_services(read_settings())
        try:
            return asyncio.run(_act(services, person_id, work))
        finally:
            services.database.close()
    except SheetError as error:
        raise CommandError(error.text.en) from error
    except (DatabaseError, LibraryError) as error:
        raise CommandError(str(error)) from error


async def _act(services: Services, person_id: int, work: Callable[[Services, Sender], Awaitable[int]]) -> int:
    language = await services.database.read(partial(people.spoken_by, person_id=person_id))
    if language is None:
        raise CommandError(f"--for {person_id}: nobody with this number has written to the bot; have them send /start.")
    now = services.clock()
    once_only = -int(now.timestamp() * 1_000_000)  # what Telegram numbers is positive
    return await work(services, Sender(person_id, person_id, language, now, once_only))
