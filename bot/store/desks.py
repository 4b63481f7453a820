"""Queries about how reps work, and which of them is owed a digest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, func, or_, select, update

from bot.store.desk_tables import Desk
from bot.store.prepared import Prepared
from bot.store.teams import MEMBERS, TEAMS
from bot.store.upsert import insert

DESKS = cast(Table, Desk.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

DeskRow = Row[Any]
"""A row with the columns of ``Desk``."""


@dataclass(frozen=True, slots=True)
class Astray:
    """Somebody in a team that has agreed on another ``scheme`` than their desk's."""

    person_id: int
    team_id: int
    scheme: str


_DUE = Prepared(
    select(DESKS.c.person_id)
    .where(DESKS.c.digest_at.is_not(None), DESKS.c.digest_at <= bindparam("now"))
    .order_by(DESKS.c.digest_at)
    .limit(bindparam("most"))
)


def of(connection: Connection, *, person_id: int) -> DeskRow | None:
    """How this person works, if they ever kept a customer or said so."""
    return connection.execute(select(DESKS).where(DESKS.c.person_id == person_id)).one_or_none()


def several(connection: Connection, *, person_ids: Collection[int]) -> dict[int, DeskRow]:
    """How these people work, those who have a desk."""
    rows = connection.execute(select(DESKS).where(DESKS.c.person_id.in_(person_ids)))
    return {row.person_id: row for row in rows}


def astray(connection: Connection) -> list[Astray]:
    """Whose book goes by another scheme than one of their teams has agreed on."""
    agreed = TEAMS.c.rules["scheme"].as_string()
    theirs = select(DESKS.c.person_id, TEAMS.c.id, agreed).join(MEMBERS, MEMBERS.c.person_id == DESKS.c.person_id)
    here = theirs.join(TEAMS, TEAMS.c.id == MEMBERS.c.team_id)
    differ = MEMBERS.c.left_at.is_(None), TEAMS.c.closed_at.is_(None), agreed != "", agreed != DESKS.c.scheme
    return [Astray(*row) for row in connection.execute(here.where(*differ).order_by(DESKS.c.person_id))]


def set_up(connection: Connection, *, values: Mapping[str, Any]) -> None:
    """A desk for a rep who has none; who has one keeps it."""
    defaults = {"silence_days": 30, "keep_months": 24, "digests": True}
    connection.execute(insert(DESKS).values(**{**defaults, **values}).on_conflict_do_nothing())


def change(connection: Connection, *, person_id: int, values: Mapping[str, Any]) -> None:
    """Change how a rep works."""
    connection.execute(update(DESKS).where(DESKS.c.person_id == person_id).values(**values))


def owed(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """Reps who are owed their digest now. They are until ``digested``, which happens once."""
    return [person_id for (person_id,) in _DUE.rows(connection, {"now": now, "most": most})]


def digested(connection: Connection, *, person_id: int, next_at: datetime | None, now: datetime) -> bool:
    """This rep gets the digest at ``now``, and the next one then. False: somebody saw to it already."""
    statement = update(DESKS).where(DESKS.c.person_id == person_id, DESKS.c.digest_at <= now)
    return connection.execute(statement.values(digest_at=next_at)).rowcount > 0


def unreachable(connection: Connection, *, person_id: int, now: datetime) -> None:
    """Nothing reaches this person any more: nothing is owed to them until ``resume``."""
    gone = update(DESKS).where(DESKS.c.person_id == person_id, DESKS.c.unreachable_at.is_(None))
    connection.execute(gone.values(unreachable_at=now, digest_at=None))


def next_digest(connection: Connection) -> datetime | None:
    """When the next digest is owed, to anybody."""
    return cast(datetime | None, connection.execute(select(func.min(DESKS.c.digest_at))).scalar_one())


def unranked(connection: Connection, *, before: date, most: int) -> list[int]:
    """Reps whose book purchases have not graded since then."""
    stale = or_(DESKS.c.ranked_on.is_(None), DESKS.c.ranked_on < before)
    return list(
        connection.execute(select(DESKS.c.person_id).where(stale).order_by(DESKS.c.person_id).limit(most)).scalars()
    )
