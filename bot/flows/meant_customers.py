"""Who a name in a rep's line may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.book.names import SURNAME, search_terms, surname_meant, whole_term
from bot.core.book.writing import Writing
from bot.core.engine import Engine
from bot.flows.services import Sender
from bot.flows.stored_customers import fresh, terms_of
from bot.store import customers
from bot.store.customers import CustomerRow
from bot.store.database import Connection

MOST_NAMED = 50
"""More namesakes than these are not told apart one by one."""

MOST_MEANT = 5
"""So many of those who may be meant are offered."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A customer to choose: how they are called, and what tells them from their namesakes."""

    id: int
    name: str
    phone: str
    trade: str


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called so, newest first. ``by_family``: they only have the family name that is meant."""

    rows: list[CustomerRow]
    by_family: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """Who may be meant. ``sure``: they are called so; else they only share the family name, or were met lately."""

    who: tuple[Somebody, ...]
    sure: bool


def called(connection: Connection, *, person_id: int, name: str, writing: Writing, or_trade: bool = False) -> Called:
    """Those whose name, its sound, initials or number ``name`` is (``or_trade``: or the end of their trade).

    Nobody: those of the family name it means.
    """
    folded = writing.fold(name)
    term = whole_term(folded)
    terms = {term, term.replace(" ", "")}
    rows = customers.having(connection, person_id=person_id, terms=terms, most=MOST_NAMED)
    if not or_trade:
        rows = [row for row in rows if terms & search_terms(writing, name=row.name, phone=row.phone or "")]
    family = surname_meant(folded)
    if rows or not family:
        return Called(rows)
    rows = customers.having(connection, person_id=person_id, terms={SURNAME + family}, most=MOST_NAMED)
    return Called(rows, by_family=True)


def customers_called(connection: Connection, *, person_id: int, name: str, writing: Writing) -> Meant:
    """Those in somebody's book who are called ``name``, in full or in part; else those of that family name."""
    found = called(connection, person_id=person_id, name=name, writing=writing, or_trade=True)
    term = whole_term(writing.fold(name))
    in_full = [row for row in found.rows if whole_term(writing.fold(row.name)) == term]
    return Meant(_shown((in_full or found.rows)[:MOST_MEANT]), sure=bool(found.rows) and not found.by_family)


def lately_met(connection: Connection, *, person_id: int, most: int = 3) -> Meant:
    """Those whom somebody was in contact with last."""
    return Meant(_shown(customers.latest(connection, person_id=person_id, most=most)), sure=False)


def add_customer(connection: Connection, sender: Sender, engine: Engine, *, name: str, pack: str) -> int:
    """A new customer of whom only the name is known; their id."""
    values = fresh(engine.writing, name, person_id=sender.person_id, pack=pack, now=sender.now)
    return customers.add(connection, values=values, terms=terms_of(engine.writing, values))


def _shown(rows: Sequence[CustomerRow]) -> tuple[Somebody, ...]:
    return tuple(Somebody(row.id, row.name, row.phone or "", row.trade) for row in rows)
