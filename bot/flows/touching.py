"""A contact with a customer is logged: what was due by then is done, and when they are due next follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.core.book.contact import Contact, Promised
from bot.core.book.history import Channel, FollowUp, Outcome, Touched
from bot.core.engine import Engine
from bot.core.rhythm.hours import DAY
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import CLOCKS, PROMISES, promise, replan
from bot.flows.in_hand import take_in_hand
from bot.flows.meant_customers import add_customer
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import touched_of
from bot.store import customers, follow_ups, touches, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow
from bot.store.touches import TouchRow

SAME = timedelta(minutes=1)
"""The same said of the same customer within it is one contact: a button tapped twice, a message sent twice."""

AFTER_WON = "aftercare"

Who = Callable[[Connection], int | None]


@dataclass(frozen=True)
class Logged:
    """A contact as it was written down. ``undo`` takes it back; ``promise`` is the follow-up it opened."""

    card: CustomerCard
    touch: Touched
    undo: int | None = None
    promise: int | None = None
    promised: Promised | None = None

    @property
    def next(self) -> FollowUp | None:
        """What is due next: what was promised, else the soonest that is no birthday."""
        waiting = [one for one in self.card.follow_ups if one.why != "birthday"]
        return next((one for one in waiting if one.id == self.promise), waiting[0] if waiting else None)


async def log(
    services: Services, sender: Sender, customer_id: int, channel: Channel, outcome: Outcome | None, text: str = "",
    reached: bool = True, follow_up_id: int | None = None,
) -> CustomerCard | None:  # fmt: skip
    """As ``record``, in plain words; the customer's card."""
    contact = Contact(channel, outcome, text, reached)
    logged = await record(services, sender, customer_id, contact, follow_up_id)
    return logged.card if logged else None


async def record(
    services: Services, sender: Sender, customer_id: int, contact: Contact, follow_up_id: int | None = None
) -> Logged | None:
    """Log a contact, perhaps in answer to a follow-up; None when there is no such customer.

    What was promised up to that day is done, and the clock begins anew. When nobody answered, what was promised is
    tried again on the next workday.
    """

    def who(connection: Connection) -> int | None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        return row.id if row else None

    return await _record(services, sender, who, contact, follow_up_id)


