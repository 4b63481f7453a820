"""Queries about consultations and the corrections made to them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, delete, func, select, update

from bot.store.prepared import Prepared
from bot.store.tables import Consultation, Correction
from bot.store.upsert import insert

CONSULTATIONS = cast(Table, Consultation.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
CORRECTIONS = cast(Table, Correction.__table__)  # type: ignore[attr-defined]  # as above

ConsultationRow = Row[Any]
"""A row with the columns of ``Consultation``."""

_BY_SOURCE = select(CONSULTATIONS).where(
    CONSULTATIONS.c.chat_id == bindparam("chat_id"),
    CONSULTATIONS.c.source_message_id == bindparam("source_message_id"),
)
_LATEST = (
    select(CONSULTATIONS).where(CONSULTATIONS.c.person_id == bindparam("person_id")).order_by(CONSULTATIONS.c.id.desc())
).limit(1)
_COLUMNS = ("person_id", "chat_id", "source_message_id", "text", "answers", "pending", "stage", "line", "corrected_to")
_INSERT = Prepared(
    insert(CONSULTATIONS)
    .values({name: bindparam(name) for name in (*_COLUMNS, "updated_at", "update_id")})
    .on_conflict_do_nothing()
    .returning(CONSULTATIONS.c.id)
)
_CARD = Prepared(
    update(CONSULTATIONS)
    .where(CONSULTATIONS.c.id == bindparam("which"))
    .values(card_message_id=bindparam("card_message_id"))
)


def open_consultation(connection: Connection, *, values: Mapping[str, Any]) -> int | None:
    """Write a new consultation down; its id, or None when this message or this update has opened one already."""
    row = _INSERT.run(connection, values)
    return row[0] if row else None


def from_message(connection: Connection, *, chat_id: int, message_id: int) -> ConsultationRow | None:
    """The consultation that this message of the rep opened."""
    return connection.execute(_BY_SOURCE, {"chat_id": chat_id, "source_message_id": message_id}).one_or_none()


def from_update(connection: Connection, *, person_id: int, update_id: int) -> ConsultationRow | None:
    """The consultation that this update changed last, such as by opening it."""
    statement = select(CONSULTATIONS).where(
        CONSULTATIONS.c.person_id == person_id, CONSULTATIONS.c.update_id == update_id
    )
    return connection.execute(statement).one_or_none()


def latest(connection: Connection, *, person_id: int) -> ConsultationRow | None:
    """The newest consultation of a person."""
    return connection.execute(_LATEST, {"person_id": person_id}).one_or_none()


def owned(connection: Connection, *, consultation_id: int, person_id: int) -> ConsultationRow | None:
    """The consultation, if it is this person's own."""
    statement = select(CONSULTATIONS).where(
        CONSULTATIONS.c.id == consultation_id, CONSULTATIONS.c.person_id == person_id
    )
    return connection.execute(statement).one_or_none()


def all_of(connection: Connection, *, person_id: int) -> list[ConsultationRow]:
    """Every consultation of a person, oldest first."""
    mine = CONSULTATIONS.c.person_id == person_id
    return list(connection.execute(select(CONSULTATIONS).where(mine).order_by(CONSULTATIONS.c.id)))


def count(connection: Connection, *, person_id: int) -> int:
    """How many consultations a person has."""
    statement = select(func.count()).select_from(CONSULTATIONS).where(CONSULTATIONS.c.person_id == person_id)
    return connection.execute(statement).scalar_one()


def change(connection: Connection, *, consultation_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of a consultation."""
    statement = update(CONSULTATIONS).where(CONSULTATIONS.c.id == consultation_id)
    connection.execute(statement.values(**values))


def place_card(connection: Connection, *, consultation_id: int, card_message_id: int) -> None:
    """Remember which message shows the card."""
    _CARD.run(connection, {"which": consultation_id, "card_message_id": card_message_id})


def correct(connection: Connection, *, values: Mapping[str, Any]) -> None:
    """Keep a correction; a second one of the same consultation replaces the first."""
    uncorrect(connection, consultation_id=values["consultation_id"])
    connection.execute(insert(CORRECTIONS), dict(values))


def uncorrect(connection: Connection, *, consultation_id: int) -> None:
    """Take a correction back."""
    connection.execute(delete(CORRECTIONS).where(CORRECTIONS.c.consultation_id == consultation_id))


def corrections(connection: Connection) -> list[Row[Any]]:
    """Every correction, in the order they were made; rows with the columns of ``Correction``."""
    return list(connection.execute(select(CORRECTIONS).order_by(CORRECTIONS.c.at, CORRECTIONS.c.consultation_id)))


def prune(connection: Connection, *, before: datetime) -> int:
    """Erase consultations untouched since ``before``; returns how many. Corrections stay: the trees learn from them."""
    return connection.execute(delete(CONSULTATIONS).where(CONSULTATIONS.c.updated_at < before)).rowcount
