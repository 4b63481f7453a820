"""Queries about pairings."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, Table, delete, select, update

from bot.store.tables import Pairing
from bot.store.upsert import insert

PAIRINGS = cast(Table, Pairing.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

PairingRow = Row[Any]
"""A row with the columns of ``Pairing``."""


def open_pairing(connection: Connection, *, values: Mapping[str, Any]) -> PairingRow:
    """Write a new pairing down; the one that this message or this update of the rep has opened already, if it has."""
    statement = insert(PAIRINGS).values(**values).on_conflict_do_nothing().returning(PAIRINGS)
    row = connection.execute(statement).one_or_none()
    return row if row is not None else _opened_before(connection, values)


def owned(connection: Connection, *, pairing_id: int, person_id: int) -> PairingRow | None:
    """The pairing, if it is this person's own."""
    statement = select(PAIRINGS).where(PAIRINGS.c.id == pairing_id, PAIRINGS.c.person_id == person_id)
    return connection.execute(statement).one_or_none()


def latest(connection: Connection, *, person_id: int, since: datetime) -> PairingRow | None:
    """The newest pairing of a person, if it was touched since then."""
    statement = select(PAIRINGS).where(PAIRINGS.c.person_id == person_id, PAIRINGS.c.updated_at >= since)
    return connection.execute(statement.order_by(PAIRINGS.c.id.desc()).limit(1)).one_or_none()


def change(connection: Connection, *, pairing_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a pairing."""
    connection.execute(update(PAIRINGS).where(PAIRINGS.c.id == pairing_id).values(**values))


def prune(connection: Connection, *, before: datetime) -> int:
    """Erase pairings untouched since ``before``; returns how many."""
    return connection.execute(delete(PAIRINGS).where(PAIRINGS.c.updated_at < before)).rowcount


def _opened_before(connection: Connection, values: Mapping[str, Any]) -> PairingRow:
    if values["source_message_id"] is not None:
        key = ("chat_id", "source_message_id")
        row = connection.execute(_with(values, key)).one_or_none()
        if row is not None:
            return row
    return connection.execute(_with(values, ("person_id", "update_id"))).one()


def _with(values: Mapping[str, Any], names: Sequence[str]) -> Select[Any]:
    return select(PAIRINGS).where(*(PAIRINGS.c[name] == values[name] for name in names))
