"""Changes of what a card says, each of which can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.book.editing import Field, Written
from bot.core.book.writing import Writing
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_in
from bot.flows.following import replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import named, terms_of
from bot.store import customers, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection

LONGEST_NOTES = 4000
"""Characters of notes that are kept; of more, the oldest go."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edited:
    """The card after a change, and the number under which the change can be taken back."""

    card: CustomerCard
    undo: int | None


async def write(services: Services, sender: Sender, customer_id: int, field: Field, new: Written) -> Edited | None:
    """Put a new value into a field; notes are added to. None when the customer is not in the book (any more)."""
    writing = services.library.engine.writing

    def values(before: Values) -> Values:
        if field == "name":
            return named(writing, new.value)
        if field == "notes":
            notes = f"{before['notes']}\n{new.value}".strip()[-LONGEST_NOTES:] if new.value else ""
            return {"notes": notes}
        return {field: new.value}

    return await change(services, sender, customer_id, values)


async def change(
    services: Services, sender: Sender, customer_id: int, values: Callable[[Values], Values], also: Any = None
) -> Edited | None:
    """Change columns whose values are JSON; ``also(connection)`` is done along with it, and is not taken back."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> int | None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if row is None:
            return None
        before = row._asdict()
        after = dict(values(before))
        undo = undos.remember(
            connection, person_id=sender.person_id, customer_id=customer_id, what="edit", now=sender.now,
            before={name: before[name] for name in after},
        )  # fmt: skip
        put(connection, customer_id, {**after, "updated_at": sender.now}, before)
        if also:
            also(connection)
        return undo

    def put(connection: Connection, number: int, after: Values, before: Values) -> None:
        terms = terms_of(engine.writing, {**before, **after})
        customers.change(connection, customer_id=number, values=after, terms=terms)
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        replan(connection, customer_id=number, desk=desk, library=engine.library, now=sender.now)

    def work(connection: Connection) -> Edited | None:
        undo = once(connection, sender, "edit", partial(apply, connection))
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)
        return Edited(card, undo) if card else None

    return await services.database.write(work)


def unedit(connection: Connection, row: CustomerRow, before: Values, now: datetime, writing: Writing) -> None:
    """The customer has these columns again, and is found as they say. ``replan`` has to follow."""
    after = {**row._asdict(), **before}
    terms = terms_of(writing, after) if after["erased_at"] is None else ()
    customers.change(connection, customer_id=row.id, values={**before, "updated_at": now}, terms=terms)
