"""Queries about touches: what happened with a customer."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from bot.store.book_tables import Touch
from bot.store.customers import CUSTOMERS

TOUCHES = cast(Table, Touch.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

TouchRow = Row[Any]
"""A row with the columns of ``Touch``."""


def add(connection: Connection, *, values: Mapping[str, Any]) -> int:
    """Write a contact down; its id."""
    return cast(int, connection.execute(insert(TOUCHES).values(**values).returning(TOUCHES.c.id)).scalar_one())


def owned(connection: Connection, *, touch_id: int, person_id: int) -> TouchRow | None:
    """The touch, if this person logged it."""
    statement = select(TOUCHES).where(TOUCHES.c.id == touch_id, TOUCHES.c.person_id == person_id)
    return connection.execute(statement).one_or_none()


def in_book(connection: Connection, *, touch_id: int, person_id: int) -> TouchRow | None:
    """The touch, whoever logged it, if its customer is in this person's book."""
    statement = select(TOUCHES).join(CUSTOMERS, CUSTOMERS.c.id == TOUCHES.c.customer_id)
    theirs = statement.where(TOUCHES.c.id == touch_id, CUSTOMERS.c.person_id == person_id)
    return connection.execute(theirs.where(CUSTOMERS.c.erased_at.is_(None))).one_or_none()


def of(connection: Connection, *, customer_id: int, most: int, offset: int = 0) -> list[TouchRow]:
    """What happened with a customer, latest first."""
    statement = select(TOUCHES).where(TOUCHES.c.customer_id == customer_id)
    latest = statement.order_by(TOUCHES.c.at.desc(), TOUCHES.c.id.desc())
    return list(connection.execute(latest.offset(offset).limit(most)))


def count(connection: Connection, *, customer_id: int) -> int:
    """How often a customer was contacted."""
    return connection.execute(select(func.count()).where(TOUCHES.c.customer_id == customer_id)).scalar_one()


def count_between(connection: Connection, *, person_id: int, since: datetime, until: datetime) -> int:
    """How many contacts a rep logged from ``since`` to before ``until``."""
    when = TOUCHES.c.at >= since, TOUCHES.c.at < until
    return connection.execute(select(func.count()).where(TOUCHES.c.person_id == person_id, *when)).scalar_one()


def last_by_channel(connection: Connection, *, customer_ids: Collection[int]) -> dict[int, dict[str, datetime]]:
    """When each customer was last contacted over each channel; who never was is left out."""
    found: dict[int, dict[str, datetime]] = {}
    last = select(TOUCHES.c.customer_id, TOUCHES.c.channel, func.max(TOUCHES.c.at))
    theirs = last.where(TOUCHES.c.customer_id.in_(customer_ids)).group_by(TOUCHES.c.customer_id, TOUCHES.c.channel)
    for customer_id, channel, at in connection.execute(theirs):
        found.setdefault(customer_id, {})[channel] = at
    return found


def change(connection: Connection, *, touch_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a touch."""
    connection.execute(update(TOUCHES).where(TOUCHES.c.id == touch_id).values(**values))


def remove(connection: Connection, *, touch_id: int) -> None:
    """It was logged by mistake."""
    connection.execute(delete(TOUCHES).where(TOUCHES.c.id == touch_id))
