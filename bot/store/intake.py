"""Queries about updates: written down before Telegram is told, owned by chat, erased when done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, func, literal_column, null, select, update

from bot.store import leases
from bot.store.prepared import Prepared
from bot.store.queue_tables import StoredUpdate
from bot.store.upsert import insert

UPDATES = cast(Table, StoredUpdate.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

_WAITS = UPDATES.c.state == literal_column("'waiting'")  # a bound value would not find the partial index
_PARKED = UPDATES.c.state == literal_column("'parked'")
_THIS = (UPDATES.c.bot_id == bindparam("bot")) & (UPDATES.c.update_id == bindparam("which"))
_GIVEN: dict[str, ColumnElement[Any]] = {
    name: bindparam(name) for name in ("bot_id", "update_id", "chat_id", "body", "received_at", "starts")
} | {
    "state": literal_column("'waiting'"),
    "failures": literal_column("0"),
}
_IN_HAND = (
    select(func.min(UPDATES.c.owner))
    .where(_WAITS, UPDATES.c.bot_id == bindparam("bot_id"), UPDATES.c.chat_id == bindparam("chat_id"))
    .scalar_subquery()
)


def _putting(owner: ColumnElement[str]) -> Prepared:
    statement = insert(UPDATES).values({**_GIVEN, "owner": owner}).on_conflict_do_nothing()
    return Prepared(statement.returning(UPDATES.c.update_id, UPDATES.c.owner))


_PUT_ALONE = _putting(bindparam("owner"))
_PUT_SHARED = _putting(func.coalesce(_IN_HAND, bindparam("owner")))
_BEGIN = Prepared(
    update(UPDATES)
    .where(_THIS, _WAITS, UPDATES.c.owner == bindparam("me"))
    .values(starts=UPDATES.c.starts + literal_column("1"))
    .returning(UPDATES.c.starts)
)
_HOLD = Prepared(
    select(UPDATES.c.update_id).where(_THIS, _WAITS, UPDATES.c.owner == bindparam("me")).with_for_update(read=True)
)
_END = Prepared(update(UPDATES).where(_THIS).values(state=literal_column("'done'"), body=null()))
_AT_ONCE = 500
"""Ids in one query, well under what either database takes."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that waits: ``starts`` counts those whose end is not known, ``failures`` the tries that failed."""

    update_id: int
    chat_id: int
    body: str
    starts: int = 0
    failures: int = 0


def put(
    connection: Connection,
    *,
    bot_id: int,
    arrivals: Sequence[Arrival],
    owner: str,
    now: datetime,
    begun: Collection[int] = (),
    besides: Collection[int] = (),
) -> Sequence[Arrival]:
    """Write updates down; what ``owner`` has to process because of them, ``besides`` what it knows of, in order.

    Those that are ``begun`` at once have that start counted, which no ``Arrival`` tells; only where nobody else may be
    their owner.

    Where replicas share the database, an update whose chat another has in hand becomes that one's; and one that
    becomes ours may find earlier ones of its chat that another wrote down for us.
    """
    shared = connection.dialect.name == "postgresql"
    whose = {"bot_id": bot_id, "owner": owner, "received_at": now}
    ours = [
        arrival
        for arrival in arrivals
        if _put(connection, arrival, {**whose, "starts": int(arrival.update_id in begun)}, shared=shared)
    ]
    if not (shared and ours):
        return ours
    chats = {arrival.chat_id for arrival in ours}
    return waiting(connection, bot_id=bot_id, owner=owner, besides=besides, chats=chats)


def _put(connection: Connection, arrival: Arrival, values: Mapping[str, Any], *, shared: bool) -> bool:
    """Whether it was new and is its owner's."""
    if shared:  # two replicas must not take two updates of one chat at the same moment
        connection.execute(select(func.pg_advisory_xact_lock(arrival.chat_id)))
    told = {"update_id": arrival.update_id, "chat_id": arrival.chat_id, "body": arrival.body}
    row = (_PUT_SHARED if shared else _PUT_ALONE).run(connection, {**values, **told})
    return row is not None and row[1] == values["owner"]


