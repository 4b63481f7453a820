"""``birdcall import``: a spreadsheet of customers or purchases into somebody's book, as the chat would take it."""

import argparse
import sys
from functools import partial
from pathlib import Path

from bot.cli.acting import act, declare_person
from bot.cli.error import CommandError
from bot.cli.exporting import write
from bot.flows import importing
from bot.flows.importing import Preview
from bot.flows.services import Sender, Services
from bot.flows.stored_imports import Stored
from bot.flows.taking_back import take_back
from bot.flows.taking_in import take_in
from bot.flows.understood_sheets import Kind
from bot.sheets.columns import describe
from bot.sheets.fields import NAMES
from bot.sheets.mending import to_mend
from bot.sheets.refusals import too_heavy
from bot.sheets.table import MOST_BYTES

SHOWN_BAD = 20
"""Bad rows that are told one by one; all of them go into the file of ``--bad``."""

_TOLD = ("added", "filled", "same", "bought", "strangers", "removed", "restored", "stays", "removed_purchases")


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="xlsx, xls, csv or tsv")
    declare_person(parser)
    parser.add_argument("--purchases", action="store_true", help="rows are purchases, not customers")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    parser.add_argument("--yes", action="store_true", help="do not ask before importing")
    parser.add_argument("--bad", type=Path, metavar="FILE", help="write the rows left out into this .xlsx")
    parser.add_argument("--undo", type=int, metavar="IMPORT", help="take the import with this number back")


def run(arguments: argparse.Namespace) -> int:
    """Import: 0 all of it, 1 not all. Raises CommandError when there is nothing that can be imported."""
    if (arguments.file is None) == (arguments.undo is None):
        raise CommandError("Say which FILE to import, or with --undo which import to take back.")
    if arguments.undo is not None:
        return act(arguments.person, partial(_undo, number=arguments.undo))
    return act(arguments.person, partial(_import, arguments=arguments, data=_read(arguments.file)))


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise CommandError(f"{file}: {too_heavy().text.en}")
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read ({error.strerror}).") from error


async def _import(services: Services, sender: Sender, *, arguments: argparse.Namespace, data: bytes) -> int:
    kind: Kind | None = "purchases" if arguments.purchases else None
    preview = await importing.offer(services, sender, "", arguments.file.name, data, kind)
    _tell(preview)
    if arguments.bad and preview.bad:
        write(arguments.bad, to_mend(preview.sheet.table, preview.bad, "en"))
    if arguments.dry_run or not preview.rows or not (arguments.yes or _agreed(preview)):
        await importing.change(services, sender, preview.stored.id, importing.dropped)
        print("Nothing was imported.")
        return int(bool(preview.bad) or not preview.rows)
    done = preview.stored
    async for done, _ in take_in(services, sender, preview.stored, data):
        print(f"\r{done.count('at'):,} of {done.count('rows'):,} rows …", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(f"{_counts(done)} (to take it back: birdcall import --for {sender.person_id} --undo {done.id})")
    return int(bool(preview.bad))


async def _undo(services: Services, sender: Sender, *, number: int) -> int:
    stored = await importing.of(services, sender, number)
    if stored is None or stored.state not in {"done", "undoing"}:
        raise CommandError(f"--undo {number}: there is no import of this number that can be taken back.")
    steps = [step async for step in take_back(services, sender, stored)]
    print(_counts(steps[-1]))
    return 0


def _tell(preview: Preview) -> None:
    for line in describe(preview.sheet.table, preview.sheet.columns):
        print(f"  {line.en}")
    if preview.sheet.lacks:
        names = ", ".join(NAMES[field].en for field in preview.sheet.lacks)
        raise CommandError(f"A column is missing: {names}. Name it in the header and try again.")
    if preview.before:
        print(f"This very file was imported on {preview.before}.")
    known = f", {preview.known:,} of them known" if preview.known else ""
    print(f"{preview.rows:,} {preview.stored.kind} to import{known}; {len(preview.bad):,} rows left out")
    for one in preview.bad[:SHOWN_BAD]:
        print(f"  row {one.line}: {one.reason.en}")
    if len(preview.bad) > SHOWN_BAD:
        print(f"  and {len(preview.bad) - SHOWN_BAD:,} more")


def _agreed(preview: Preview) -> bool:
    print(f"Import {preview.rows:,} rows? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _counts(stored: Stored) -> str:
    told = [f"{stored.count(name):,} {name.replace('_', ' ')}" for name in _TOLD if stored.count(name)]
    return ", ".join(told) or "nothing new"
