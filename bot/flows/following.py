"""When a customer comes back: after whatever changed, their open follow-ups are made to say so again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.core.book.customer import Birthday
from bot.core.dates.lunar import next_occurrence
from bot.core.library import Library
from bot.core.rhythm.due import Due, PromiseKind, after_touch, birthday_due, of_promise
from bot.core.schemes import Cadence
from bot.flows.desks import RepDesk
from bot.store import customers, follow_ups, touches
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow

PROMISES = ("promise", "by_hand")
"""Follow-ups that somebody agreed to; while there is one, no clock runs."""

CLOCKS = ("rhythm", "silence")
"""Follow-ups that come by themselves; a customer has one at most."""


def telling(due: Due, desk: RepDesk) -> datetime | None:
    """When a message of its own is owed: for what was promised for a time, and what the day's digest does not tell."""
    own = due.time is not None or not desk.digests or due.at != desk.hours.moment(due.day)
    return due.at if own else None


def replan(connection: Connection, *, customer_id: int, desk: RepDesk, library: Library, now: datetime) -> date | None:
    """Open, keep or replace the customer's clock and birthday, and note the soonest day; that day, if there is one.

    A clock that still follows from the same touch and tier keeps its day, for it may have given way to others.
    """
    found = customers.several(connection, customer_ids=[customer_id]).get(customer_id)
    if found is None:
        return None
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    _wind(connection, found, waiting, desk, library, now)
    _mark_birthday(connection, found, waiting, desk, library, now)
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    soonest = waiting[0].day if waiting else None
    rank = desk.rank(library, found.grades)
    if (soonest, rank) != (found.next_day, found.rank):
        customers.change(connection, customer_id=customer_id, values={"next_day": soonest, "rank": rank})
    return soonest


def promise(
    connection: Connection, *, customer: CustomerRow, words: str, day: date, at: time | None, kind: PromiseKind,
    desk: RepDesk, now: datetime, why: str = "promise",
) -> int:  # fmt: skip
    """Something is due for a customer on that day; the follow-up's id. ``replan`` has to follow."""
    due = of_promise(day, at, kind, now, desk.hours)
    return follow_ups.put(connection, values={**_values(customer, due, desk, now), "why": why, "words": words})


def rests(customer: CustomerRow) -> bool:
    """Was the customer put to rest, and not touched since? Then only what the rep agrees to brings them back."""
    touched: datetime | None = customer.last_touch_at
    return customer.rested_at is not None and (touched is None or touched <= customer.rested_at)


def clock(
    customer: CustomerRow, desk: RepDesk, library: Library, *, dropped: datetime | None,
    used: Mapping[str, datetime], now: datetime,
) -> tuple[Due, str] | None:  # fmt: skip
    """When a customer to whom nothing is promised comes back by themselves, and by which grade, as it is stored.

    ``dropped``: when the rep last said that it is not needed; ``used``: when they were last touched, by channel. None:
    they don't come back.
    """
    tier = desk.tier(library, customer.grades)
    if (tier and tier.at_rest) or rests(customer):
        return None
    cadences = tier.cadence if tier else ()
    due = after_touch(
        cadences, _seen(customer, dropped), now, desk.hours,
        silence_days=desk.silence_days, by_channel=_since(customer, cadences, dropped, used),
    )  # fmt: skip
    return (due, f"{desk.scheme}:{tier.id}" if tier else "") if due else None


def _wind(
    connection: Connection, customer: CustomerRow, waiting: list[FollowUpRow], desk: RepDesk, library: Library,
    now: datetime,
) -> None:  # fmt: skip
    running = [one for one in waiting if one.why in CLOCKS]
    dropped = follow_ups.dropped_at(connection, customer_ids=[customer.id]).get(customer.id)
    found = None
    if not any(one.why in PROMISES for one in waiting):
        tier, used = desk.tier(library, customer.grades), dict[str, datetime]()
        if tier and len(tier.cadence) > 1:  # a single cadence restarts at any touch
            used = touches.last_by_channel(connection, customer_ids=[customer.id]).get(customer.id, {})
        found = clock(customer, desk, library, dropped=dropped, used=used, now=now)
    touched = _seen(customer, dropped) or customer.created_at
    if found and any((one.why, one.words) == (found[0].why, found[1]) and one.created_at >= touched for one in running):
        return
    follow_ups.end(connection, follow_up_ids=[one.id for one in running], how="replaced", now=now)
    if found:
        follow_ups.put(connection, values={**_values(customer, found[0], desk, now), "words": found[1]})


def _seen(customer: CustomerRow, dropped: datetime | None) -> datetime | None:
    return max((at for at in (customer.last_touch_at, dropped) if at), default=None)


def _since(
    customer: CustomerRow, cadences: Sequence[Cadence], dropped: datetime | None, used: Mapping[str, datetime]
) -> dict[str, datetime]:
    """When each channel that is asked for was last used, or ``dropped``; never: since the customer is in the book."""
    started: dict[str, datetime] = {
        cadence.channel: customer.created_at for cadence in cadences if cadence.channel != "any"
    }
    return {channel: max(at, dropped) if dropped else at for channel, at in {**started, **used}.items()}


def _mark_birthday(
    connection: Connection, customer: CustomerRow, waiting: list[FollowUpRow], desk: RepDesk, library: Library,
    now: datetime,
) -> None:  # fmt: skip
    """The next birthday is due some days ahead; its ``words`` are the day itself."""
    marked = [one for one in waiting if one.why == "birthday"]
    today = desk.hours.local(now).date()
    if customer.birthday is None or rests(customer):
        follow_ups.end(connection, follow_up_ids=[one.id for one in marked], how="replaced", now=now)
        return
    day = next_occurrence(Birthday(*customer.birthday), today)
    if any(one.words == day.isoformat() for one in marked):
        return
    follow_ups.end(connection, follow_up_ids=[one.id for one in marked], how="replaced", now=now)
    if _greeted(connection, customer, day):
        day = next_occurrence(Birthday(*customer.birthday), day + timedelta(days=1))
    ahead = library.calendar.birthday.ahead if library.calendar else 0
    due = birthday_due(day, ahead, now, desk.hours)
    follow_ups.put(connection, values={**_values(customer, due, desk, now), "words": day.isoformat()})


def _greeted(connection: Connection, customer: CustomerRow, day: date) -> bool:
    """Was the birthday that falls on ``day`` seen to already?"""
    return follow_ups.was_ended(connection, customer_id=customer.id, why="birthday", words=day.isoformat())


def columns_of(due: Due, desk: RepDesk, now: datetime) -> dict[str, Any]:
    """The columns of what is due then."""
    return {
        "why": due.why,
        "day": due.day,
        "at_time": due.time,
        "tell_at": telling(due, desk),
        "created_at": now,
    }


def _values(customer: CustomerRow, due: Due, desk: RepDesk, now: datetime) -> dict[str, Any]:
    return {"customer_id": customer.id, "person_id": customer.person_id, **columns_of(due, desk, now)}
