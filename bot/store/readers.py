"""Queries about readers of a broadcast: what became of their deliveries, what they answered, who is asked again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, literal_column, or_, select, update

from bot.store.broadcasts import AT_ONCE, READERS, BroadcastRow
from bot.store.outbox import DELIVERIES
from bot.store.teams import MEMBERS

ReaderRow = Row[Any]
"""A row with the columns of ``Reader``."""

_WAITS = READERS.c.state == literal_column("'waiting'")
_SILENT = and_(READERS.c.state == literal_column("'sent'"), READERS.c.answer.is_(None))
_OVER = DELIVERIES.c.state != literal_column("'waiting'")

_OUTCOME = case(
    (DELIVERIES.c.state.in_(("sent", "cancelled")), DELIVERIES.c.state),
    (DELIVERIES.c.state == "expired", "late"),
    (and_(DELIVERIES.c.state == "failed", DELIVERIES.c.outcome != "passing"), "blocked"),
    else_="failed",
)
"""What a delivery that is over means for its reader."""


def settle(connection: Connection, *, broadcast_id: int) -> int:
    """Readers whose delivery is over no longer wait; how many."""
    theirs = READERS.c.broadcast_id == broadcast_id, _WAITS, DELIVERIES.c.key == READERS.c.delivery_key, _OVER
    statement = update(READERS).where(*theirs).values(state=_OUTCOME, message_id=DELIVERIES.c.message_id)
    return connection.execute(statement).rowcount


def give_up(connection: Connection, *, broadcast_id: int, before: datetime) -> int:
    """Readers who were due before then, and of whose delivery nothing is known any more, did not get it; how many."""
    known = select(DELIVERIES.c.id).where(DELIVERIES.c.key == READERS.c.delivery_key).exists()
    theirs = READERS.c.broadcast_id == broadcast_id, _WAITS, READERS.c.due_at < before, ~known
    return connection.execute(update(READERS).where(*theirs).values(state="failed")).rowcount


def next_due(connection: Connection, *, broadcast_id: int) -> datetime | None:
    """When the next of those who still wait is due; None when nobody waits."""
    statement = select(func.min(READERS.c.due_at)).where(READERS.c.broadcast_id == broadcast_id, _WAITS)
    return cast(datetime | None, connection.execute(statement).scalar_one())


def counted(connection: Connection, *, broadcast_id: int) -> list[tuple[str, str | None, int]]:
    """How many readers are in each state and gave each answer."""
    kinds = READERS.c.state, READERS.c.answer
    statement = select(*kinds, func.count()).where(READERS.c.broadcast_id == broadcast_id).group_by(*kinds)
    return [(state, answer, number) for state, answer, number in connection.execute(statement)]


def reasons(connection: Connection, *, broadcast_id: int, most: int = AT_ONCE) -> list[tuple[str, int]]:
    """Why it cannot be done, with how many said so, the most frequent first."""
    theirs = READERS.c.broadcast_id == broadcast_id, READERS.c.answer == "cannot", READERS.c.reason != ""
    statement = select(READERS.c.reason, func.count()).where(*theirs).group_by(READERS.c.reason)
    rows = connection.execute(statement.order_by(func.count().desc(), READERS.c.reason).limit(most))
    return [(reason, number) for reason, number in rows]


def of(connection: Connection, *, broadcast_id: int, person_id: int) -> ReaderRow | None:
    """One reader; None for somebody whom it is not for."""
    theirs = READERS.c.broadcast_id == broadcast_id, READERS.c.person_id == person_id
    return connection.execute(select(READERS).where(*theirs)).one_or_none()


def listed(
    connection: Connection, *, broadcast_id: int, states: Collection[str], answers: Collection[str | None] | None,
    offset: int = 0, most: int | None = None,
) -> list[ReaderRow]:  # fmt: skip
    """Readers by name who are in one of these states and gave one of these answers (None in it: no answer).

    With ``answers`` None, all in these states.
    """
    statement = select(READERS).where(READERS.c.broadcast_id == broadcast_id, READERS.c.state.in_(states))
    if answers is not None:
        statement = statement.where(_gave(answers))
    order = READERS.c.name, READERS.c.person_id
    return list(connection.execute(statement.order_by(*order).offset(offset).limit(most)))


def change(connection: Connection, *, broadcast_id: int, person_id: int, values: Mapping[str, Any]) -> None:
    """Change what is known of one reader."""
    theirs = READERS.c.broadcast_id == broadcast_id, READERS.c.person_id == person_id
    connection.execute(update(READERS).where(*theirs).values(**values))


def to_ask(
    connection: Connection, *, broadcast: BroadcastRow, due_before: datetime, fewer: int, most: int = AT_ONCE
) -> list[ReaderRow]:
    """Who had it, did not answer, was due before then, got ``fewer`` reminders and still is in the team; by id."""
    chosen = _silent(broadcast, fewer), READERS.c.due_at <= due_before
    return list(connection.execute(select(READERS).where(*chosen).order_by(READERS.c.person_id).limit(most)))


def askable(connection: Connection, *, broadcast: BroadcastRow, fewer: int) -> int:
    """How many had it, did not answer and got ``fewer`` reminders."""
    mute = select(func.count()).select_from(READERS).where(_silent(broadcast, fewer))
    return connection.execute(mute).scalar_one()


def first_silent(connection: Connection, *, broadcast: BroadcastRow, fewer: int) -> datetime | None:
    """When the first of those who may yet be asked again was, or is, due; None when nobody is left."""
    mute = or_(_silent(broadcast, fewer), and_(READERS.c.broadcast_id == broadcast.id, _WAITS))
    return cast(datetime | None, connection.execute(select(func.min(READERS.c.due_at)).where(mute)).scalar_one())


def asked(connection: Connection, *, changes: Sequence[Mapping[str, Any]], broadcast_id: int) -> None:
    """These were asked again: ``person_id`` with the new ``delivery_key``, ``due_at`` and ``pings``."""
    for one in changes:
        change(
            connection, broadcast_id=broadcast_id, person_id=one["person_id"],
            values={name: one[name] for name in ("delivery_key", "due_at", "pings")},
        )  # fmt: skip


def unask(connection: Connection, *, broadcast_id: int, now: datetime) -> None:
    """Reminders that have not left do not leave."""
    reminded = READERS.c.broadcast_id == broadcast_id, READERS.c.pings > 0, READERS.c.answer.is_(None)
    keys = select(READERS.c.delivery_key).where(*reminded)
    waiting = update(DELIVERIES).where(DELIVERIES.c.key.in_(keys), DELIVERIES.c.state == literal_column("'waiting'"))
    connection.execute(waiting.values(state="cancelled", content=None, ended_at=now))


def _silent(broadcast: BroadcastRow, fewer: int) -> ColumnElement[bool]:
    here = MEMBERS.c.team_id == broadcast.team_id, MEMBERS.c.person_id == READERS.c.person_id
    member = select(MEMBERS.c.person_id).where(*here, MEMBERS.c.left_at.is_(None)).exists()
    return and_(READERS.c.broadcast_id == broadcast.id, _SILENT, READERS.c.pings < fewer, member)


def _gave(answers: Collection[str | None]) -> ColumnElement[bool]:
    given = READERS.c.answer.in_([answer for answer in answers if answer])
    return or_(given, READERS.c.answer.is_(None)) if None in answers else given
