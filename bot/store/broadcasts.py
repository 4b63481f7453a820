"""Queries about broadcasts: drafts and what is planned, what is to be done next, whom they reach."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)

from bot.store import outbox
from bot.store.broadcast_tables import Broadcast, Reader
from bot.store.prepared import Prepared
from bot.store.upsert import insert

BROADCASTS = cast(Table, Broadcast.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
READERS = cast(Table, Reader.__table__)  # type: ignore[attr-defined]  # as above

BroadcastRow = Row[Any]
"""A row with the columns of ``Broadcast``."""

AT_ONCE = 500
"""Readers written down, or taken back, in one transaction."""

_UNREACHED = BROADCASTS.c.next_at.is_not(None), BROADCASTS.c.all_reached.is_(False)
_AHEAD = Prepared(
    select(BROADCASTS.c.id)
    .where(*_UNREACHED, BROADCASTS.c.next_at <= bindparam("now"))
    .order_by(BROADCASTS.c.next_at, BROADCASTS.c.id)
    .limit(bindparam("most"))
)


def make(connection: Connection, *, values: Mapping[str, Any]) -> int | None:
    """Write a broadcast down; its id, or None when this occasion of one that repeats has its own already."""
    statement = insert(BROADCASTS).values(**values).on_conflict_do_nothing().returning(BROADCASTS.c.id)
    return cast(int | None, connection.execute(statement).scalar_one_or_none())


def of(connection: Connection, *, broadcast_id: int) -> BroadcastRow | None:
    """A broadcast."""
    return connection.execute(select(BROADCASTS).where(BROADCASTS.c.id == broadcast_id)).one_or_none()


def change(
    connection: Connection, *, broadcast_id: int, values: Mapping[str, Any], states: Collection[str], **same: Any
) -> bool:
    """Change a broadcast that is in one of these states, with columns still the ``same``; False when it is not."""
    known = [BROADCASTS.c[name].is_not_distinct_from(value) for name, value in same.items()]
    theirs = update(BROADCASTS).where(BROADCASTS.c.id == broadcast_id, BROADCASTS.c.state.in_(states), *known)
    return connection.execute(theirs.values(**values)).rowcount > 0


def unused(connection: Connection, *, team_id: int, author_id: int) -> int | None:
    """The draft of this author that nothing was put into yet."""
    theirs = BROADCASTS.c.team_id == team_id, BROADCASTS.c.author_id == author_id, BROADCASTS.c.state == "draft"
    fresh = BROADCASTS.c.title == "", BROADCASTS.c.created_at == BROADCASTS.c.updated_at
    return connection.execute(select(BROADCASTS.c.id).where(*theirs, *fresh).limit(1)).scalar_one_or_none()


def forget(connection: Connection, *, author_id: int) -> None:
    """Erase what somebody wrote that never went out. What was sent is its team's."""
    unsent = BROADCASTS.c.author_id == author_id, BROADCASTS.c.started_at.is_(None), BROADCASTS.c.state != "planned"
    connection.execute(delete(BROADCASTS).where(*unsent))


def listed(connection: Connection, *, team_id: int, author_id: int, offset: int, most: int) -> list[BroadcastRow]:
    """A team's broadcasts, those still to go out first, then newest first: of drafts the author's own that have
    something in them, of what was called off what had begun.
    """
    later = BROADCASTS.c.state.not_in(("draft", "planned"))
    statement = select(BROADCASTS).where(*_shown(team_id, author_id)).order_by(later, BROADCASTS.c.id.desc())
    return list(connection.execute(statement.offset(offset).limit(most)))


def count(connection: Connection, *, team_id: int, author_id: int) -> int:
    """How many ``listed`` has in all."""
    statement = select(func.count()).select_from(BROADCASTS).where(*_shown(team_id, author_id))
    return connection.execute(statement).scalar_one()


