"""Every morning each rep hears of the day that is before them, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from bot.core.rhythm.telling import digest_now
from bot.flows.agendas import Agenda, agenda_in
from bot.flows.desks import desk_from
from bot.flows.retaining import stale
from bot.flows.reviewing import review_count
from bot.flows.services import Services
from bot.flows.watched import watched_count
from bot.store import desks, follow_ups, outbox, people
from bot.store.database import Connection

MOST: Final = 20
"""Digests made at one look."""

Render = Callable[[Agenda], Mapping[str, Any] | None]
"""Makes the Bot API's method and parameters; None: there is nothing to say."""


@dataclass(frozen=True)
class _Owed:
    """A rep who is owed their digest; ``agenda`` is None when they are not to be spoken to now."""

    person_id: int
    next_at: datetime | None
    agenda: Agenda | None


async def make_digests(services: Services, render: Render) -> int:
    """Write down the digests that are owed now; how many. Each is written with the moves it tells of, once a day.

    Who was owed several, since the bot was down, gets one; a day off, leave and quiet hours pass without.
    """
    now = services.clock()
    owed = await services.database.read(partial(desks.owed, now=now, most=MOST))
    made = 0
    for person_id in owed:
        found = await services.database.read(partial(_load, services=services, person_id=person_id, now=now))
        if found is None:
            continue
        content = render(found.agenda) if found.agenda else None
        made += await services.database.write(partial(_write, found=found, content=content, now=now))
    return made


def _load(connection: Connection, *, services: Services, person_id: int, now: datetime) -> _Owed | None:
    row = desks.of(connection, person_id=person_id)
    profile = people.known(connection, person_ids=[person_id]).get(person_id)
    if row is None or profile is None:
        return None
    desk = desk_from(row)
    agenda = None
    if digest_now(now, desk.hours):
        engine = services.library.engine
        agenda = agenda_in(connection, engine=engine, profile=profile, desk=desk, person_id=person_id, now=now)
        count = partial(review_count, connection, person_id=person_id, library=engine.library)
        agenda = replace(agenda, reviews=count(hours=desk.hours, now=now))
        watched = watched_count(connection, person_id=person_id, hours=desk.hours, now=now)
        agenda = replace(agenda, watched=watched)
        if desk.hours.workday_from(agenda.day.replace(day=1)) == agenda.day:
            agenda = replace(agenda, silent=stale(connection, person_id=person_id, desk=desk, now=now))
    return _Owed(person_id, desk.next_digest(now), agenda)


def _write(connection: Connection, *, found: _Owed, content: Mapping[str, Any] | None, now: datetime) -> bool:
    """False when another replica was quicker, the rep can't be reached any more, or there is nothing to say."""
    mine = desks.digested(connection, person_id=found.person_id, next_at=found.next_at, now=now)
    if not mine or found.agenda is None or content is None:
        return False
    agenda = found.agenda
    fresh = outbox.put(
        connection,
        key=f"digest:{found.person_id}:{agenda.day}",
        chat_id=found.person_id,
        content=content,
        due_at=now,
        expires_at=agenda.desk.hours.moment(agenda.day, agenda.desk.hours.sleeps),
    )
    if fresh:
        follow_ups.move(connection, days=dict(agenda.later))
    return fresh
