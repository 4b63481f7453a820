"""A rep is kindly reminded of a customer by who leads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.core.rhythm.telling import tell_at
from bot.flows.access import note
from bot.flows.applying import once
from bot.flows.desks import desk_for
from bot.flows.overseeing import NUDGED, seen_to
from bot.flows.reminding import Reminder, reminder_in
from bot.flows.services import Sender, Services
from bot.store import customers, outbox, people, teams
from bot.store.database import Connection

STALE: Final = timedelta(hours=12)
"""After so long a nudge is not worth delivering: the next day's digest has it."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a rep is reminded of by their lead, in the rep's language."""

    reminder: Reminder
    lead: str


Render = Callable[[Nudge], Mapping[str, Any]]
"""Makes the Bot API's method and parameters."""


async def nudge(services: Services, sender: Sender, follow_up_id: int, render: Render) -> bool | None:
    """Its rep is kindly reminded, once a day for each customer; False: that was done today, or they are away.

    None: there is none open that the sender may see to, or it is their own.
    """
    load = partial(_nudge, services=services, sender=sender, follow_up_id=follow_up_id)
    loaded = await services.database.read(load)
    if loaded is None:
        return None
    content = render(loaded)

    def work(connection: Connection) -> bool | None:
        if _nudge(connection, services=services, sender=sender, follow_up_id=follow_up_id) is None:
            return None
        return bool(once(connection, sender, "nudge", partial(_put, connection, sender, loaded, content)))

    return await services.database.write(work)


def _put(connection: Connection, sender: Sender, loaded: Nudge, content: Mapping[str, Any]) -> bool:
    card, hours = loaded.reminder.card, loaded.reminder.card.desk.hours
    customer = customers.several(connection, customer_ids=[card.customer.id])[card.customer.id]
    if hours.away(card.today):
        return False
    due, key = tell_at(sender.now, hours), f"nudge:{customer.id}:{card.today}"
    fresh = outbox.put(
        connection, key=key, chat_id=customer.person_id, content=content, due_at=due, expires_at=due + STALE
    )
    if fresh:
        about = f"customer:{customer.id}"
        note(connection, by=sender.person_id, team_id=customer.team_id, action=NUDGED, about=about, now=sender.now)
    return fresh


def _nudge(connection: Connection, *, services: Services, sender: Sender, follow_up_id: int) -> Nudge | None:
    row = seen_to(connection, services, sender, None, follow_up_id)
    if row is None or row.person_id == sender.person_id:
        return None
    profile = people.known(connection, person_ids=[row.person_id]).get(row.person_id)
    if profile is None:
        return None
    rep = Sender(row.person_id, row.person_id, profile.language, sender.now, 0)
    desk = desk_for(connection, person_id=row.person_id)
    reminder = reminder_in(
        connection, engine=services.library.engine, profile=profile, sender=rep, follow_up_id=follow_up_id, desk=desk
    )
    if reminder is None or reminder.ended:
        return None
    names = teams.names(connection, team_id=row.team_id, person_ids=[sender.person_id])
    return Nudge(reminder, names.get(sender.person_id, ""))
