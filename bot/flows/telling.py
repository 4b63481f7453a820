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


async def tell(services: Services, render: Render) -> int:
    """Write down the messages that are owed now, each once; how many."""
    now = services.clock()
    due = await services.database.read(partial(follow_ups.due, now=now, most=MOST))
    if not due:
        return 0
    found = await services.database.read(partial(_load, services=services, due=due, now=now))
    contents = {one.follow_up.id: render(one) for one in found}
    work = partial(_write, due=due, found=found, contents=contents, now=now)
    return await services.database.write(work)


def _load(connection: Connection, *, services: Services, due: list[int], now: datetime) -> list[Reminder]:
    """Those that may be told now; the others are put off, or left to the digest, by ``_write``."""
    rows = follow_ups.several(connection, follow_up_ids=due)
    profiles = people.known(connection, person_ids={row.person_id for row in rows})
    found = []
    for row in rows:
        desk = desks.of(connection, person_id=row.person_id)
        profile = profiles.get(row.person_id)
        if desk is None or desk.unreachable_at is not None or profile is None:
            continue
        sender = Sender(row.person_id, row.person_id, profile.language, now, 0)
        reminder = reminder_in(
            connection, engine=services.library.engine, profile=profile, sender=sender, follow_up_id=row.id
        )
        if reminder is not None:
            found.append(reminder)
    return found


def _write(
    connection: Connection, *, due: list[int], found: list[Reminder], contents: Mapping[int, Mapping[str, Any]],
    now: datetime,
) -> int:  # fmt: skip
    told = 0
    rows = {row.id: row for row in follow_ups.several(connection, follow_up_ids=due)}
    for reminder in found:
        row = rows.pop(reminder.follow_up.id, None)
        if row is not None:
            told += _tell(connection, row, reminder, contents[row.id], now)
    for row in rows.values():  # of people who cannot be reached: when they are back, the digest has it
        if row.tell_at and row.tell_at <= now:
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
