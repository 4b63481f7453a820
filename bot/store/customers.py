"""Queries about customers: kept, changed, listed, found by the beginning of any of their terms."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from bot.store import teams
from bot.store.book_tables import Customer, CustomerTerm

CUSTOMERS = cast(Table, Customer.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
TERMS = cast(Table, CustomerTerm.__table__)  # type: ignore[attr-defined]  # as above
CustomerRow = Row[Any]
"""A row with the columns of ``Customer``."""

Order = Literal["due", "grade", "silence", "name"]
"""How a list is sorted: due soonest first, highest tier first, longest silent first, or by name."""

_ORDERS: Mapping[Order, Sequence[ColumnElement[Any]]] = {
    "due": (CUSTOMERS.c.next_day.nulls_last(), CUSTOMERS.c.id),
    "grade": (CUSTOMERS.c.rank, CUSTOMERS.c.id),
    "name": (CUSTOMERS.c.sort_name, CUSTOMERS.c.id),
}
_SORTED: Mapping[Order, Sequence[ColumnElement[Any]]] = {
    "due": (CUSTOMERS.c.next_day.is_(None), CUSTOMERS.c.next_day, CUSTOMERS.c.id),
    "grade": (CUSTOMERS.c.rank + 0, CUSTOMERS.c.id),
    "silence": (CUSTOMERS.c.last_touch_at.is_not(None), CUSTOMERS.c.last_touch_at, CUSTOMERS.c.id),
    "name": (CUSTOMERS.c.sort_name.concat(""), CUSTOMERS.c.id),
}
"""The orders for which no index is walked: a few of a book are found first, then sorted. ``silence``: ``_silent``."""

_LIVE = CUSTOMERS.c.erased_at.is_(None)


def add(connection: Connection, *, values: Mapping[str, Any], terms: Collection[str]) -> int:
    """Write a new customer down, findable by these terms; the id. Theirs is the team that the rep works in."""
    team = {"team_id": teams.working_in(connection, person_id=values["person_id"])}
    statement = insert(CUSTOMERS).values(**{**team, **values}).returning(CUSTOMERS.c.id)
    number: int = connection.execute(statement).scalar_one()
    _index(connection, number, values["person_id"], terms)
    return number


def change(
    connection: Connection, *, customer_id: int, values: Mapping[str, Any], terms: Collection[str] | None = None
) -> None:
    """Change columns of a customer, and what they are found by if ``terms`` are given."""
    connection.execute(update(CUSTOMERS).where(CUSTOMERS.c.id == customer_id).values(**values))
    if terms is not None:
        owner = select(CUSTOMERS.c.person_id).where(CUSTOMERS.c.id == customer_id)
        unlist(connection, customer_id=customer_id)
        _index(connection, customer_id, connection.execute(owner).scalar_one(), terms)


def unlist(connection: Connection, *, customer_id: int) -> None:
    """No search finds this customer any more."""
    connection.execute(delete(TERMS).where(TERMS.c.customer_id == customer_id))


def swap_terms(
    connection: Connection, *, customer_id: int, person_id: int, gone: Collection[str], come: Collection[str]
) -> None:
    """A customer is found by other terms instead of these; all else they are found by stays."""
    connection.execute(delete(TERMS).where(TERMS.c.customer_id == customer_id, TERMS.c.term.in_(gone)))
    _index(connection, customer_id, person_id, come)


def ids_after(connection: Connection, *, person_id: int, after: int, most: int) -> list[int]:
    """The next customers of somebody's book in the order of their ids."""
    statement = select(CUSTOMERS.c.id).where(CUSTOMERS.c.person_id == person_id, _LIVE, CUSTOMERS.c.id > after)
    return list(connection.execute(statement.order_by(CUSTOMERS.c.id).limit(most)).scalars())


def owned(connection: Connection, *, customer_id: int, person_id: int, erased: bool = False) -> CustomerRow | None:
    """The customer, if they are in this person's book (``erased``: or were, a few days ago)."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.id == customer_id, CUSTOMERS.c.person_id == person_id)
    return connection.execute(statement if erased else statement.where(_LIVE)).one_or_none()


def several(connection: Connection, *, customer_ids: Collection[int]) -> dict[int, CustomerRow]:
    """Customers by their ids, in that order, those that are not erased."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.id.in_(customer_ids), _LIVE)
    rows = connection.execute(statement.order_by(CUSTOMERS.c.id))
    return {row.id: row for row in rows}


