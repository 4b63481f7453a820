"""Queries about which broadcasts have something to be told, and what was."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, or_, select, update

from bot.store.broadcasts import BROADCASTS, BroadcastRow
from bot.store.prepared import Prepared

_SENDING = BROADCASTS.c.state == literal_column("'sending'")  # a bound value would not find the partial index
_DUE = BROADCASTS.c.report_at <= bindparam("now")
_LOOK = Prepared(
    select(BROADCASTS.c.id)
    .where(_SENDING, or_(BROADCASTS.c.report_at.is_(None), _DUE))
    .union(select(BROADCASTS.c.id).where(BROADCASTS.c.report_at.is_not(None), _DUE))
    .limit(bindparam("most"))
)
_ASK = Prepared(
    select(BROADCASTS.c.id)
    .where(
        BROADCASTS.c.next_at.is_not(None),
        BROADCASTS.c.next_at <= bindparam("now"),
        BROADCASTS.c.all_reached.is_(True),
    )
    .order_by(BROADCASTS.c.next_at, BROADCASTS.c.id)
    .limit(bindparam("most"))
)


def due(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """Broadcasts to look at: those being sent, and those about which something changed."""
    return [number for (number,) in _LOOK.rows(connection, {"now": now, "most": most})]


def take(connection: Connection, *, broadcast_id: int, now: datetime, again: datetime) -> BroadcastRow | None:
    """This broadcast is looked at now, and the next time then; None when another look was quicker."""
    open_ = or_(BROADCASTS.c.report_at.is_(None), BROADCASTS.c.report_at <= now)
    statement = update(BROADCASTS).where(BROADCASTS.c.id == broadcast_id, open_).values(report_at=again)
    return connection.execute(statement.returning(*BROADCASTS.c)).one_or_none()


def freshen(connection: Connection, *, broadcast_id: int, now: datetime, within: timedelta) -> None:
    """Something changed: it is looked at now, unless it is ``within`` so long anyway."""
    late = or_(BROADCASTS.c.report_at.is_(None), BROADCASTS.c.report_at > now + within)
    connection.execute(update(BROADCASTS).where(BROADCASTS.c.id == broadcast_id, late).values(report_at=now))


def change(connection: Connection, *, broadcast_id: int, values: Mapping[str, Any]) -> BroadcastRow:
    """Note what the report is at, or what became of the broadcast; how it is then."""
    statement = update(BROADCASTS).where(BROADCASTS.c.id == broadcast_id)
    return connection.execute(statement.values(**values).returning(*BROADCASTS.c)).one()


def told(connection: Connection, *, broadcast_id: int, message_id: int, mark: str) -> None:
    """The message shows this now, if it still is the one with the report."""
    shown = BROADCASTS.c.id == broadcast_id, BROADCASTS.c.message_id == message_id
    connection.execute(update(BROADCASTS).where(*shown).values(told=mark))


def put_aside(connection: Connection, *, broadcast_id: int, message_id: int) -> None:
    """The message shows something else now, or is no more: the report is not brought up to date until it is opened."""
    shown = BROADCASTS.c.id == broadcast_id, BROADCASTS.c.message_id == message_id
    connection.execute(update(BROADCASTS).where(*shown).values(message_id=None))


def to_ask(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """Broadcasts whose silent readers are to be asked again now, the longest waiting first."""
    return [number for (number,) in _ASK.rows(connection, {"now": now, "most": most})]
