"""Queries about customers who changed hands: from whom to whom, for how long, and who of them is to go back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, and_, func, insert, literal, or_, select, update

from bot.store.customers import CUSTOMERS
from bot.store.team_tables import HandedOver, Handover
from bot.store.touches import TOUCHES

HANDOVERS = cast(Table, Handover.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
HANDED = cast(Table, HandedOver.__table__)  # type: ignore[attr-defined]  # as above

HandoverRow = Row[Any]
"""A row with the columns of ``Handover``."""

_RUNNING = and_(HANDOVERS.c.return_at.is_not(None), HANDOVERS.c.returned_at.is_(None))


def put(connection: Connection, *, values: Mapping[str, Any], customer_ids: Collection[int]) -> int:
    """Write down that these customers changed hands; the id."""
    statement = insert(HANDOVERS).values(**values).returning(HANDOVERS.c.id)
    number = cast(int, connection.execute(statement).scalar_one())
    if customer_ids:
        rows = [{"handover_id": number, "customer_id": one} for one in customer_ids]
        connection.execute(insert(HANDED), rows)
    return number


def of(connection: Connection, *, handover_id: int) -> HandoverRow | None:
    """A handover."""
    return connection.execute(select(HANDOVERS).where(HANDOVERS.c.id == handover_id)).one_or_none()


def customers_of(connection: Connection, *, handover_id: int) -> list[int]:
    """Whom it was about, whether they are still there or not; those due soonest first."""
    statement = select(HANDED.c.customer_id).join(CUSTOMERS, CUSTOMERS.c.id == HANDED.c.customer_id)
    theirs = statement.where(HANDED.c.handover_id == handover_id, CUSTOMERS.c.erased_at.is_(None))
    return list(connection.execute(theirs.order_by(CUSTOMERS.c.next_day.nulls_last(), CUSTOMERS.c.id)).scalars())


def still_out(connection: Connection, *, handover_id: int) -> list[Row[Any]]:
    """Those who have not gone back, nor to somebody else for good: ``id``, and who has them: ``person_id``."""
    statement = select(CUSTOMERS.c.id, CUSTOMERS.c.person_id).join(HANDED, HANDED.c.customer_id == CUSTOMERS.c.id)
    theirs = statement.where(HANDED.c.handover_id == handover_id, HANDED.c.ended_at.is_(None))
    return list(connection.execute(theirs.order_by(CUSTOMERS.c.id)))


def untouched(connection: Connection, *, handover_id: int) -> list[int]:
    """Those of them whom the receiver has and was in no contact with since."""
    since = and_(TOUCHES.c.customer_id == CUSTOMERS.c.id, TOUCHES.c.at >= HANDOVERS.c.at)
    touched = select(TOUCHES.c.id).where(since, TOUCHES.c.person_id == HANDOVERS.c.to_id).exists()
    out = HANDED.c.handover_id == handover_id, HANDED.c.ended_at.is_(None), CUSTOMERS.c.person_id == HANDOVERS.c.to_id
    statement = select(CUSTOMERS.c.id).join(HANDED, HANDED.c.customer_id == CUSTOMERS.c.id)
    joined = statement.join(HANDOVERS, HANDOVERS.c.id == HANDED.c.handover_id)
    return list(connection.execute(joined.where(*out, ~touched).order_by(CUSTOMERS.c.id)).scalars())


def end(connection: Connection, *, customer_ids: Collection[int], since: int = 0, now: datetime) -> None:
    """These customers go back by no handover from ``since`` on any more."""
    these = HANDED.c.customer_id.in_(customer_ids), HANDED.c.handover_id >= since, HANDED.c.ended_at.is_(None)
    connection.execute(update(HANDED).where(*these).values(ended_at=now))


def finish(connection: Connection, *, handover_id: int, now: datetime) -> bool:
    """It is over: everybody who could went back. False when it was before."""
    statement = update(HANDOVERS).where(HANDOVERS.c.id == handover_id, HANDOVERS.c.returned_at.is_(None))
    return connection.execute(statement.values(returned_at=now)).rowcount > 0


def returning(connection: Connection, *, now: datetime, most: int) -> list[int]:
    """Handovers whose customers are to go back now, soonest first. They are until finished, which happens once."""
    statement = select(HANDOVERS.c.id).where(_RUNNING, HANDOVERS.c.return_at <= now)
    return list(connection.execute(statement.order_by(HANDOVERS.c.return_at).limit(most)).scalars())


def next_return(connection: Connection) -> datetime | None:
    """When the customers of a cover go back next, anybody's."""
    statement = select(func.min(HANDOVERS.c.return_at)).where(_RUNNING)
    return cast(datetime | None, connection.execute(statement).scalar_one())


def put_off(connection: Connection, *, handover_id: int, return_at: datetime) -> None:
    """They go back at another time."""
    statement = update(HANDOVERS).where(HANDOVERS.c.id == handover_id, _RUNNING)
    connection.execute(statement.values(return_at=return_at))


def running(connection: Connection, *, team_id: int, person_id: int | None = None) -> list[HandoverRow]:
    """Covers in a team that somebody gave or does, or all of them; soonest over first."""
    theirs = () if person_id is None else (or_(HANDOVERS.c.from_id == person_id, HANDOVERS.c.to_id == person_id),)
    statement = select(HANDOVERS).where(HANDOVERS.c.team_id == team_id, _RUNNING, *theirs)
    return list(connection.execute(statement.order_by(HANDOVERS.c.return_at, HANDOVERS.c.id)))


def untold(connection: Connection, *, most: int) -> list[HandoverRow]:
    """Handovers of which nobody was told, oldest first."""
    statement = select(HANDOVERS).where(HANDOVERS.c.told_at.is_(None)).order_by(HANDOVERS.c.id)
    return list(connection.execute(statement.limit(most)))


def told(connection: Connection, *, handover_id: int, now: datetime) -> bool:
    """Those whom it concerns are told of it now; False when they were before."""
    statement = update(HANDOVERS).where(HANDOVERS.c.id == handover_id, HANDOVERS.c.told_at.is_(None))
    return connection.execute(statement.values(told_at=now)).rowcount > 0


def got_at(connection: Connection, *, customer_ids: Collection[int]) -> dict[int, datetime]:
    """When these customers last changed hands; who never did is left out."""
    statement = select(HANDED.c.customer_id, func.max(HANDOVERS.c.at))
    joined = statement.join(HANDOVERS, HANDOVERS.c.id == HANDED.c.handover_id)
    theirs = joined.where(HANDED.c.customer_id.in_(customer_ids)).group_by(HANDED.c.customer_id)
    return {row[0]: row[1] for row in connection.execute(theirs)}


def meanwhile(connection: Connection, *, handover_id: int) -> tuple[int, dict[str, int]]:
    """How often those of a cover were contacted by others than their rep since, and with which outcomes."""
    others = TOUCHES.c.at >= HANDOVERS.c.at, TOUCHES.c.person_id != HANDOVERS.c.from_id
    kind = func.coalesce(TOUCHES.c.outcome, literal(""))
    statement = select(kind, func.count()).join(HANDED, HANDED.c.customer_id == TOUCHES.c.customer_id)
    joined = statement.join(HANDOVERS, HANDOVERS.c.id == HANDED.c.handover_id)
    which = joined.where(HANDED.c.handover_id == handover_id, *others)
    counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(which.group_by(kind))}
    return sum(counts.values()), counts
