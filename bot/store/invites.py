"""Queries about ways in: each opens once, until it expires, for whoever holds its token."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from bot.store.team_tables import Invite

INVITES = cast(Table, Invite.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

InviteRow = Row[Any]
"""A row with the columns of ``Invite``."""


def hashed(token: str) -> str:
    """What is kept of a token: a token is long and by chance, so that a plain hash tells nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def put(
    connection: Connection, *, token: str, team_id: int | None, role: str, tags: Sequence[str], by: int,
    now: datetime, until: datetime,
) -> int:  # fmt: skip
    """A way in for who holds ``token``; its id."""
    values = {"token_hash": hashed(token), "team_id": team_id, "role": role, "tags": list(tags), "made_by": by}
    statement = insert(INVITES).values(**values, created_at=now, expires_at=until).returning(INVITES.c.id)
    return cast(int, connection.execute(statement).scalar_one())


def by_token(connection: Connection, *, token: str) -> InviteRow | None:
    """The invite of this token, whatever became of it."""
    return connection.execute(select(INVITES).where(INVITES.c.token_hash == hashed(token))).one_or_none()


def of(connection: Connection, *, invite_id: int) -> InviteRow | None:
    """An invite, whatever became of it."""
    return connection.execute(select(INVITES).where(INVITES.c.id == invite_id)).one_or_none()


def waiting(connection: Connection, *, team_id: int | None, now: datetime) -> list[InviteRow]:
    """The ways into a team (None: to owning the bot) that are open, newest first."""
    whose = INVITES.c.team_id.is_(None) if team_id is None else INVITES.c.team_id == team_id
    unused = INVITES.c.used_at.is_(None), INVITES.c.withdrawn_at.is_(None), INVITES.c.expires_at > now
    return list(connection.execute(select(INVITES).where(whose, *unused).order_by(INVITES.c.id.desc())))


def use(connection: Connection, *, invite_id: int, person_id: int, now: datetime) -> bool:
    """Somebody goes in by it; False when it is not open (any more)."""
    unused = INVITES.c.used_at.is_(None), INVITES.c.withdrawn_at.is_(None), INVITES.c.expires_at > now
    statement = update(INVITES).where(INVITES.c.id == invite_id, *unused)
    return connection.execute(statement.values(used_by=person_id, used_at=now)).rowcount > 0


def change(connection: Connection, *, invite_id: int, values: Mapping[str, Any]) -> None:
    """Change an invite."""
    connection.execute(update(INVITES).where(INVITES.c.id == invite_id).values(**values))


def withdraw_all(connection: Connection, *, team_id: int | None, now: datetime) -> None:
    """No open way into a team (None: to owning the bot) is left."""
    for row in waiting(connection, team_id=team_id, now=now):
        change(connection, invite_id=row.id, values={"withdrawn_at": now})


def prune(connection: Connection, *, before: datetime) -> int:
    """Forget invites that expired before then; how many."""
    return connection.execute(delete(INVITES).where(INVITES.c.expires_at < before)).rowcount
