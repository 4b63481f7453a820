"""Queries about many customers at once: kept by the hundred, met again by number or name, all that is kept of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, or_, select

from bot.store import teams
from bot.store.customers import CUSTOMERS, TERMS, CustomerRow
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.histories import GRADES, JUDGEMENTS, PURCHASES
from bot.store.touches import TOUCHES

AT_ONCE = 500
"""Ids or values in one query, well under what either database takes."""

HISTORIES: Mapping[str, Table] = {
    "touches": TOUCHES, "judgements": JUDGEMENTS, "grade_changes": GRADES, "follow_ups": FOLLOW_UPS,
    "purchases": PURCHASES,
}  # fmt: skip
"""The tables whose rows are of a customer, in time."""

_LIVE = CUSTOMERS.c.erased_at.is_(None)
_FRESH = {"asks": 0, "moved": 0, "note": ""}


def add(connection: Connection, *, values: Sequence[Mapping[str, Any]], terms: Sequence[Collection[str]]) -> list[int]:
    """Write new customers down, each findable by its terms; their ids, in the same order. All are of one rep.

    Theirs is the team that the rep works in.
    """
    if not values:
        return []
    person = values[0]["person_id"]
    team = {"team_id": teams.working_in(connection, person_id=person)}
    statement = insert(CUSTOMERS).returning(CUSTOMERS.c.id, sort_by_parameter_order=True)
    ids = list(connection.execute(statement, [{**team, **one} for one in values]).scalars())
    rows = [
        {"person_id": person, "customer_id": number, "term": term}
        for number, theirs in zip(ids, terms, strict=True)
        for term in sorted(set(theirs))
    ]
    if rows:
        connection.execute(insert(TERMS), rows)
    return ids


def open_follow_ups(connection: Connection, *, values: Sequence[Mapping[str, Any]]) -> None:
    """Open follow-ups; each with all columns that do not begin as nothing."""
    if values:
        connection.execute(insert(FOLLOW_UPS), [{**_FRESH, "due_day": one["day"], **one} for one in values])


def with_phones(connection: Connection, *, person_id: int, phones: Collection[str]) -> list[CustomerRow]:
    """Those in somebody's book who have one of these numbers, longest kept first."""
    return _in_book(connection, person_id, "phone", phones)


def with_names(connection: Connection, *, person_id: int, sort_names: Collection[str]) -> list[CustomerRow]:
    """Those in somebody's book whose names sort so, longest kept first."""
    return _in_book(connection, person_id, "sort_name", sort_names)


def _in_book(connection: Connection, person_id: int, column: str, wanted: Collection[str]) -> list[CustomerRow]:
    found: list[CustomerRow] = []
    for some in _slices(sorted(wanted)):
        which = and_(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c[column].in_(some), _LIVE)
        found += connection.execute(select(CUSTOMERS).where(which).order_by(CUSTOMERS.c.id))
    return found


def page(connection: Connection, *, person_id: int, after: int, most: int) -> list[CustomerRow]:
    """Some of somebody's book in the order in which they were kept, from behind the customer ``after``."""
    mine = CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.id > after, _LIVE
    return list(connection.execute(select(CUSTOMERS).where(*mine).order_by(CUSTOMERS.c.id).limit(most)))


def histories(connection: Connection, *, customer_ids: Sequence[int]) -> dict[str, list[Row[Any]]]:
    """By table, every row of ``HISTORIES`` that is of one of these customers, in the order written."""
    found: dict[str, list[Row[Any]]] = {name: [] for name in HISTORIES}
    for some in _slices(customer_ids):
        for name, table in HISTORIES.items():
            found[name] += connection.execute(select(table).where(table.c.customer_id.in_(some)).order_by(table.c.id))
    return found


def silent(connection: Connection, *, person_id: int, since: datetime, most: int) -> list[CustomerRow]:
    """Those in somebody's book of whom nothing was heard, said or changed since then, longest silent first."""
    oldest = CUSTOMERS.c.last_touch_at.nulls_first(), CUSTOMERS.c.id
    statement = select(CUSTOMERS).where(*_silent(person_id, since)).order_by(*oldest)
    return list(connection.execute(statement.limit(most)))


def count_silent(connection: Connection, *, person_id: int, since: datetime) -> int:
    """How many these are."""
    statement = select(func.count()).select_from(CUSTOMERS).where(*_silent(person_id, since))
    return connection.execute(statement).scalar_one()


def _silent(person_id: int, since: datetime) -> tuple[Any, ...]:
    unheard = or_(CUSTOMERS.c.last_touch_at < since, CUSTOMERS.c.last_touch_at.is_(None))
    return CUSTOMERS.c.person_id == person_id, _LIVE, unheard, CUSTOMERS.c.updated_at < since


def follow_ups_of(connection: Connection, *, customer_ids: Sequence[int]) -> list[Row[Any]]:
    """The follow-ups of these customers, open and ended: ``id`` and ``asks``."""
    found: list[Row[Any]] = []
    for some in _slices(customer_ids):
        columns = FOLLOW_UPS.c.id, FOLLOW_UPS.c.asks
        found += connection.execute(select(*columns).where(FOLLOW_UPS.c.customer_id.in_(some)))
    return found


def buyers(connection: Connection, *, customer_ids: Sequence[int]) -> set[int]:
    """Those of these customers who bought something."""
    found: set[int] = set()
    for some in _slices(customer_ids):
        found |= set(
            connection.execute(select(PURCHASES.c.customer_id).where(PURCHASES.c.customer_id.in_(some))).scalars()
        )
    return found


def prune_follow_ups(connection: Connection, *, before: datetime) -> int:
    """Forget follow-ups that ended before then; how many."""
    return connection.execute(delete(FOLLOW_UPS).where(FOLLOW_UPS.c.ended_at < before)).rowcount


def _slices(wanted: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
