"""Queries about who did what: entries are only added, each with a hash over itself and the one before."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, Table, insert, select, text

from bot.store.team_tables import AuditEntry

ENTRIES = cast(Table, AuditEntry.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

EntryRow = Row[Any]
"""A row with the columns of ``AuditEntry``."""

FIRST: Final = "0" * 64
"""What stands before the first entry."""

_LOCK: Final = 0x41554449
"""Among replicas one adds at a time, or two entries would follow the same one (PostgreSQL: advisory locks)."""

_PAGE: Final = 1000


def add(
    connection: Connection, *, actor_id: int, team_id: int | None, action: str, about: str = "", now: datetime
) -> None:
    """``actor_id`` did ``action`` to ``about`` (``customer:12``) in a team."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    latest = select(ENTRIES.c.hash).order_by(ENTRIES.c.id.desc()).limit(1)
    before = connection.execute(latest).scalar_one_or_none() or FIRST
    values = {"at": now, "actor_id": actor_id, "team_id": team_id, "action": action, "about": about, "before": before}
    connection.execute(insert(ENTRIES).values(**values, hash=_hash(values)))


def of_team(connection: Connection, *, team_id: int | None, most: int) -> list[EntryRow]:
    """The latest entries of a team (None: of all), latest first."""
    statement = select(ENTRIES) if team_id is None else select(ENTRIES).where(ENTRIES.c.team_id == team_id)
    return list(connection.execute(statement.order_by(ENTRIES.c.id.desc()).limit(most)))


def about(connection: Connection, *, what: str, action: str, since: datetime, most: int) -> list[EntryRow]:
    """The latest entries of this ``action`` to one thing since then, latest first."""
    statement = select(ENTRIES).where(ENTRIES.c.about == what, ENTRIES.c.action == action, ENTRIES.c.at >= since)
    return list(connection.execute(statement.order_by(ENTRIES.c.id.desc()).limit(most)))


def since(connection: Connection, *, team_id: int, action: str, since: datetime, most: int = 500) -> list[EntryRow]:
    """The latest entries of this ``action`` in a team since then, latest first."""
    statement = select(ENTRIES).where(ENTRIES.c.team_id == team_id, ENTRIES.c.action == action, ENTRIES.c.at >= since)
    return list(connection.execute(statement.order_by(ENTRIES.c.id.desc()).limit(most)))


def every(connection: Connection) -> Iterator[EntryRow]:
    """All entries, first one first."""
    last = 0
    while page := connection.execute(
        select(ENTRIES).where(ENTRIES.c.id > last).order_by(ENTRIES.c.id).limit(_PAGE)
    ).all():
        yield from page
        last = page[-1].id


def broken_at(connection: Connection) -> int | None:
    """The id of the first entry that was changed, or before which one is missing; None: all is as it was written."""
    before = FIRST
    for row in every(connection):
        if row.before != before or row.hash != _hash(row._asdict()):
            return cast(int, row.id)
        before = row.hash
    return None


def _hash(values: dict[str, Any]) -> str:
    told = [values["before"], values["at"].isoformat(), *(values[name] for name in _TOLD)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


_TOLD = ("actor_id", "team_id", "action", "about")
