"""What was promised for a time of day is brought up then, by a message of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.core.rhythm.telling import again_at, tell_at
from bot.flows.reminding import Reminder, reminder_in
from bot.flows.services import Sender, Services
from bot.store import desks, follow_ups, outbox, people
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow

MOST: Final = 60
"""Messages written at one look: two seconds of sending."""

STALE: Final = timedelta(hours=12)
"""After so long a message that could not be delivered is not worth delivering; the digest has it."""

Render = Callable[[Reminder], Mapping[str, Any]]
"""Makes the Bot API's method and parameters."""


Found = Mapping[tuple[int, int], Reminder | None]
"""By follow-up, and whose it is to do; None where that person cannot be told."""


async def tell(services: Services, render: Render) -> int:
    """Write down the messages that are owed now, each once; how many."""
    now = services.clock()
    due = await services.database.read(partial(follow_ups.due, now=now, most=MOST))
    if not due:
        return 0
    found = await services.database.read(partial(_load, services=services, due=due, now=now))
    contents = {one.follow_up.id: render(one) for one in found.values() if one}
    return await services.database.write(partial(_write, found=found, contents=contents, now=now))


def _load(connection: Connection, *, services: Services, due: list[int], now: datetime) -> Found:
    """What there is to tell; ``_write`` puts off, or leaves to the digest, what may not be told now."""
    rows = follow_ups.several(connection, follow_up_ids=due)
    profiles = people.known(connection, person_ids={row.person_id for row in rows})
    found = dict[tuple[int, int], Reminder | None]()
    for row in rows:
        desk = desks.of(connection, person_id=row.person_id)
        profile = profiles.get(row.person_id)
        found[row.id, row.person_id] = None
        if desk is None or desk.unreachable_at is not None or profile is None:
            continue
        sender = Sender(row.person_id, row.person_id, profile.language, now, 0)
        found[row.id, row.person_id] = reminder_in(
            connection, engine=services.library.engine, profile=profile, sender=sender, follow_up_id=row.id
        )
    return found


def _write(connection: Connection, *, found: Found, contents: Mapping[int, Mapping[str, Any]], now: datetime) -> int:
    """Tell of them. What changed hands or was opened again since it was read waits for the next look."""
    told = 0
    for row in follow_ups.several(connection, follow_up_ids=[number for number, _ in found]):
        if (row.id, row.person_id) not in found:
            continue
        reminder = found[row.id, row.person_id]
        if reminder:
            told += _tell(connection, row, reminder, contents[row.id], now)
        elif row.tell_at and row.tell_at <= now:  # when they can be reached again, the digest has it
            follow_ups.change(connection, follow_up_id=row.id, values={"tell_at": None})
    return told


def _tell(
    connection: Connection, row: FollowUpRow, reminder: Reminder, content: Mapping[str, Any], now: datetime
) -> bool:
    desk, hours = reminder.card.desk, reminder.card.desk.hours
    if not row.tell_at or row.tell_at > now:
        return False
    at = tell_at(now, hours)
    old = hours.local(row.tell_at).date() < hours.local(at).date() and desk.digests
    if at > now or old:  # what is of a day before is the digest's, which has it first
        follow_ups.change(connection, follow_up_id=row.id, values={"tell_at": None if old else at})
        return False
    again = again_at(now, hours, told=row.told_at is not None)
    if not follow_ups.told(connection, follow_up_id=row.id, again_at=again, now=now):
        return False
    key = follow_ups.telling_key(row.id, row.asks)
    return outbox.put(connection, key=key, chat_id=row.person_id, content=content, due_at=now, expires_at=now + STALE)
