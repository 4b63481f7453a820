"""Queries about what can be taken back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from bot.store.desk_tables import Undo

UNDOS = cast(Table, Undo.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


def remember(
    connection: Connection, *, person_id: int, customer_id: int, what: str, before: Mapping[str, Any], now: datetime
) -> int:
    """Keep what it takes to take a change back; its id."""
    values = {"person_id": person_id, "customer_id": customer_id, "what": what, "before": dict(before), "at": now}
    return cast(int, connection.execute(insert(UNDOS).values(**values).returning(UNDOS.c.id)).scalar_one())


def take(connection: Connection, *, undo_id: int, person_id: int, what: Collection[str]) -> Row[Any] | None:
    """What it takes, for this person and this once; None when it was taken back already or is too long ago.

    ``what``: it must be one of these.
    """
    mine = UNDOS.c.id == undo_id, UNDOS.c.person_id == person_id, UNDOS.c.what.in_(what)
    found = connection.execute(select(UNDOS).where(*mine)).one_or_none()
    connection.execute(delete(UNDOS).where(*mine))
    return found


def latest(connection: Connection, *, customer_id: int, what: str) -> Row[Any] | None:
    """The latest change of a customer that is ``what`` and can be taken back."""
    statement = select(UNDOS).where(UNDOS.c.customer_id == customer_id, UNDOS.c.what == what)
    return connection.execute(statement.order_by(UNDOS.c.id.desc()).limit(1)).one_or_none()


def change(connection: Connection, *, undo_id: int, before: Mapping[str, Any]) -> None:
    """It takes something else, for the change itself was changed."""
    connection.execute(update(UNDOS).where(UNDOS.c.id == undo_id).values(before=dict(before)))


def prune(connection: Connection, *, before: datetime) -> int:
    """What is this long ago can't be taken back any more; how many."""
    return connection.execute(delete(UNDOS).where(UNDOS.c.at < before)).rowcount
