"""A customer is erased: gone at once, and for good after a few days in which it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.core.book.writing import Writing
from bot.flows.applying import once
from bot.flows.editing import unedit
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.setting_aside import bring_back, set_aside
from bot.store import customers, follow_ups, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection

UNDONE_FOR = timedelta(days=7)
"""So long an erased or merged customer can be brought back; then everything about them is erased for good."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Who left the book, and the number under which it can be taken back."""

    name: str
    undo: int


async def erase(services: Services, sender: Sender, customer_id: int) -> Gone | None:
    """Erase a customer; None when they are not in this book (any more)."""
    await profile_of(services, sender)

    def apply(connection: Connection) -> int | None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        return gone(connection, sender, customer_id, what="erase", before={}) if row is not None else None

    def work(connection: Connection) -> Gone | None:
        undo = once(connection, sender, "erase", partial(apply, connection))
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id, erased=True)
        return Gone(row.name, undo) if undo and row is not None else None

    return await services.database.write(work)


def gone(connection: Connection, sender: Sender, customer_id: int, *, what: str, before: dict[str, Any]) -> int:
    """Take a customer out of the book within a transaction; the number under which it can be taken back."""
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    aside = set_aside(connection, waiting, how="erased", now=sender.now)
    customers.change(connection, customer_id=customer_id, values={"erased_at": sender.now, "next_day": None}, terms=())
    return undos.remember(
        connection, person_id=sender.person_id, customer_id=customer_id, what=what, now=sender.now,
        before={**before, "aside": aside},
    )  # fmt: skip


def unerase(
    connection: Connection, row: CustomerRow, before: Mapping[str, Any], now: datetime, writing: Writing
) -> None:
    """The customer is in the book again, with what was to be done for them. ``replan`` has to follow."""
    bring_back(connection, before["aside"])
    unedit(connection, row, {"erased_at": None}, now, writing)