def asked(connection: Connection, *, team_id: int, most: int) -> list[BroadcastRow]:
    """The latest of a team that went out and asked for an answer, newest first."""
    went_out = BROADCASTS.c.team_id == team_id, BROADCASTS.c.asks, BROADCASTS.c.state.in_(("sending", "sent"))
    return list(connection.execute(select(BROADCASTS).where(*went_out).order_by(BROADCASTS.c.id.desc()).limit(most)))


def ahead(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """Whose time has come to begin, or to go on writing readers down; the longest waiting first."""
    return [number for (number,) in _AHEAD.rows(connection, {"now": now, "most": most})]


def to_come(connection: Connection) -> list[BroadcastRow]:
    """Those for which something is to be done: they begin, go on, or ask the silent again."""
    return list(connection.execute(select(BROADCASTS).where(BROADCASTS.c.next_at.is_not(None))))


def plan_of_ahead(connection: Connection, *, now: datetime, most: int) -> list[str]:
    """How the database goes about finding them, line by line."""
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    rows = _AHEAD.rows(connection, {"now": now, "most": most}, before=explain)
    return [str(row[-1]).strip() for row in rows]


def _shown(team_id: int, author_id: int) -> tuple[ColumnElement[bool], ...]:
    state, mine = BROADCASTS.c.state, and_(BROADCASTS.c.author_id == author_id, BROADCASTS.c.title != "")
    began = or_(state != "cancelled", BROADCASTS.c.started_at.is_not(None))
    return BROADCASTS.c.team_id == team_id, began, or_(state != "draft", mine)


def delivery_key(broadcast_id: int, person_id: int, pings: int = 0) -> str:
    """The key of the delivery that brings a broadcast to a reader, after so many reminders."""
    return f"broadcast:{broadcast_id}:{person_id}:{pings}"


def enlist(connection: Connection, *, broadcast_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write readers down, each with all columns that have no default; who is a reader already stays as they are."""
    if rows:
        fresh = {"broadcast_id": broadcast_id, "state": "waiting", "pings": 0, "reason": "", "delivery_key": ""}
        connection.execute(insert(READERS).on_conflict_do_nothing(), [{**fresh, **one} for one in rows])


def reader_count(connection: Connection, *, broadcast_id: int) -> int:
    """How many readers are written down."""
    statement = select(func.count()).select_from(READERS).where(READERS.c.broadcast_id == broadcast_id)
    return connection.execute(statement).scalar_one()


def silent(connection: Connection, *, broadcast_id: int) -> set[int]:
    """Its readers who have not answered."""
    mute = READERS.c.broadcast_id == broadcast_id, READERS.c.answer.is_(None)
    return set(connection.execute(select(READERS.c.person_id).where(*mute)).scalars())


def take_back(connection: Connection, *, broadcast_id: int, after: int, now: datetime) -> int | None:
    """What the next readers of a cancelled broadcast wait for does not leave; the last of them, None when none is left.

    At most ``AT_ONCE``, in the order of their ids.
    """
    waiting = select(READERS.c.person_id, READERS.c.delivery_key).where(
        READERS.c.broadcast_id == broadcast_id, READERS.c.state == literal_column("'waiting'"),
        READERS.c.person_id > after,
    )  # fmt: skip
    found = connection.execute(waiting.order_by(READERS.c.person_id).limit(AT_ONCE)).all()
    if not found:
        return None
    keys = [row.delivery_key for row in found]
    outbox.cancel(connection, keys=keys, now=now)
    kept_back = select(outbox.DELIVERIES.c.key).where(
        outbox.DELIVERIES.c.key.in_(keys), outbox.DELIVERIES.c.state == literal_column("'cancelled'")
    )
    theirs = READERS.c.broadcast_id == broadcast_id, READERS.c.delivery_key.in_(kept_back)
    connection.execute(update(READERS).where(*theirs).values(state="cancelled"))
    return cast(int, found[-1].person_id)
