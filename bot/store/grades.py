"""Queries about the grades in force in a whole book. They ask for those that matter: a book may have thousands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select

from bot.store.customers import CUSTOMERS
from bot.store.histories import GRADES

_MINE = CUSTOMERS.c.erased_at.is_(None)
_LATER = GRADES.alias("later")
_IN_FORCE = ~exists().where(
    _LATER.c.customer_id == GRADES.c.customer_id, _LATER.c.scheme == GRADES.c.scheme, _LATER.c.id > GRADES.c.id
)

Span = tuple[datetime | None, datetime | None]
"""From a moment on until before another; None: no bound."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Grades by ``scheme``: of these ``tiers`` (None: any), ``given`` then, to customers ``kept`` since then.

    ``by_people``: not those that purchases gave.
    """

    scheme: str
    tiers: Collection[str] | None
    given: Span
    kept: Span
    by_people: bool


def in_force(
    connection: Connection, *, person_id: int, sought: Sequence[Sought], customer_id: int | None = None
) -> list[Row[Any]]:
    """The latest changes of grade that fit one of these, in a rep's book or of one customer of it.

    Each has ``customer_id``, ``scheme``, ``tier``, ``at``, and of the customer ``name``, ``grades``, ``created_at``.
    """
    if not sought:
        return []
    mine = [CUSTOMERS.c.person_id == person_id, _MINE]
    mine += [CUSTOMERS.c.id == customer_id] if customer_id is not None else []
    columns = GRADES.c.customer_id, GRADES.c.scheme, GRADES.c.tier, GRADES.c.at
    statement = select(*columns, CUSTOMERS.c.name, CUSTOMERS.c.grades, CUSTOMERS.c.created_at)
    joined = statement.join(CUSTOMERS, CUSTOMERS.c.id == GRADES.c.customer_id)
    return list(connection.execute(joined.where(*mine, or_(*map(_fits, sought)), _IN_FORCE)))


def who_graded(
    connection: Connection, *, person_id: int, schemes: Collection[str], customer_ids: Collection[int] | None = None
) -> dict[tuple[int, str], str]:
    """How each grade by these schemes in a rep's book, or of these few customers, came to be: (customer, scheme) → how.

    A grade that went is among them.
    """
    statement = select(GRADES.c.customer_id, GRADES.c.scheme, GRADES.c.how)
    statement = statement.join(CUSTOMERS, CUSTOMERS.c.id == GRADES.c.customer_id)
    wanted = [CUSTOMERS.c.person_id == person_id, _MINE, GRADES.c.scheme.in_(schemes), _IN_FORCE]
    wanted += [CUSTOMERS.c.id.in_(customer_ids)] if customer_ids is not None else []
    return {(number, scheme): how for number, scheme, how in connection.execute(statement.where(*wanted))}


def of_book(connection: Connection, *, person_id: int) -> dict[int, dict[str, str]]:
    """The grades of every customer in a rep's book."""
    statement = select(CUSTOMERS.c.id, CUSTOMERS.c.grades).where(CUSTOMERS.c.person_id == person_id, _MINE)
    return {row.id: row.grades for row in connection.execute(statement)}


def _fits(sought: Sought) -> ColumnElement[bool]:
    wanted = [GRADES.c.scheme == sought.scheme]
    wanted += [GRADES.c.tier.in_(sought.tiers)] if sought.tiers is not None else []
    wanted += [GRADES.c.how != "purchases"] if sought.by_people else []
    wanted += _within(GRADES.c.at, sought.given) + _within(CUSTOMERS.c.created_at, sought.kept)
    return and_(*wanted)


def _within(column: Any, span: Span) -> list[ColumnElement[bool]]:
    since, until = span
    return [*([column >= since] if since else []), *([column < until] if until else [])]
