"""Queries about follow-ups: opened, found when due, moved, ended."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, delete, func, insert, literal_column, select, update

from bot.store import outbox
from bot.store.book_tables import FollowUp
from bot.store.customers import CUSTOMERS
from bot.store.prepared import Prepared

FOLLOW_UPS = cast(Table, FollowUp.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

FollowUpRow = Row[Any]
"""A row with the columns of ``FollowUp``."""

_OPEN = FOLLOW_UPS.c.ended_at.is_(None)
_OWED = FOLLOW_UPS.c.tell_at.is_not(None)
_DUE = Prepared(
    select(FOLLOW_UPS.c.id)
    .where(_OPEN, _OWED, FOLLOW_UPS.c.tell_at <= bindparam("now"))
    .order_by(FOLLOW_UPS.c.tell_at, FOLLOW_UPS.c.id)
    .limit(bindparam("most"))
)


def put(connection: Connection, *, values: Mapping[str, Any]) -> int:
    """Open a follow-up; its id."""
    fresh = {"asks": 0, "moved": 0, "note": "", "words": "", "at_time": None, "tell_at": None, "due_day": values["day"]}
    statement = insert(FOLLOW_UPS).values(**{**fresh, **values}).returning(FOLLOW_UPS.c.id)
    return cast(int, connection.execute(statement).scalar_one())


def owned(connection: Connection, *, follow_up_id: int, person_id: int) -> FollowUpRow | None:
    """The follow-up, open or ended, if it is this person's to see to."""
    mine = FOLLOW_UPS.c.person_id == person_id
    return connection.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.id == follow_up_id, mine)).one_or_none()


def customer_of(connection: Connection, *, follow_up_id: int) -> int | None:
    """Whom a follow-up is about."""
    statement = select(FOLLOW_UPS.c.customer_id).where(FOLLOW_UPS.c.id == follow_up_id)
    return cast(int | None, connection.execute(statement).scalar_one_or_none())


def several(connection: Connection, *, follow_up_ids: Collection[int]) -> list[FollowUpRow]:
    """Open follow-ups by their ids, in no order."""
    return list(connection.execute(select(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(follow_up_ids), _OPEN)))


def open_of(connection: Connection, *, customer_id: int) -> list[FollowUpRow]:
    """What is still to be done for a customer, soonest first."""
    statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.customer_id == customer_id, _OPEN)
    return list(connection.execute(statement.order_by(FOLLOW_UPS.c.day, FOLLOW_UPS.c.at_time, FOLLOW_UPS.c.id)))


def timed(connection: Connection, *, person_id: int) -> list[FollowUpRow]:
    """A rep's open follow-ups that were promised for a time of day, and for which a message is still owed."""
    own = FOLLOW_UPS.c.person_id == person_id, _OPEN, _OWED, FOLLOW_UPS.c.at_time.is_not(None)
    return list(connection.execute(select(FOLLOW_UPS).where(*own)))


def due_by(connection: Connection, *, person_id: int, day: date) -> list[FollowUpRow]:
    """A rep's open follow-ups that are due on that day or were before, soonest first."""
    statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.person_id == person_id, _OPEN, FOLLOW_UPS.c.day <= day)
    return list(connection.execute(statement.order_by(FOLLOW_UPS.c.day, FOLLOW_UPS.c.at_time, FOLLOW_UPS.c.id)))


def between(connection: Connection, *, person_id: int, since: date, until: date) -> list[FollowUpRow]:
    """A rep's open follow-ups from ``since`` to before ``until``, soonest first."""
    days = FOLLOW_UPS.c.day >= since, FOLLOW_UPS.c.day < until
    statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.person_id == person_id, _OPEN, *days)
    return list(connection.execute(statement.order_by(FOLLOW_UPS.c.day, FOLLOW_UPS.c.at_time, FOLLOW_UPS.c.id)))


def latest_seen(connection: Connection, *, person_id: int, since: datetime) -> FollowUpRow | None:
    """The open follow-up that the rep had before them last, if that was since then."""
    statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.person_id == person_id, _OPEN, FOLLOW_UPS.c.seen_at >= since)
    latest = statement.order_by(FOLLOW_UPS.c.seen_at.desc(), FOLLOW_UPS.c.id.desc())
    return connection.execute(latest.limit(1)).one_or_none()


def dropped_at(connection: Connection, *, customer_ids: Collection[int]) -> dict[int, datetime]:
    """When the rep last said of each customer that a follow-up, other than a birthday, is not needed."""
    dropped = FOLLOW_UPS.c.ended == "dropped", FOLLOW_UPS.c.why != "birthday"
    last = select(FOLLOW_UPS.c.customer_id, func.max(FOLLOW_UPS.c.ended_at))
    theirs = last.where(FOLLOW_UPS.c.customer_id.in_(customer_ids), *dropped).group_by(FOLLOW_UPS.c.customer_id)
    return {row[0]: row[1] for row in connection.execute(theirs)}


def load(connection: Connection, *, person_id: int, since: date, until: date) -> dict[date, int]:
    """How many open follow-ups of a rep are due on each day from ``since`` to before ``until``."""
    days = FOLLOW_UPS.c.day >= since, FOLLOW_UPS.c.day < until
    statement = select(FOLLOW_UPS.c.day, func.count()).where(FOLLOW_UPS.c.person_id == person_id, _OPEN, *days)
    return {row[0]: row[1] for row in connection.execute(statement.group_by(FOLLOW_UPS.c.day))}


