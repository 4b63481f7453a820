"""Customers become another rep's, with all that is still to be done for them; what was done stays who did it's."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from bot.store.customers import CUSTOMERS, TERMS, CustomerRow
from bot.store.desks import DESKS
from bot.store.follow_ups import FOLLOW_UPS, FollowUpRow
from bot.store.histories import PURCHASES
from bot.store.imports import CHANGES
from bot.store.many_customers import AT_ONCE
from bot.store.prompts import PROMPTS
from bot.store.undos import UNDOS

_OPEN, _LIVE = FOLLOW_UPS.c.ended_at.is_(None), CUSTOMERS.c.erased_at.is_(None)


def of_team(connection: Connection, *, team_id: int, person_id: int, only: Collection[int] | None) -> list[CustomerRow]:
    """Those in somebody's book who are a team's, all or ``only`` these; also those erased who are still kept."""
    theirs = [CUSTOMERS.c.team_id == team_id, CUSTOMERS.c.person_id == person_id]
    theirs += [CUSTOMERS.c.id.in_(only)] if only is not None else []
    return list(connection.execute(select(CUSTOMERS).where(*theirs).order_by(CUSTOMERS.c.id)))


def open_counts(
    connection: Connection, *, team_id: int, person_id: int, only: Collection[int] | None, today: date
) -> tuple[int, int]:
    """How much was promised to these customers and is open, and how much is overdue of all that is."""
    theirs = [CUSTOMERS.c.team_id == team_id, FOLLOW_UPS.c.person_id == person_id, _OPEN, _LIVE]
    theirs += [CUSTOMERS.c.id.in_(only)] if only is not None else []
    promised = func.sum(case((FOLLOW_UPS.c.why == "promise", 1), else_=0))
    late = func.sum(case((FOLLOW_UPS.c.day < today, 1), else_=0))
    statement = select(promised, late).join(CUSTOMERS, CUSTOMERS.c.id == FOLLOW_UPS.c.customer_id)
    row = connection.execute(statement.where(*theirs)).one()
    return int(row[0] or 0), int(row[1] or 0)


def due_count(connection: Connection, *, customer_ids: Sequence[int], day: date) -> int:
    """How many of these customers are due on that day or were before."""
    due = 0
    for start in range(0, len(customer_ids), AT_ONCE):
        some = CUSTOMERS.c.id.in_(customer_ids[start : start + AT_ONCE])
        statement = select(func.count()).select_from(CUSTOMERS).where(some, CUSTOMERS.c.next_day <= day)
        due += connection.execute(statement).scalar_one()
    return due


def waiting(connection: Connection, *, customer_ids: Collection[int]) -> list[FollowUpRow]:
    """What is open of these customers, soonest first."""
    statement = select(FOLLOW_UPS).where(FOLLOW_UPS.c.customer_id.in_(customer_ids), _OPEN)
    return list(connection.execute(statement.order_by(FOLLOW_UPS.c.day, FOLLOW_UPS.c.id)))


def move(connection: Connection, *, customer_ids: Collection[int], to: int) -> None:
    """They are in that person's book from now on, found there, and what is open of them is that person's to do."""
    connection.execute(
        update(CUSTOMERS).where(CUSTOMERS.c.id.in_(customer_ids)).values(person_id=to, card_message_id=None)
    )
    connection.execute(update(TERMS).where(TERMS.c.customer_id.in_(customer_ids)).values(person_id=to))
    theirs = update(FOLLOW_UPS).where(FOLLOW_UPS.c.customer_id.in_(customer_ids), _OPEN)
    connection.execute(theirs.values(person_id=to, told_at=None, seen_at=None, escalated_at=None))


def let_go(connection: Connection, *, customer_ids: Collection[int], of: int) -> None:
    """Their former rep can take nothing back of them, has none of them in hand, and is asked nothing about them."""
    connection.execute(delete(UNDOS).where(UNDOS.c.customer_id.in_(customer_ids)))
    merges = select(UNDOS.c.id, UNDOS.c.before).where(UNDOS.c.person_id == of, UNDOS.c.what == "merge")
    into = [row.id for row in connection.execute(merges) if row.before.get("into") in customer_ids]
    connection.execute(delete(UNDOS).where(UNDOS.c.id.in_(into)))
    connection.execute(delete(CHANGES).where(CHANGES.c.customer_id.in_(customer_ids)))
    connection.execute(update(PURCHASES).where(PURCHASES.c.customer_id.in_(customer_ids)).values(import_id=None))
    hand = update(DESKS).where(DESKS.c.person_id == of, DESKS.c.hand_id.in_(customer_ids))
    connection.execute(hand.values(hand_id=None, hand_at=None))
    asked = connection.execute(select(PROMPTS.c.about).where(PROMPTS.c.person_id == of)).scalar_one_or_none()
    if asked and _customer_in(connection, asked) in customer_ids:
        connection.execute(delete(PROMPTS).where(PROMPTS.c.person_id == of))


def plan(connection: Connection, *, changes: Sequence[Mapping[str, Any]], ranks: Mapping[int, int]) -> None:
    """Open follow-ups are due then: ``id``, ``day``, ``due_day``, ``at_time``, ``tell_at``; and customers rank so.

    Their next day is that of the soonest that is open.
    """
    if changes:
        moved = update(FOLLOW_UPS).where(FOLLOW_UPS.c.id == bindparam("which"))
        columns = {name: bindparam(f"new_{name}", type_=FOLLOW_UPS.c[name].type) for name in _PLANNED}
        values = [{"which": one["id"], **{f"new_{name}": one[name] for name in _PLANNED}} for one in changes]
        connection.execute(moved.values(columns), values)
    for rank in sorted(set(ranks.values())):
        which = [number for number, theirs in ranks.items() if theirs == rank]
        connection.execute(update(CUSTOMERS).where(CUSTOMERS.c.id.in_(which)).values(rank=rank))
    open_days = select(func.min(FOLLOW_UPS.c.day)).where(FOLLOW_UPS.c.customer_id == CUSTOMERS.c.id, _OPEN)
    soonest = update(CUSTOMERS).where(CUSTOMERS.c.id.in_(ranks))
    connection.execute(soonest.values(next_day=open_days.scalar_subquery()))


_PLANNED = ("day", "due_day", "at_time", "tell_at")


def _customer_in(connection: Connection, asked: Mapping[str, Any]) -> int | None:
    """The customer about whom a prompt asks, or about whose follow-up it does."""
    head = asked.get("head")
    customer: int | None = asked.get("customer", asked.get("about") if head == "k" else None)
    follow_up = asked.get("follow_up", asked.get("about") if head == "f" else None)
    if follow_up is None:
        return customer
    owner = select(FOLLOW_UPS.c.customer_id).where(FOLLOW_UPS.c.id == follow_up)
    return cast(int | None, connection.execute(owner).scalar_one_or_none())
