"""What the tests put into the tables."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from bot.store import consultations, people

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
REP, OTHER_REP = 101, 102


VALUES: dict[str, Any] = {
    "person_id": REP,
    "chat_id": REP,
    "source_message_id": None,
    "text": "说话快",
    "answers": {},
    "pending": None,
    "stage": "probe",
    "line": 0,
    "corrected_to": None,
    "updated_at": NOW,
    "update_id": None,
}
"""The columns of a consultation."""


def meet(connection: Connection, person_id: int = REP) -> None:
    people.meet(connection, person_id=person_id, language="zh", now=NOW)


def consultation(connection: Connection, person_id: int = REP, **changes: Any) -> int:
    """A consultation of that person in their private chat; returns its id."""
    values = {**VALUES, "person_id": person_id, "chat_id": person_id, **changes}
    number = consultations.open_consultation(connection, values=values)
    assert number is not None
    return number


def correction(
    connection: Connection, consultation_id: int, person_id: int = REP, corrected_to: str = "owl", **changes: Any
) -> None:
    values = {
        "consultation_id": consultation_id,
        "person_id": person_id,
        "text": "说话快",
        "answers": {"loud": 1.0},
        "said": "eagle",
        "corrected_to": corrected_to,
        "library": "0123456789abcdef",
        "at": NOW,
        **changes,
    }
    consultations.correct(connection, values=values)


def count(connection: Connection, table: str) -> int:
    query = text(f"SELECT count(*) FROM {table}")  # noqa: S608  # the names are those of these tests
    return int(connection.execute(query).scalar_one())