def begin(connection: Connection, *, bot_id: int, update_id: int, owner: str) -> bool:
    """Count a start; False when the update is no longer this owner's to process."""
    return _BEGIN.run(connection, {"bot": bot_id, "which": update_id, "me": owner}) is not None


def hold(connection: Connection, *, bot_id: int, update_id: int, owner: str) -> bool:
    """Whether the update is still this owner's to process; if so, nobody takes it over before this transaction ends."""
    return _HOLD.run(connection, {"bot": bot_id, "which": update_id, "me": owner}) is not None


def end(connection: Connection, *, bot_id: int, update_id: int) -> None:
    """The update is done: its content is erased, its id remembered."""
    _END.run(connection, {"bot": bot_id, "which": update_id})


def fail(
    connection: Connection, *, bot_id: int, update_id: int, error: str, answered: bool, parked: bool = False,
    passing: bool = False,
) -> None:  # fmt: skip
    """A try failed and is over, so that it is none of the starts without an end; count it, unless it was ``passing``.

    ``answered``: the next try may be a repeat. A parked update waits for its owner and no longer for the bot.
    """
    changes: dict[str, Any] = {"error": error[:64], "starts": int(answered)}
    if not passing:
        changes["failures"] = UPDATES.c.failures + 1
    if parked:
        changes["state"] = "parked"
    statement = update(UPDATES).where(_THIS).values(**changes)
    connection.execute(statement, {"bot": bot_id, "which": update_id})


def take_over(connection: Connection, *, bot_id: int, owner: str, now: datetime) -> int:
    """Make what belongs to replicas that are no more this owner's; how many updates."""
    alive = leases.alive(connection, now=now) | {owner}
    statement = update(UPDATES).where(UPDATES.c.bot_id == bot_id, _WAITS, UPDATES.c.owner.not_in(alive))
    return connection.execute(statement.values(owner=owner)).rowcount


def waiting(
    connection: Connection,
    *,
    bot_id: int,
    owner: str,
    besides: Collection[int],
    most: int | None = None,
    chats: Collection[int] | None = None,
) -> Sequence[Arrival]:
    """What this owner has to process, in these ``chats`` or in all, ``besides`` what it knows of; oldest first."""
    mine = (UPDATES.c.bot_id == bot_id) & _WAITS & (UPDATES.c.owner == owner)
    if chats is not None:
        mine &= UPDATES.c.chat_id.in_(chats)
    ids = connection.execute(select(UPDATES.c.update_id).where(mine).order_by(UPDATES.c.update_id)).scalars()
    unknown = [number for number in ids if number not in besides][:most]
    columns = (UPDATES.c.update_id, UPDATES.c.chat_id, UPDATES.c.body, UPDATES.c.starts, UPDATES.c.failures)
    found = []
    for start in range(0, len(unknown), _AT_ONCE):
        chosen = UPDATES.c.update_id.in_(unknown[start : start + _AT_ONCE])
        rows = connection.execute(select(*columns).where(mine, chosen).order_by(UPDATES.c.update_id))
        found += [Arrival(*row) for row in rows]
    return found


def forget(connection: Connection, *, chat_id: int) -> None:
    """Erase the content of what was given up in this chat; what waits is erased once it is done."""
    statement = update(UPDATES).where(UPDATES.c.chat_id == chat_id, _PARKED)
    connection.execute(statement.values(body=null()))


def prune(connection: Connection, *, state: str, before: datetime) -> int:
    """Forget updates in this state that came before then; how many. Waiting ones are never forgotten."""
    old = (UPDATES.c.received_at < before) & (UPDATES.c.state == state) & ~_WAITS
    return connection.execute(delete(UPDATES).where(old)).rowcount


def counts(connection: Connection) -> tuple[int, int]:
    """How many updates wait, and how many are parked."""
    waiting, parked = (select(func.count()).where(which) for which in (_WAITS, _PARKED))
    return connection.execute(waiting).scalar_one(), connection.execute(parked).scalar_one()
