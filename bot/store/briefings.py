"""Queries about who is to hear of a team, of what, and when next."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, func, select, update

from bot.store.team_tables import Briefing
from bot.store.upsert import insert

BRIEFINGS = cast(Table, Briefing.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

BriefingRow = Row[Any]
"""A row with the columns of ``Briefing``."""


def put(connection: Connection, *, team_id: int, person_id: int, kind: str, next_at: datetime) -> None:
    """This person hears that of the team then, and not when it was set before."""
    key = {"team_id": team_id, "person_id": person_id, "kind": kind}
    statement = insert(BRIEFINGS).values(**key, next_at=next_at)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={"next_at": next_at}))


def drop(connection: Connection, *, team_id: int, person_id: int, kinds: Collection[str]) -> None:
    """This person hears these no more."""
    theirs = BRIEFINGS.c.team_id == team_id, BRIEFINGS.c.person_id == person_id
    connection.execute(delete(BRIEFINGS).where(*theirs, BRIEFINGS.c.kind.in_(kinds)))


def of(connection: Connection, *, person_id: int) -> list[BriefingRow]:
    """What this person is to hear, of all teams."""
    statement = select(BRIEFINGS).where(BRIEFINGS.c.person_id == person_id)
    return list(connection.execute(statement.order_by(BRIEFINGS.c.team_id, BRIEFINGS.c.kind)))


def one(connection: Connection, *, team_id: int, person_id: int, kind: str) -> BriefingRow | None:
    """One of them."""
    theirs = BRIEFINGS.c.team_id == team_id, BRIEFINGS.c.person_id == person_id, BRIEFINGS.c.kind == kind
    return connection.execute(select(BRIEFINGS).where(*theirs)).one_or_none()


def owed(connection: Connection, *, now: datetime, most: int) -> list[BriefingRow]:
    """Which are owed now, longest first. They are until ``told``, which happens once."""
    statement = select(BRIEFINGS).where(BRIEFINGS.c.next_at <= now)
    return list(connection.execute(statement.order_by(BRIEFINGS.c.next_at).limit(most)))


def next_briefing(connection: Connection) -> datetime | None:
    """When the next one is owed, to anybody."""
    return cast(datetime | None, connection.execute(select(func.min(BRIEFINGS.c.next_at))).scalar_one())


def told(connection: Connection, *, row: BriefingRow, next_at: datetime) -> bool:
    """It is told now, and again then. False: somebody saw to it already, or it was set anew since ``row`` was read."""
    theirs = BRIEFINGS.c.team_id == row.team_id, BRIEFINGS.c.person_id == row.person_id, BRIEFINGS.c.kind == row.kind
    statement = update(BRIEFINGS).where(*theirs, BRIEFINGS.c.next_at == row.next_at)
    return connection.execute(statement.values(next_at=next_at)).rowcount > 0


def end(connection: Connection, *, row: BriefingRow) -> None:
    """There is none like it any more, unless it was set anew since ``row`` was read."""
    theirs = BRIEFINGS.c.team_id == row.team_id, BRIEFINGS.c.person_id == row.person_id, BRIEFINGS.c.kind == row.kind
    connection.execute(delete(BRIEFINGS).where(*theirs, BRIEFINGS.c.next_at == row.next_at))
