"""Follow-ups that end because of what happens to the customer, in a way that can be taken back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.flows.following import CLOCKS
from bot.store import follow_ups
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow

SetAside = list[tuple[int, str | None]]
"""Follow-ups with when a message of their own was owed for them (ISO, in UTC); JSON."""


def set_aside(connection: Connection, rows: Iterable[FollowUpRow], *, how: str, now: datetime) -> SetAside:
    """End open follow-ups; what was written for them and not sent yet is not sent any more."""
    ending = list(rows)
    follow_ups.end(connection, follow_up_ids=[row.id for row in ending], how=how, now=now)
    return as_open(ending)


def as_open(rows: Iterable[FollowUpRow]) -> SetAside:
    """Open follow-ups, as ``bring_back`` takes them when they have ended."""
    return [(row.id, row.tell_at.isoformat() if row.tell_at else None) for row in rows]


def bring_back(connection: Connection, aside: Iterable[Any]) -> None:
    """They are open again, as they were."""
    owed = dict(aside)
    follow_ups.reopen(connection, follow_up_ids=list(owed))
    for number, tell_at in owed.items():
        if tell_at:
            values = {"tell_at": datetime.fromisoformat(tell_at)}
            follow_ups.change(connection, follow_up_id=number, values=values)


def rewind(connection: Connection, customer_id: int, before: Iterable[Any], now: datetime) -> None:
    """The clocks that ran ``before`` (as ``SetAside``) and were replaced run again, instead of those started since."""
    waited = dict(before)
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    started = [row.id for row in waiting if row.why in (*CLOCKS, "birthday") and row.id not in waited]
    follow_ups.end(connection, follow_up_ids=started, how="replaced", now=now)
    replaced = follow_ups.replaced(connection, follow_up_ids=waited.keys() - {row.id for row in waiting})
    bring_back(connection, [(number, waited[number]) for number in replaced])
