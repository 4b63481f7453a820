"""Queries about teams and who belongs to them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, Table, select, update

from bot.store.people import PEOPLE
from bot.store.team_tables import Membership, Team
from bot.store.upsert import insert

TEAMS = cast(Table, Team.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
MEMBERS = cast(Table, Membership.__table__)  # type: ignore[attr-defined]  # as above

TeamRow = Row[Any]
"""A row with the columns of ``Team``."""

MemberRow = Row[Any]
"""A row with the columns of ``Membership``."""

_HERE = MEMBERS.c.left_at.is_(None)
_OPEN = TEAMS.c.closed_at.is_(None)


def make(connection: Connection, *, name: str, rules: Mapping[str, Any], by: int, now: datetime) -> int:
    """A new team; its id."""
    values = {"name": name, "rules": dict(rules), "made_by": by, "created_at": now}
    return cast(int, connection.execute(insert(TEAMS).values(**values).returning(TEAMS.c.id)).scalar_one())


def change(connection: Connection, *, team_id: int, values: Mapping[str, Any]) -> None:
    """Change a team."""
    connection.execute(update(TEAMS).where(TEAMS.c.id == team_id).values(**values))


def of(connection: Connection, *, team_id: int) -> TeamRow | None:
    """A team that is not closed."""
    return connection.execute(select(TEAMS).where(TEAMS.c.id == team_id, _OPEN)).one_or_none()


def every(connection: Connection) -> list[TeamRow]:
    """All teams that are not closed, by name."""
    return list(connection.execute(select(TEAMS).where(_OPEN).order_by(TEAMS.c.name, TEAMS.c.id)))


def joined(connection: Connection, *, person_id: int) -> list[TeamRow]:
    """The teams somebody belongs to, first joined first."""
    theirs = select(TEAMS).join(MEMBERS, MEMBERS.c.team_id == TEAMS.c.id)
    statement = theirs.where(MEMBERS.c.person_id == person_id, _HERE, _OPEN)
    return list(connection.execute(statement.order_by(MEMBERS.c.joined_at, TEAMS.c.id)))


def member(connection: Connection, *, team_id: int, person_id: int, left: bool = False) -> MemberRow | None:
    """Somebody who belongs to an open team; with ``left`` also who did."""
    statement = _members(team_id).where(MEMBERS.c.person_id == person_id, *(() if left else (_HERE,)))
    return connection.execute(statement).one_or_none()


def members(connection: Connection, *, team_id: int) -> list[MemberRow]:
    """Who belongs to an open team: leads first, then by name."""
    order = MEMBERS.c.role, MEMBERS.c.name, MEMBERS.c.person_id
    return list(connection.execute(_members(team_id).where(_HERE).order_by(*order)))


def members_after(connection: Connection, *, team_id: int, after: int, most: int) -> list[MemberRow]:
    """The next who belong to an open team, in the order of their ids."""
    statement = _members(team_id).where(_HERE, MEMBERS.c.person_id > after)
    return list(connection.execute(statement.order_by(MEMBERS.c.person_id).limit(most)))


def names(connection: Connection, *, team_id: int, person_ids: Sequence[int]) -> dict[int, str]:
    """What people are called in a team, also who left it."""
    statement = select(MEMBERS.c.person_id, MEMBERS.c.name).where(MEMBERS.c.team_id == team_id)
    found = connection.execute(statement.where(MEMBERS.c.person_id.in_(person_ids)))
    return {row.person_id: row.name for row in found}


def names_ever(connection: Connection, *, team_id: int | None) -> dict[int, str]:
    """What everybody who was ever in a team (None: in any) is called, as of the last time they joined one."""
    statement = select(MEMBERS.c.person_id, MEMBERS.c.name).order_by(MEMBERS.c.joined_at)
    found = connection.execute(statement if team_id is None else statement.where(MEMBERS.c.team_id == team_id))
    return {row.person_id: row.name for row in found}


def of_person(connection: Connection, *, person_id: int) -> list[Row[Any]]:
    """Somebody's memberships, also those that are over: rows with the columns of ``Membership``, and ``team``."""
    statement = select(MEMBERS, TEAMS.c.name.label("team")).join(TEAMS, TEAMS.c.id == MEMBERS.c.team_id)
    return list(connection.execute(statement.where(MEMBERS.c.person_id == person_id).order_by(MEMBERS.c.joined_at)))


def all_ever(connection: Connection) -> list[TeamRow]:
    """All teams, also those that are closed."""
    return list(connection.execute(select(TEAMS).order_by(TEAMS.c.id)))


def join(
    connection: Connection, *, team_id: int, person_id: int, role: str, name: str, tags: Sequence[str], now: datetime
) -> None:
    """Somebody belongs to a team from now on, in that role; who did before comes back."""
    fresh = {"role": role, "name": name, "tags": list(tags), "joined_at": now, "left_at": None}
    statement = insert(MEMBERS).values(team_id=team_id, person_id=person_id, **fresh)
    connection.execute(statement.on_conflict_do_update(index_elements=["team_id", "person_id"], set_=fresh))


def change_member(connection: Connection, *, team_id: int, person_id: int, values: Mapping[str, Any]) -> None:
    """Change somebody's role, name or tags; with ``left_at`` they belong to it no more."""
    theirs = MEMBERS.c.team_id == team_id, MEMBERS.c.person_id == person_id
    connection.execute(update(MEMBERS).where(*theirs).values(**values))


def working_in(connection: Connection, *, person_id: int) -> int | None:
    """The team that somebody works in: the one they chose, or the first they joined; None in none."""
    chosen = connection.execute(select(PEOPLE.c.team_id).where(PEOPLE.c.id == person_id)).scalar_one_or_none()
    there: list[int] = [row.id for row in joined(connection, person_id=person_id)]
    return chosen if chosen in there else next(iter(there), None)


def work_in(connection: Connection, *, person_id: int, team_id: int | None) -> None:
    """Somebody works in this team from now on."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(team_id=team_id))


def owners(connection: Connection) -> list[int]:
    """Who runs the bot."""
    owning = select(PEOPLE.c.id).where(PEOPLE.c.owner_since.is_not(None))
    return list(connection.execute(owning.order_by(PEOPLE.c.owner_since)).scalars())


def owns(connection: Connection, *, person_id: int) -> bool:
    """Whether somebody was made an owner in the chat."""
    since = select(PEOPLE.c.owner_since).where(PEOPLE.c.id == person_id)
    return connection.execute(since).scalar_one_or_none() is not None


def own(connection: Connection, *, person_id: int, since: datetime | None) -> None:
    """Somebody runs the bot from now on; None: no more."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(owner_since=since))


def _members(team_id: int) -> Select[Any]:
    return select(MEMBERS).join(TEAMS, TEAMS.c.id == MEMBERS.c.team_id).where(TEAMS.c.id == team_id, _OPEN)
