"""Who may be in the book twice."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.core.book.likeness import alike
from bot.core.book.names import SURNAME, initials, search_terms, words_of
from bot.core.book.writing import Writing
from bot.store import customers
from bot.store.customers import CustomerRow
from bot.store.database import Connection

MOST_LOOKED_AT, MOST_SHOWN = 200, 3


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody else in the same book; ``phone`` is E.164 or empty."""

    id: int
    name: str
    phone: str


def doubles_in(
    connection: Connection, *, writing: Writing, person_id: int, customer_id: int
) -> tuple[Double, ...]:  # fmt: skip
    """Who in this book may be the same person as this customer: the same number, or a name that sounds alike."""
    mine = customers.several(connection, customer_ids=[customer_id]).get(customer_id)
    if mine is None:
        return ()
    near = customers.having(connection, person_id=person_id, terms=_near(writing, mine.name), most=MOST_LOOKED_AT)
    if mine.phone:
        near += customers.with_phone(connection, person_id=person_id, phone=mine.phone)
    others = {row.id: _double(row) for row in near if row.id != customer_id}
    found = alike(mine.name, mine.phone or "", others.values(), writing)
    return tuple(others[number] for number, _ in found[:MOST_SHOWN])


def doubles_of(connection: Connection, *, customer_ids: Collection[int]) -> tuple[Double, ...]:
    """Those of them who are still in the book."""
    rows = customers.several(connection, customer_ids=customer_ids)
    return tuple(_double(rows[number]) for number in customer_ids if number in rows)


def _near(writing: Writing, name: str) -> set[str]:
    """Terms that whoever is called alike has, too: the initials of the name; for a name of letters, its last word."""
    folded = writing.fold(name)
    parts = words_of(folded)
    family = {term for term in search_terms(writing, name=name) if term.startswith(SURNAME)}
    return {initials(folded), *(family if parts and parts[-1].isascii() else ())} - {""}


def _double(row: CustomerRow) -> Double:
    return Double(row.id, row.name, row.phone or "")
