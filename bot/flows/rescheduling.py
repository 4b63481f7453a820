"""A follow-up gets another day, or a customer one at a time that the rep chose."""

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any

from bot.core.dates.understanding import SaidDate
from bot.core.rhythm.due import PromiseKind, of_promise
from bot.flows.applying import once
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import PROMISES, promise, replan, telling
from bot.flows.profiles import profile_of
from bot.flows.reminding import Reminder, change_follow_up, reminder_in
from bot.flows.services import Sender, Services
from bot.store import customers, follow_ups
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """The day, and perhaps time, that the rep asked for, in the rep's zone; ``words`` are theirs, if they wrote it."""

    day: date
    at: time | None = None
    kind: PromiseKind = "on"
    words: str = ""
    others: tuple[date, ...] = ()


def wanted(said: SaidDate) -> Wanted:
    """What was said, as what is asked for."""
    return Wanted(said.day, said.time, said.kind, said.words, said.others)


async def reschedule(services: Services, sender: Sender, follow_up_id: int, want: Wanted) -> Reminder | None:
    """Have it due then. What a clock had brought is from now on what the rep agreed to."""

    def work(connection: Connection, row: FollowUpRow, desk: RepDesk) -> None:
        due = of_promise(want.day, want.at, want.kind, sender.now, desk.hours)
        told = telling(due, desk)
        values: dict[str, Any] = {"day": due.day, "due_day": due.day, "at_time": due.time, "moved": 0}
        values |= {"tell_at": told, "told_at": None}
        if row.why not in (*PROMISES, "birthday"):
            values |= {"why": "by_hand", "words": want.words}
        follow_ups.change(connection, follow_up_id=row.id, values=values)

    return await change_follow_up(services, sender, follow_up_id, "reschedule", work)


async def set_up(services: Services, sender: Sender, customer_id: int, want: Wanted) -> Reminder | None:
    """A follow-up by hand for a customer; None when they are not in this person's book."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> int | None:
        customer = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if customer is None:
            return None
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        number = promise(
            connection, customer=customer, words=want.words, day=want.day, at=want.at, kind=want.kind, desk=desk,
            now=sender.now, why="by_hand",
        )  # fmt: skip
        replan(connection, customer_id=customer_id, desk=desk, library=engine.library, now=sender.now)
        return number

    def whole(connection: Connection) -> Reminder | None:
        number = once(connection, sender, "by hand", partial(apply, connection))
        if number is None:
            return None
        return reminder_in(connection, engine=engine, profile=profile, sender=sender, follow_up_id=number)

    return await services.database.write(whole)