def listed(
    connection: Connection,
    *,
    person_id: int,
    order: Order,
    offset: int,
    most: int,
    where: Sequence[ColumnElement[bool]] = (),
) -> list[CustomerRow]:
    """A page of somebody's book."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.person_id == person_id, _LIVE, *where)
    if order == "silence" and not where:
        return _silent(connection, statement, offset, most)
    ordered = statement.order_by(*(_SORTED if where else _ORDERS)[order])
    if not offset:
        return list(connection.execute(ordered.limit(most)))
    # What stands before the page is counted off in the index; of the page alone whole customers are read.
    page = list(connection.execute(ordered.with_only_columns(CUSTOMERS.c.id).offset(offset).limit(most)).scalars())
    rows = {row.id: row for row in connection.execute(select(CUSTOMERS).where(CUSTOMERS.c.id.in_(page)))}
    return [rows[number] for number in page if number in rows]  # one may have been erased in between


def _silent(connection: Connection, book: Select[Any], offset: int, most: int) -> list[CustomerRow]:
    """Who was never touched, then the others, longest silent first: each part by the index.

    Together they would be sorted in PostgreSQL, where what is missing comes last.
    """
    never, touched = CUSTOMERS.c.last_touch_at.is_(None), CUSTOMERS.c.last_touch_at.is_not(None)
    ordered = book.order_by(CUSTOMERS.c.last_touch_at, CUSTOMERS.c.id)
    found = list(connection.execute(ordered.where(never).offset(offset).limit(most)))
    if len(found) == most:
        return found
    before = 0
    if offset:
        before = connection.execute(select(func.count()).select_from(book.where(never).subquery())).scalar_one()
    others = ordered.where(touched).offset(max(0, offset - before)).limit(most - len(found))
    return [*found, *connection.execute(others)]


def count(connection: Connection, *, person_id: int, where: Sequence[ColumnElement[bool]] = ()) -> int:
    """How many customers are in somebody's book."""
    statement = select(func.count()).select_from(CUSTOMERS)
    return connection.execute(statement.where(CUSTOMERS.c.person_id == person_id, _LIVE, *where)).scalar_one()


def having(connection: Connection, *, person_id: int, terms: Collection[str], most: int) -> list[CustomerRow]:
    """Those in somebody's book who have one of these very terms, newest first."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.id.in_(_with(person_id, terms)), _LIVE)
    return list(connection.execute(statement.order_by(CUSTOMERS.c.id.desc()).limit(most)))


def named_within(connection: Connection, *, person_id: int, text: str) -> list[str]:
    """Names of customers in somebody's book whose letters stand in this text, capitals or not."""
    stands = literal(text.lower()).contains(func.lower(CUSTOMERS.c.name))
    found = select(CUSTOMERS.c.name).where(CUSTOMERS.c.person_id == person_id, _LIVE, stands)
    return list(connection.execute(found.distinct().order_by(CUSTOMERS.c.name)).scalars())


def latest(connection: Connection, *, person_id: int, most: int, where: Sequence[Any] = ()) -> list[CustomerRow]:
    """Those whom somebody was in contact with last."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.person_id == person_id, _LIVE, *where)
    silent = CUSTOMERS.c.last_touch_at.desc().nulls_last(), CUSTOMERS.c.id.desc()
    return list(connection.execute(statement.order_by(*silent).limit(most)))


def term_counts(connection: Connection, *, person_id: int, beginning: str, most: int) -> list[tuple[str, int]]:
    """The terms of somebody's book that begin so, with how many customers have them, most first."""
    times = func.count().label("times")
    statement = select(TERMS.c.term, times).where(TERMS.c.person_id == person_id, *between(beginning))
    ordered = statement.group_by(TERMS.c.term).order_by(times.desc(), TERMS.c.term)
    return [(term, number) for term, number in connection.execute(ordered.limit(most))]


def with_phone(connection: Connection, *, person_id: int, phone: str) -> list[CustomerRow]:
    """Those in somebody's book who have this number."""
    statement = select(CUSTOMERS).where(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.phone == phone, _LIVE)
    return list(connection.execute(statement.order_by(CUSTOMERS.c.id)))


def erased_before(connection: Connection, *, before: datetime, most: int = 1000) -> list[int]:
    """Customers who were erased before then and are still kept for undoing."""
    statement = select(CUSTOMERS.c.id).where(CUSTOMERS.c.erased_at < before).order_by(CUSTOMERS.c.erased_at)
    return list(connection.execute(statement.limit(most)).scalars())


def purge(connection: Connection, *, customer_ids: Collection[int]) -> int:
    """Erase customers and everything that hangs on them, for good; how many."""
    return connection.execute(delete(CUSTOMERS).where(CUSTOMERS.c.id.in_(customer_ids))).rowcount


def _with(person_id: int, terms: Collection[str]) -> Select[Any]:
    return select(TERMS.c.customer_id).where(TERMS.c.person_id == person_id, TERMS.c.term.in_(terms))


def between(beginning: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions that a term begins so."""
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return TERMS.c.term >= beginning, TERMS.c.term < after


def _index(connection: Connection, customer_id: int, person_id: int, terms: Collection[str]) -> None:
    if terms:
        key = {"person_id": person_id, "customer_id": customer_id}
        connection.execute(insert(TERMS), [{**key, "term": term} for term in sorted(set(terms))])
