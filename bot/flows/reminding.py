"""One follow-up in front of the rep: put off, dropped, handed over. What changed it once does not change it again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.core.book.history import Channel, FollowUp
from bot.core.engine import Engine
from bot.core.lines import Line
from bot.core.rhythm.snoozing import Snooze, snoozed
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in, change_customer
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import follow_up_of
from bot.store import customers, follow_ups
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow
from bot.store.people import Profile

MEANT_FOR = timedelta(hours=2)
"""So long after a reminder, words that fit it are taken to be about it."""

LONGEST_NOTE = 200
"""Characters of a reason that are kept."""


@dataclass(frozen=True)
class Reminder:
    """A follow-up and its customer's card; ``ended`` is empty while it is open, ``note`` why it was dropped.

    ``tell_at`` is when a message of its own brings it up, if one is owed; ``told``: one did already.
    """

    card: CustomerCard
    follow_up: FollowUp
    ended: str = ""
    note: str = ""
    tell_at: datetime | None = None
    told: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """What to open with: a greeting on a birthday, else what suits this kind of person at this stage."""
        calendar = self.card.engine.library.calendar
        if self.follow_up.why == "birthday" and calendar:
            return tuple(map(Line.of, calendar.birthday.greetings))
        return self.card.lines


Work = Callable[[Connection, FollowUpRow, RepDesk], None]
"""Changes an open follow-up; may write elsewhere in the same transaction."""


async def reminder_of(services: Services, sender: Sender, follow_up_id: int) -> Reminder | None:
    """The follow-up, from now on the one that the rep has before them; None when it is not theirs."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> Reminder | None:
        follow_ups.seen(connection, follow_up_id=follow_up_id, person_id=sender.person_id, now=sender.now)
        return reminder_in(connection, engine=engine, profile=profile, sender=sender, follow_up_id=follow_up_id)

    return await services.database.write(work)


async def latest_reminder(services: Services, sender: Sender) -> Reminder | None:
    """The follow-up that the rep had before them last, a short while ago; None when there is none open."""
    since = sender.now - MEANT_FOR
    look = partial(follow_ups.latest_seen, person_id=sender.person_id, since=since)
    row = await services.database.read(look)
    return await reminder_of(services, sender, row.id) if row else None


def reminder_in(
    connection: Connection, *, engine: Engine, profile: Profile, sender: Sender, follow_up_id: int,
    desk: RepDesk | None = None,
) -> Reminder | None:  # fmt: skip
    """The follow-up, open or ended, within a transaction; None when it or its customer is not this person's.

    ``desk`` as in ``card_in``.
    """
    row = follow_ups.owned(connection, follow_up_id=follow_up_id, person_id=sender.person_id)
    if row is None:
        return None
    card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=row.customer_id, desk=desk)
    if card is None:
        return None
    return Reminder(card, follow_up_of(row), row.ended or "", row.note, row.tell_at, row.told_at is not None)


def channel_of(reminder: Reminder) -> Channel:
    """Over what the customer is contacted: as the tier that asks for it says, else by a call."""
    cadences = reminder.card.desk.tier(reminder.card.engine.library, dict(reminder.card.customer.grades))
    channels = [one.channel for one in cadences.cadence if one.by == "rep" and one.channel != "any"] if cadences else []
    return channels[0] if channels else "call"


async def change_follow_up(
    services: Services, sender: Sender, follow_up_id: int, place: str, work: Work
) -> Reminder | None:
    """Do ``work`` to an open follow-up, once for each update; how it then is, None when it is not this person's.

    A message about it that has not left does not leave.
    """
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> None:
        row = follow_ups.owned(connection, follow_up_id=follow_up_id, person_id=sender.person_id)
        if row is None or row.ended_at is not None:
            return
        if customers.owned(connection, customer_id=row.customer_id, person_id=sender.person_id) is None:
            return
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        follow_ups.unsay(connection, follow_up_ids=[row.id], now=sender.now)
        work(connection, row, desk)
        replan(connection, customer_id=row.customer_id, desk=desk, library=engine.library, now=sender.now)

    def whole(connection: Connection) -> Reminder | None:
        once(connection, sender, place, partial(apply, connection))
        return reminder_in(connection, engine=engine, profile=profile, sender=sender, follow_up_id=follow_up_id)

    return await services.database.write(whole)


async def snooze(services: Services, sender: Sender, follow_up_id: int, until: Snooze) -> Reminder | None:
    """Bring it up again then: today by a message of its own, on another day by its digest."""

    def work(connection: Connection, row: FollowUpRow, desk: RepDesk) -> None:
        then = snoozed(sender.now, desk.hours, until)
        day, today = desk.hours.local(then).date(), desk.hours.local(sender.now).date()
        told = then if day == today or not desk.digests else None
        at_time = row.at_time if row.day == day else None
        values = {"day": day, "due_day": day, "at_time": at_time, "tell_at": told, "told_at": None, "moved": 0}
        follow_ups.change(connection, follow_up_id=row.id, values=values)

    return await change_follow_up(services, sender, follow_up_id, "snooze", work)


async def drop(services: Services, sender: Sender, follow_up_id: int, reason: str) -> Reminder | None:
    """It is not needed any more; if the rhythm brings the customer back, it reckons from now."""

    def work(connection: Connection, row: FollowUpRow, desk: RepDesk) -> None:
        del desk
        note = reason[:LONGEST_NOTE]
        follow_ups.end(connection, follow_up_ids=[row.id], how="dropped", now=sender.now, note=note)

    return await change_follow_up(services, sender, follow_up_id, "drop", work)


async def rest(services: Services, sender: Sender, customer_id: int) -> CustomerCard | None:
    """Until the next touch nothing brings this customer back by itself."""

    def change(connection: Connection, before: Any, desk: RepDesk) -> dict[str, Any]:
        del connection, before, desk
        return {"rested_at": sender.now}

    return await change_customer(services, sender, customer_id, "rest", change)


async def wake(services: Services, sender: Sender, customer_id: int) -> CustomerCard | None:
    """The rhythm goes on after all."""

    def change(connection: Connection, before: Any, desk: RepDesk) -> dict[str, Any]:
        del connection, before, desk
        return {"rested_at": None}

    return await change_customer(services, sender, customer_id, "wake", change)


async def hand_over(services: Services, sender: Sender, customer_id: int, tag: str) -> CustomerCard | None:
    """A colleague has the customer now: nothing is due any more, and ``tag`` says so."""

    def change(connection: Connection, before: Any, desk: RepDesk) -> dict[str, Any]:
        del desk
        waiting = [row.id for row in follow_ups.open_of(connection, customer_id=customer_id)]
        follow_ups.end(connection, follow_up_ids=waiting, how="dropped", now=sender.now, note=tag)
        return {"rested_at": sender.now, "tags": [*dict.fromkeys([*before["tags"], tag])]}

    return await change_customer(services, sender, customer_id, "give", change)