async def record_for_new(services: Services, sender: Sender, name: str, contact: Contact) -> Logged | None:
    """Keep somebody of whom only the name is known, and log the contact with them."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def who(connection: Connection) -> int:
        return add_customer(connection, sender, engine, name=name, pack=profile.pack)

    return await _record(services, sender, who, contact, None)


async def _record(
    services: Services, sender: Sender, who: Who, contact: Contact, follow_up_id: int | None
) -> Logged | None:
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> Logged | None:
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)

        def apply() -> dict[str, Any] | None:
            customer_id = who(connection)
            if customer_id is None:
                return None
            take_in_hand(connection, sender, customer_id)
            row = customers.several(connection, customer_ids=[customer_id])[customer_id]
            return _repeated(connection, row, contact, desk, sender) or _logged(
                connection, row, contact, desk, engine, sender, follow_up_id
            )

        told = once(connection, sender, "touch", apply)
        touch = touches.owned(connection, touch_id=told["touch"], person_id=sender.person_id) if told else None
        if touch is None:
            return None
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=touch.customer_id)
        return Logged(card, touched_of(touch), told["undo"], told["promise"], contact.promised) if card else None

    return await services.database.write(work)


def _logged(
    connection: Connection, row: CustomerRow, contact: Contact, desk: RepDesk, engine: Engine, sender: Sender,
    follow_up_id: int | None,
) -> dict[str, Any]:  # fmt: skip
    at, waiting = _moment(contact, desk, sender.now), follow_ups.open_of(connection, customer_id=row.id)
    touch_id = touches.add(connection, values=_columns(row, contact, at))
    changes = outcome_changes(row, contact.outcome, at)
    customers.change(connection, customer_id=row.id, values={**changes, "updated_at": sender.now})
    done = _done(waiting, row, desk.hours.local(at).date(), at, follow_up_id)
    follow_ups.end(connection, follow_up_ids=[one.id for one in done], how="done", now=sender.now)
    left = [one for one in waiting if one not in done]
    next_one = contact.promised or _once_more(contact, done, left, desk, sender.now)
    opened = _promise(connection, row, next_one, contact, desk, sender.now) if next_one else None
    replan(connection, customer_id=row.id, desk=desk, library=engine.library, now=sender.now)
    after = {one.id for one in follow_ups.open_of(connection, customer_id=row.id)}
    before = {
        "touch": touch_id,
        "columns": {
            "last_touch_at": row.last_touch_at.isoformat() if row.last_touch_at else None,
            "outcome": row.outcome,
            "stage": row.stage,
        },
        "ended": [
            [one.id, one.why, one.tell_at.isoformat() if one.tell_at else None]
            for one in waiting
            if one.id not in after
        ],
        "opened": sorted(after - {one.id for one in waiting}),
    }
    undo = undos.remember(
        connection, person_id=sender.person_id, customer_id=row.id, what="touch", before=before, now=sender.now
    )
    return {"touch": touch_id, "undo": undo, "promise": opened}


def _repeated(
    connection: Connection, row: CustomerRow, contact: Contact, desk: RepDesk, sender: Sender
) -> dict[str, Any] | None:
    """The contact that is logged already, for the rep tapped or wrote twice."""
    latest = next(iter(touches.of(connection, customer_id=row.id, most=1)), None)
    at = _moment(contact, desk, sender.now)
    if latest is None or not _alike(latest, contact) or not timedelta() <= at - latest.at < SAME:
        return None
    undo = undos.latest(connection, customer_id=row.id, what="touch")
    return {"touch": latest.id, "undo": undo.id if undo else None, "promise": None}


def _alike(touch: TouchRow, contact: Contact) -> bool:
    kind, file_id = contact.file or (None, None)
    said = (contact.channel, contact.outcome, contact.text, contact.reached, kind, file_id)
    return said == (touch.channel, touch.outcome, touch.text, touch.reached, touch.file_kind, touch.file_id)


def _moment(contact: Contact, desk: RepDesk, now: datetime) -> datetime:
    """When it was; of a day that is over nobody says when, so it was at noon."""
    return desk.hours.moment(contact.day, time(12)) if contact.day else now


def _columns(row: CustomerRow, contact: Contact, at: datetime) -> dict[str, Any]:
    kind, file_id = contact.file or (None, None)
    return {
        "customer_id": row.id, "person_id": row.person_id, "at": at, "channel": contact.channel,
        "outcome": contact.outcome, "reached": contact.reached, "text": contact.text, "stage": row.stage,
        "file_kind": kind, "file_id": file_id,
    }  # fmt: skip


def outcome_changes(row: CustomerRow, outcome: Outcome | None, at: datetime) -> dict[str, Any]:
    """What a contact at that moment changes of its customer. Who bought is looked after from then on."""
    if row.last_touch_at and at < row.last_touch_at:
        return {}
    changes: dict[str, Any] = {"last_touch_at": at}
    if outcome:
        changes["outcome"] = outcome
    if outcome == "won":
        changes["stage"] = AFTER_WON
    return changes


def _done(
    waiting: list[FollowUpRow], row: CustomerRow, day: date, at: datetime, follow_up_id: int | None
) -> list[FollowUpRow]:
    """What a contact on that local day sees to: what was promised up to then, the clock, and what it answers.

    What had to give way to others was promised for its first day all the same.
    """
    latest = row.last_touch_at is None or at > row.last_touch_at
    return [
        one
        for one in waiting
        if one.id == follow_up_id or (one.why in PROMISES and one.due_day <= day) or (one.why in CLOCKS and latest)
    ]


def _once_more(
    contact: Contact, done: list[FollowUpRow], left: list[FollowUpRow], desk: RepDesk, now: datetime
) -> Promised | None:
    """Nobody answered: the next workday, for what was promised; not if something else is promised anyway."""
    owed = [one for one in done if one.why in PROMISES]
    if contact.reached or (not owed and any(one.why in PROMISES for one in left)):
        return None
    day = desk.hours.workday_from(desk.hours.local(now).date() + DAY)
    words = next((one.words for one in owed), "")
    return Promised(day, None, "on", words)


def _promise(
    connection: Connection, row: CustomerRow, promised: Promised, contact: Contact, desk: RepDesk, now: datetime
) -> int:
    why = "promise" if contact.promised or promised.words else "by_hand"
    return promise(
        connection, customer=row, words=promised.words, day=promised.on, at=promised.at, kind=promised.kind, desk=desk,
        now=now, why=why,
    )  # fmt: skip
