"""``birdcall eval propose``: from the street back into the tree."""

import argparse
import json

from bot.cli.error import CommandError
from bot.cli.opening import open_named_library
from bot.cli.settings import read_settings
from bot.evaluation.proposing import proposals
from bot.settings import secret
from bot.store.consultations import corrections
from bot.store.database import DatabaseError, opened
from bot.store.migrating import HEAD, revision


def propose(arguments: argparse.Namespace) -> int:
    """Print one labelled description a line. Raises CommandError when the database cannot be read."""
    library = open_named_library(arguments)
    settings = read_settings()
    try:
        with opened(settings.database, secret(settings.database_key)) as engine:
            if revision(engine) != HEAD:
                raise CommandError("The database is not up to date; run: birdcall migrate")
            with engine.connect() as connection:
                rows = corrections(connection)
    except DatabaseError as error:
        raise CommandError(str(error)) from error
    for proposal in proposals(rows, library.types):
        print(json.dumps(proposal, ensure_ascii=False))
    return 0
