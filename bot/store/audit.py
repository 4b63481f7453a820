"""Queries about who did what: entries are only added, each with a hash over itself and the one before."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, Table, func, select, text

from bot.store.team_tables import AuditEntry, AuditHead
from bot.store.upsert import insert

ENTRIES = cast(Table, AuditEntry.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
HEAD = cast(Table, AuditHead.__table__)  # type: ignore[attr-defined]  # as above

EntryRow = Row[Any]
"""A row with the columns of ``AuditEntry``."""

FIRST: Final = "0" * 64
"""What stands before the first entry."""

_LOCK: Final = 0x41554449
"""Among replicas one adds at a time, or two entries would follow the same one (PostgreSQL: advisory locks)."""

_ONE: Final = 1
"""The id of the only row that tells which entry is the latest."""

_PAGE: Final = 1000


def add(
    connection: Connection, *, actor_id: int, team_id: int | None, action: str, about: str = "", now: datetime
) -> None:
    """``actor_id`` did ``action`` to ``about`` (``customer:12``) in a team."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    before = connection.execute(select(HEAD.c.hash)).scalar_one_or_none() or FIRST
    values = {"at": now, "actor_id": actor_id, "team_id": team_id, "action": action, "about": about, "before": before}
    statement = insert(ENTRIES).values(**values, hash=_hash(values)).returning(ENTRIES.c.id, ENTRIES.c.hash)
    number, digest = connection.execute(statement).one()
    latest = {"entry_id": number, "hash": digest}
    head = insert(HEAD).values(id=_ONE, **latest).on_conflict_do_update(index_elements=["id"], set_=latest)
    connection.execute(head)


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


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(ENTRIES)).scalar_one()


def broken_at(connection: Connection) -> int | None:
    """The id of the first entry that was changed or is missing, or before which one is.

    None: all is as it was written.
    """
    before, last = FIRST, 0
    for row in every(connection):
        if row.before != before or row.hash != _hash(row._asdict()):
            return cast(int, row.id)
        before, last = row.hash, row.id
    head = connection.execute(select(HEAD)).one_or_none()
    latest = (head.entry_id, head.hash) if head is not None else (0, FIRST)
    return None if latest == (last, before) else max(last, latest[0])


def _hash(values: dict[str, Any]) -> str:
    told = [values["before"], values["at"].isoformat(), *(values[name] for name in _TOLD)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


_TOLD = ("actor_id", "team_id", "action", "about")
