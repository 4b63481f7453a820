"""Queries about whose customers belong to which team."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.store.customers import CUSTOMERS

_KEPT = CUSTOMERS.c.erased_at.is_(None)


def counts(connection: Connection, *, team_id: int) -> Mapping[int, int]:
    """How many customers of a team each person has, by person."""
    many = func.count().label("many")
    statement = select(CUSTOMERS.c.person_id, many).where(CUSTOMERS.c.team_id == team_id, _KEPT)
    return {row.person_id: row.many for row in connection.execute(statement.group_by(CUSTOMERS.c.person_id))}


def own_count(connection: Connection, *, person_id: int, team_id: int | None) -> int:
    """How many customers of a team somebody has; None: of no team, which are theirs alone."""
    statement = select(func.count()).where(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.team_id == team_id, _KEPT)
    return connection.execute(statement).scalar_one()


def bring(connection: Connection, *, person_id: int, team_id: int, now: datetime) -> int:
    """Somebody's own customers belong to a team from now on; how many."""
    theirs = update(CUSTOMERS).where(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.team_id.is_(None))
    return connection.execute(theirs.values(team_id=team_id, updated_at=now)).rowcount


def release(connection: Connection, *, team_id: int, person_id: int | None = None) -> int:
    """The customers of a team (only this person's, if any) belong to nobody but the rep who has them; how many."""
    whose = () if person_id is None else (CUSTOMERS.c.person_id == person_id,)
    statement = update(CUSTOMERS).where(CUSTOMERS.c.team_id == team_id, *whose)
    return connection.execute(statement.values(team_id=None)).rowcount