def was_ended(connection: Connection, *, customer_id: int, why: str, words: str) -> bool:
    """Was such a follow-up seen to: done or dropped?"""
    same = FOLLOW_UPS.c.customer_id == customer_id, FOLLOW_UPS.c.why == why, FOLLOW_UPS.c.words == words
    ended = FOLLOW_UPS.c.ended.in_(("done", "dropped"))
    return connection.execute(select(FOLLOW_UPS.c.id).where(*same, ended).limit(1)).first() is not None


def due(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """For what a message of its own is owed now, soonest first. It is owed until ``told``, which happens once."""
    return [number for (number,) in _DUE.rows(connection, {"now": now, "most": most})]


def plan_of_due(connection: Connection, *, now: datetime, most: int) -> list[str]:
    """How the database goes about finding them, line by line."""
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    rows = _DUE.rows(connection, {"now": now, "most": most}, before=explain)
    return [str(row[-1]).strip() for row in rows]


def next_telling(connection: Connection) -> datetime | None:
    """When the next message of its own is owed, to anybody."""
    statement = select(func.min(FOLLOW_UPS.c.tell_at)).where(_OPEN, _OWED)
    return cast(datetime | None, connection.execute(statement).scalar_one())


def change(connection: Connection, *, follow_up_id: int, values: Mapping[str, Any]) -> bool:
    """Change an open follow-up; False when it has ended."""
    statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id == follow_up_id, _OPEN)
    return connection.execute(statement.values(**values)).rowcount > 0


def told(connection: Connection, *, follow_up_id: int, again_at: datetime | None, now: datetime) -> bool:
    """It is brought up by a message of its own at ``now``, and once more at ``again_at``.

    False when somebody did that already, or it ended or was moved since: then no message is to go out.
    """
    owed = FOLLOW_UPS.c.tell_at <= now
    statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id == follow_up_id, _OPEN, owed)
    asks = FOLLOW_UPS.c.asks + literal_column("1")
    return connection.execute(statement.values(asks=asks, tell_at=again_at, told_at=now, seen_at=now)).rowcount > 0


def seen(connection: Connection, *, follow_up_id: int, person_id: int, now: datetime) -> None:
    """This person has it before them, if it is theirs and open."""
    statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id == follow_up_id, FOLLOW_UPS.c.person_id == person_id, _OPEN)
    connection.execute(statement.values(seen_at=now))


def telling_key(follow_up_id: int, asks: int) -> str:
    """The key of the delivery that brings it up after so many before."""
    return f"follow_up:{follow_up_id}:{asks}"


def unsay(connection: Connection, *, follow_up_ids: Collection[int], now: datetime) -> None:
    """Messages that were to bring these up and have not left yet do not leave."""
    told = select(FOLLOW_UPS.c.id, FOLLOW_UPS.c.asks).where(FOLLOW_UPS.c.id.in_(follow_up_ids), FOLLOW_UPS.c.asks > 0)
    keys = [telling_key(number, time) for number, asks in connection.execute(told) for time in range(asks)]
    if keys:
        outbox.cancel(connection, keys=keys, now=now)


def move(connection: Connection, *, days: Mapping[int, date]) -> None:
    """These give way to others until their new day, and their customers are due anew."""
    if not days:
        return
    moved = FOLLOW_UPS.c.moved + literal_column("1")
    for until in sorted(set(days.values())):  # a statement a day: a big book moves hundreds
        which = [number for number, day in days.items() if day == until]
        statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(which), _OPEN)
        connection.execute(statement.values(day=until, moved=moved, tell_at=None, told_at=None))
    open_days = select(func.min(FOLLOW_UPS.c.day)).where(FOLLOW_UPS.c.customer_id == CUSTOMERS.c.id, _OPEN)
    theirs = select(FOLLOW_UPS.c.customer_id).where(FOLLOW_UPS.c.id.in_(days))
    soonest = update(CUSTOMERS).where(CUSTOMERS.c.id.in_(theirs))
    connection.execute(soonest.values(next_day=open_days.scalar_subquery()))


def end(connection: Connection, *, follow_up_ids: Collection[int], how: str, now: datetime, note: str = "") -> int:
    """It is over: done, dropped, replaced or erased; how many were open. What was to bring it up does not leave."""
    unsay(connection, follow_up_ids=follow_up_ids, now=now)
    statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(follow_up_ids), _OPEN)
    values = {"ended": how, "ended_at": now, "note": note, "tell_at": None}
    return connection.execute(statement.values(**values)).rowcount


def reopen(connection: Connection, *, follow_up_ids: Collection[int]) -> None:
    """What ended by a mistake is open again."""
    statement = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(follow_up_ids))
    connection.execute(statement.values(ended=None, ended_at=None, note=""))


def remove(connection: Connection, *, follow_up_ids: Collection[int]) -> None:
    """What is still open of these was never agreed to."""
    connection.execute(delete(FOLLOW_UPS).where(FOLLOW_UPS.c.id.in_(follow_up_ids), _OPEN))


def replaced(connection: Connection, *, follow_up_ids: Collection[int]) -> set[int]:
    """Which of them ended because others took their place."""
    theirs = FOLLOW_UPS.c.id.in_(follow_up_ids), FOLLOW_UPS.c.ended == "replaced"
    return set(connection.execute(select(FOLLOW_UPS.c.id).where(*theirs)).scalars())
