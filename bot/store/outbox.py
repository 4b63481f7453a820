"""Queries about deliveries: written with what caused them, claimed under a lease, their outcome recorded."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, delete, false, func, literal_column, null, or_, select, update

from bot.store import leases
from bot.store.prepared import Prepared
from bot.store.queue_tables import Delivery
from bot.store.upsert import insert

DELIVERIES = cast(Table, Delivery.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

_WAITS = DELIVERIES.c.state == literal_column("'waiting'")  # a bound value would not find the partial index
_THIS = (DELIVERIES.c.id == bindparam("which")) & _WAITS
_FREE = or_(DELIVERIES.c.lease_until.is_(None), DELIVERIES.c.lease_until <= bindparam("at"))
_DUE = select(DELIVERIES.c.id).where(_WAITS, DELIVERIES.c.due_at <= bindparam("now"), _FREE)
_FIRST = _DUE.order_by(DELIVERIES.c.due_at, DELIVERIES.c.id).limit(bindparam("most")).with_for_update(skip_locked=True)
_CLAIM = Prepared(
    update(DELIVERIES)
    .where(DELIVERIES.c.id.in_(_FIRST.scalar_subquery()))
    .values(holder=bindparam("me"), lease_until=bindparam("until"))
    .returning(
        *(DELIVERIES.c[name] for name in ("due_at", "id", "chat_id", "content", "attempts", "begun_at")),
        func.coalesce(DELIVERIES.c.expires_at <= bindparam("now"), false()),
    )
)
_BEGIN = Prepared(
    update(DELIVERIES)
    .where(_THIS, DELIVERIES.c.holder == bindparam("me"))
    .values(begun_at=bindparam("at"), attempts=DELIVERIES.c.attempts + literal_column("1"))
    .returning(DELIVERIES.c.id)
)
_ENDED = {"state": "how", "outcome": "why", "message_id": "number", "repeated": "again", "ended_at": "at"}
_END = Prepared(
    update(DELIVERIES)
    .where(_THIS)
    .values({name: bindparam(given) for name, given in _ENDED.items()})
    .values(content=null(), holder=null(), lease_until=null(), begun_at=null())
)

_AT_ONCE = 500
"""Keys in one query, well under what either database takes."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is this holder's to send. ``begun``: a sending was begun before and nobody knows its outcome."""

    id: int
    chat_id: int
    content: Mapping[str, Any]
    attempts: int
    begun: bool
    expired: bool


def put(
    connection: Connection,
    *,
    key: str,
    chat_id: int,
    content: Mapping[str, Any],
    due_at: datetime,
    expires_at: datetime | None = None,
) -> bool:
    """Write a delivery down; False when one with this ``key`` was written before.

    ``content`` is a Bot API method and its parameters: ``{"method": "sendMessage", "text": …}``.
    """
    values = {"key": key, "chat_id": chat_id, "content": dict(content), "due_at": due_at, "expires_at": expires_at}
    fresh = {"state": "waiting", "attempts": 0, "repeated": False}
    statement = insert(DELIVERIES).values(**values, **fresh).on_conflict_do_nothing().returning(DELIVERIES.c.id)
    return connection.execute(statement).one_or_none() is not None


def put_many(connection: Connection, *, deliveries: Sequence[Mapping[str, Any]]) -> None:
    """Write many down at once, each as ``put`` takes it; those whose keys were written before are passed over."""
    if deliveries:
        fresh = {"state": "waiting", "attempts": 0, "repeated": False}
        connection.execute(insert(DELIVERIES).on_conflict_do_nothing(), [{**fresh, **one} for one in deliveries])


def claim(connection: Connection, *, holder: str, now: datetime, most: int, seconds: float) -> list[Claimed]:
    """Make up to ``most`` due deliveries this holder's for so long, those due first; never one that another holds."""
    terms = _terms(connection, holder, now, most, seconds)
    rows = sorted(_CLAIM.rows(connection, terms), key=itemgetter(0, 1))
    return [
        Claimed(number, chat_id, _read(content), attempts, begun is not None, bool(expired))
        for _, number, chat_id, content, attempts, begun, expired in rows
    ]


def plan_of_claim(connection: Connection, *, now: datetime, most: int) -> list[str]:
    """How the database goes about a claim, line by line."""
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    rows = _CLAIM.rows(connection, _terms(connection, "", now, most, 0), before=explain)
    return [str(row[-1]).strip() for row in rows]


