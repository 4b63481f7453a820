"""A file is taken in: in steps, each whole, so that a kill between them loses and repeats nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.flows.drafting import Drafting
from bot.flows.importing import drafting_of, understood
from bot.flows.importing_customers import Counts, CustomerImport, due_words
from bot.flows.importing_purchases import take_purchases
from bot.flows.profiles import language_of
from bot.flows.purchase_grades import rank_book, to_rank
from bot.flows.services import Sender, Services
from bot.flows.stored_imports import Stored, come_to, stored_import
from bot.flows.understood_sheets import Understood
from bot.sheets.rows import BadRow
from bot.store import imports
from bot.store.database import Connection

CHUNK = 500
"""Rows that one transaction takes in: a fraction of a second, in which nothing else is written."""

Progress = tuple[Stored, Sequence[BadRow]]
Step = Callable[[Connection], Counts]


async def take_in(services: Services, sender: Sender, stored: Stored, data: bytes) -> AsyncIterator[Progress]:
    """Take its file in; the import after each step, and the rows left out.

    What was taken in before, by a try that was killed, is not taken in again. Nothing is done, and nothing comes,
    unless the import waits for this or was begun. Raises SheetError.
    """
    begun = await services.database.write(partial(_begin, stored=stored, sender=sender))
    if begun is None:
        return
    run = await _run(services, sender, begun, data)
    while begun.state == "running":
        step = await asyncio.to_thread(run.step, begun)
        begun = await services.database.write(partial(_take, step=step, before=begun, sender=sender, run=run))
        if begun.state == "done" and begun.kind == "purchases":
            await rank_book(services, sender.person_id)
        yield begun, run.sheet.bad


@dataclass(frozen=True, slots=True)
class _Run:
    sheet: Understood
    drafting: Drafting
    work: CustomerImport

    def step(self, begun: Stored) -> Step:
        """The next rows, made ready outside of the transaction that takes them in."""
        rows = slice(begun.count("at"), begun.count("at") + CHUNK)
        if begun.kind == "customers":
            return partial(self.work.take, drafts=[self.drafting.customer(row) for row in self.sheet.customers[rows]])
        bought = self.sheet.purchases[rows]
        return partial(take_purchases, rows=bought, drafting=self.drafting, work=self.work, add=begun.adds)


async def _run(services: Services, sender: Sender, begun: Stored, data: bytes) -> _Run:
    sheet = await understood(services, sender, begun, data)
    drafting = await drafting_of(services, sender, begun)
    words = due_words(await language_of(services, sender))
    work = CustomerImport(drafting.engine, drafting.desk, sender.person_id, begun.id, begun.at, words)
    return _Run(sheet, drafting, work)


def _begin(connection: Connection, *, stored: Stored, sender: Sender) -> Stored | None:
    row = imports.owned(connection, import_id=stored.id, person_id=sender.person_id)
    if row is None or row.state not in {"shown", "undone", "running"}:
        return None
    if row.state != "running":
        counts = {"print": row.counts["print"], "at": 0}
        imports.change(connection, import_id=row.id, values={"state": "running", "at": sender.now, "counts": counts})
        row = imports.owned(connection, import_id=stored.id, person_id=sender.person_id)
    return stored_import(row) if row is not None else None


def _take(connection: Connection, *, step: Step, before: Stored, sender: Sender, run: _Run) -> Stored:
    row = imports.owned(connection, import_id=before.id, person_id=sender.person_id)
    if row is None:
        return replace(before, state="dropped")
    stored = stored_import(row)
    if stored.state != "running" or stored.count("at") != before.count("at"):
        return stored  # somebody else is at it
    rows = len(run.sheet.good)
    at = min(stored.count("at") + CHUNK, rows)
    counts = {"print": stored.counts["print"], "at": at, "rows": rows, "bad": len(run.sheet.bad)}
    for name, number in step(connection).items():
        counts[name] = stored.count(name) + number
    done = at == rows
    if done and stored.kind == "purchases":
        to_rank(connection, person_id=sender.person_id)
    return come_to(connection, stored, "done" if done else "running", counts)
