"""Queries about how often lines are sent on."""

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, select

from bot.store.tables import LineUse
from bot.store.upsert import insert

LINE_USES = cast(Table, LineUse.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

MOST_REMEMBERED = 200
"""Lines of a person that count when they search: those used last."""


def count(connection: Connection, *, person_id: int, line: str, now: datetime) -> None:
    """This person sent this line once more."""
    statement = insert(LINE_USES).values(person_id=person_id, line=line, times=1, last_at=now)
    once_more = {"times": LINE_USES.c.times + 1, "last_at": now}
    connection.execute(statement.on_conflict_do_update(index_elements=["person_id", "line"], set_=once_more))


def of(connection: Connection, *, person_id: int) -> dict[str, int]:
    """Line key → times sent."""
    statement = select(LINE_USES.c.line, LINE_USES.c.times).where(LINE_USES.c.person_id == person_id)
    rows = connection.execute(statement.order_by(LINE_USES.c.last_at.desc()).limit(MOST_REMEMBERED))
    return {row.line: row.times for row in rows}