def _terms(connection: Connection, holder: str, now: datetime, most: int, seconds: float) -> dict[str, Any]:
    at = leases.clock(connection, now)
    return {"me": holder, "now": now, "at": at, "until": at + timedelta(seconds=seconds), "most": most}


def next_leaving(connection: Connection) -> datetime | None:
    """When the next one that waits may leave."""
    return cast(datetime | None, connection.execute(select(func.min(DELIVERIES.c.due_at)).where(_WAITS)).scalar_one())


def begin(connection: Connection, *, delivery_id: int, holder: str, now: datetime) -> bool:
    """A sending begins; False when the delivery is no longer this holder's, or was cancelled."""
    return _BEGIN.run(connection, {"which": delivery_id, "me": holder, "at": now}) is not None


def end(
    connection: Connection,
    *,
    delivery_id: int,
    state: str,
    outcome: str,
    now: datetime,
    message_id: int | None = None,
    repeated: bool = False,
) -> None:
    """It is over, one way or the other: the content is erased, the outcome remembered."""
    ended = {"how": state, "why": outcome[:64], "number": message_id, "again": repeated, "at": now}
    _END.run(connection, {"which": delivery_id, **ended})


def put_off(
    connection: Connection, *, delivery_id: int, holder: str, outcome: str, due_at: datetime, unknown: bool,
    chat_id: int,
) -> None:  # fmt: skip
    """Try again then, if it is still this holder's to send.

    ``unknown``: what became of this try is not known, so the next one may be a repeat.
    """
    values = {"outcome": outcome[:64], "due_at": due_at, "holder": None, "lease_until": None, "chat_id": chat_id}
    statement = update(DELIVERIES).where(DELIVERIES.c.id == delivery_id, _WAITS, DELIVERIES.c.holder == holder)
    connection.execute(statement.values(**values, **({} if unknown else {"begun_at": None})))


def release(connection: Connection, *, holder: str) -> int:
    """Give back what this holder claimed; what it began stays begun. How many."""
    statement = update(DELIVERIES).where(_WAITS, DELIVERIES.c.holder == holder)
    return connection.execute(statement.values(holder=None, lease_until=None)).rowcount


def cancel(connection: Connection, *, keys: Sequence[str], now: datetime) -> int:
    """What was not sent yet is not to be; how many."""
    statement = update(DELIVERIES).where(DELIVERIES.c.key.in_(keys), _WAITS)
    return connection.execute(statement.values(state="cancelled", content=None, ended_at=now)).rowcount


def outcome(connection: Connection, *, key: str) -> tuple[str, int | None] | None:
    """The state of this delivery and the id of its message; None when there is none, or no more."""
    columns = DELIVERIES.c.state, DELIVERIES.c.message_id
    row = connection.execute(select(*columns).where(DELIVERIES.c.key == key)).one_or_none()
    return (row.state, row.message_id) if row is not None else None


def erase(connection: Connection, *, keys: Sequence[str]) -> None:
    """Nothing is known of these any more; one that is being sent arrives all the same."""
    for start in range(0, len(keys), _AT_ONCE):
        connection.execute(delete(DELIVERIES).where(DELIVERIES.c.key.in_(keys[start : start + _AT_ONCE])))


def depth(connection: Connection, *, now: datetime) -> tuple[int, float]:
    """How many are due, and for how many seconds the oldest of them has been."""
    due = select(func.count(), func.min(DELIVERIES.c.due_at)).where(_WAITS, DELIVERIES.c.due_at <= now)
    number, oldest = connection.execute(due).one()
    return number, (now - oldest).total_seconds() if oldest else 0.0


def parked(connection: Connection) -> int:
    """How many deliveries were given up by a mistake of ours."""
    return connection.execute(select(func.count()).where(DELIVERIES.c.state == literal_column("'parked'"))).scalar_one()


def forget(connection: Connection, *, chat_id: int) -> None:
    """Erase what is to go, or went, to this chat."""
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.chat_id == chat_id))


def prune(connection: Connection, *, before: datetime) -> int:
    """Forget deliveries that ended before then; how many."""
    return connection.execute(delete(DELIVERIES).where(DELIVERIES.c.ended_at < before)).rowcount


def _read(content: Any) -> Mapping[str, Any]:
    """SQLite's driver gives JSON as text, PostgreSQL's as what it says."""
    return json.loads(content) if isinstance(content, str) else content or {}
