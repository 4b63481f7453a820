"""An import is taken back: who was added goes, who was completed is as before; what the rep did since stays."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

from bot.core.engine import Engine
from bot.flows.desks import RepDesk, desk_of
from bot.flows.following import replan
from bot.flows.importing_customers import read_back
from bot.flows.purchase_grades import rank_book, to_rank
from bot.flows.purging import purge
from bot.flows.services import Sender, Services
from bot.flows.setting_aside import rewind
from bot.flows.stored_customers import terms_of
from bot.flows.stored_imports import Stored, come_to, stored_import
from bot.store import customers, follow_ups, histories, imports, many_customers
from bot.store.customers import CustomerRow
from bot.store.database import Connection

CHUNK = 500
"""Customers that one transaction sees to."""

_TOLD = ("removed", "restored", "stays", "removed_purchases")


async def take_back(services: Services, sender: Sender, stored: Stored) -> AsyncIterator[Stored]:
    """Take an import back; the import after each step. Its counts tell who is ``removed``, ``restored``, who ``stays``.

    Who was contacted, changed or erased by the rep since stays as they are; so does a column changed since.
    """
    desk, engine = await desk_of(services, sender), services.library.engine
    while stored.state in {"done", "undoing"}:
        step = partial(_step, stored=stored, sender=sender, desk=desk, engine=engine)
        stored = await services.database.write(step)
        if stored.state == "undone" and stored.kind == "purchases":
            await rank_book(services, sender.person_id)
        yield stored


def _step(connection: Connection, *, stored: Stored, sender: Sender, desk: RepDesk, engine: Engine) -> Stored:
    row = imports.owned(connection, import_id=stored.id, person_id=sender.person_id)
    if row is None or row.state not in {"done", "undoing"}:
        return stored_import(row) if row is not None else replace(stored, state="dropped")
    stored, counts = stored_import(row), {**dict.fromkeys(_TOLD, 0), **row.counts}
    if row.state == "done":
        counts["removed_purchases"] = imports.take_back_purchases(connection, import_id=row.id)
    changes = imports.changes(connection, import_id=row.id, most=CHUNK)
    for name, number in _Back(connection, stored, sender, desk, engine).take(changes).items():
        counts[name] += number
    imports.forget(connection, import_id=row.id, customer_ids=[change.customer_id for change in changes])
    whole = len(changes) < CHUNK
    if whole and row.kind == "purchases":
        to_rank(connection, person_id=sender.person_id)
    return come_to(connection, stored, "undone" if whole else "undoing", counts)


class _Back:
    def __init__(self, connection: Connection, stored: Stored, sender: Sender, desk: RepDesk, engine: Engine) -> None:
        self._connection, self._stored, self._sender = connection, stored, sender
        self._desk, self._engine = desk, engine

    def take(self, changes: list[Any]) -> dict[str, int]:
        """Take these changes back; what became of whom."""
        ids = [change.customer_id for change in changes]
        rows = customers.several(self._connection, customer_ids=ids)
        counts = {"removed": 0, "restored": 0, "stays": 0}
        added = [rows[one.customer_id] for one in changes if one.before is None and one.customer_id in rows]
        bought = many_customers.buyers(self._connection, customer_ids=[row.id for row in added])
        gone = [row.id for row in added if row.updated_at == self._stored.at and row.id not in bought]
        counts["removed"] = purge(self._connection, customer_ids=gone)
        counts["stays"] = len(added) - len(gone)
        for change in changes:
            row = rows.get(change.customer_id)
            if change.before is not None and row is not None:
                counts["restored" if self._restore(row, change.before) else "stays"] += 1
        return counts

    def _restore(self, row: CustomerRow, before: dict[str, Any]) -> bool:
        """Whether all is as it was."""
        was, became, now = read_back(before["was"]), read_back(before["became"]), row._asdict()
        values = {name: value for name, value in was.items() if now[name] == became[name]}
        whole = len(values) == len(was)
        if not whole:
            values.pop("updated_at", None)
        terms = terms_of(self._engine.writing, {**now, **values})
        if values:
            customers.change(self._connection, customer_id=row.id, values=values, terms=terms)
        if "grades" in values:
            histories.unimport_grades(self._connection, customer_id=row.id, at=self._stored.at)
        follow_ups.remove(self._connection, follow_up_ids=before["opened"])
        rewind(self._connection, row.id, before["waiting"], self._sender.now)
        now_at, library = self._sender.now, self._engine.library
        replan(self._connection, customer_id=row.id, desk=self._desk, library=library, now=now_at)
        return whole
