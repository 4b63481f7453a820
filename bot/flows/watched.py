"""A rep sees when somebody who leads them looked into one of their customers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.rhythm.hours import DAY, Hours
from bot.store import audit, customers, teams
from bot.store.customers import CustomerRow
from bot.store.database import Connection

OPENED: Final = "open_customer"
"""What the audit calls it."""

TOLD_FOR: Final = timedelta(days=30)
"""So long a customer's card tells of it."""

_LONGEST_BREAK: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Watched:
    """Who looked, and when."""

    name: str
    at: datetime


def watched_in(connection: Connection, *, customer: CustomerRow, now: datetime) -> Watched | None:
    """Who looked at this customer of a team last, lately."""
    if customer.team_id is None:
        return None
    about = f"customer:{customer.id}"
    latest = audit.about(connection, what=about, action=OPENED, since=now - TOLD_FOR, most=1)
    if not latest:
        return None
    names = teams.names(connection, team_id=customer.team_id, person_ids=[latest[0].actor_id])
    return Watched(names.get(latest[0].actor_id, ""), latest[0].at)


def watched_count(connection: Connection, *, person_id: int, hours: Hours, now: datetime) -> int:
    """Into how many of somebody's customers others looked since the morning of their last workday."""
    today = hours.local(now).date()
    last = hours.workday_until(today - DAY, today - _LONGEST_BREAK) or today - DAY
    seen: set[int] = set()
    for team in teams.joined(connection, person_id=person_id):
        entries = audit.since(connection, team_id=team.id, action=OPENED, since=hours.moment(last))
        seen |= {int(one.about.partition(":")[2]) for one in entries if one.actor_id != person_id}
    rows = customers.several(connection, customer_ids=seen).values()
    return sum(row.person_id == person_id for row in rows)
