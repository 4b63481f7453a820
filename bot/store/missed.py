"""Queries about follow-ups that were missed, which a team's leads hear of once, in the morning."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select, update

from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.teams import TEAMS, TeamRow

_OPEN, _LIVE = FOLLOW_UPS.c.ended_at.is_(None), CUSTOMERS.c.erased_at.is_(None)
_ABOUT = FOLLOW_UPS.c.why != "birthday"  # a missed one is over


def looking(connection: Connection, *, now: datetime, most: int) -> list[TeamRow]:
    """Teams where it is to be looked now; also new ones, for which nobody has said when."""
    due = or_(TEAMS.c.missed_at.is_(None), TEAMS.c.missed_at <= now)
    return list(connection.execute(select(TEAMS).where(TEAMS.c.closed_at.is_(None), due).limit(most)))


def looked(connection: Connection, *, team_id: int, next_at: datetime, now: datetime) -> bool:
    """It was looked at ``now``, and will be then; False when somebody was quicker."""
    due = or_(TEAMS.c.missed_at.is_(None), TEAMS.c.missed_at <= now)
    return connection.execute(update(TEAMS).where(TEAMS.c.id == team_id, due).values(missed_at=next_at)).rowcount > 0


def waiting(
    connection: Connection, *, team_id: int, person_id: int, before: date, told: bool = False
) -> list[Row[Any]]:
    """What is open of a rep's customers of a team since before that day, the highest grades first, then the latest.

    ``told``: of which the leads have heard, else of which they have not. Beside the follow-up's columns there is the
    customer's ``rank``.
    """
    heard = FOLLOW_UPS.c.escalated_at.is_not(None) if told else FOLLOW_UPS.c.escalated_at.is_(None)
    theirs = FOLLOW_UPS.c.person_id == person_id, FOLLOW_UPS.c.day < before, _OPEN, _ABOUT, heard
    joined = select(FOLLOW_UPS, CUSTOMERS.c.rank).join(CUSTOMERS, CUSTOMERS.c.id == FOLLOW_UPS.c.customer_id)
    statement = joined.where(*theirs, CUSTOMERS.c.team_id == team_id, _LIVE)
    return list(connection.execute(statement.order_by(CUSTOMERS.c.rank, FOLLOW_UPS.c.day, FOLLOW_UPS.c.id)))


def count_until(connection: Connection, *, team_id: int, person_id: int, day: date) -> int:
    """How many of a rep's customers of a team are due by that day."""
    theirs = FOLLOW_UPS.c.person_id == person_id, FOLLOW_UPS.c.day <= day, _OPEN, CUSTOMERS.c.team_id == team_id, _LIVE
    statement = select(func.count(FOLLOW_UPS.c.customer_id.distinct())).join(
        CUSTOMERS, CUSTOMERS.c.id == FOLLOW_UPS.c.customer_id
    )
    return connection.execute(statement.where(*theirs)).scalar_one()


def escalate(connection: Connection, *, follow_up_ids: Collection[int], now: datetime) -> None:
    """The leads hear of these now."""
    which = FOLLOW_UPS.c.id.in_(follow_up_ids), FOLLOW_UPS.c.escalated_at.is_(None), _OPEN
    connection.execute(update(FOLLOW_UPS).where(*which).values(escalated_at=now))
