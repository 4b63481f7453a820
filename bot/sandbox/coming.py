"""What the bot is going to do by itself, so that the demo can jump there."""

from datetime import datetime
from functools import partial

from bot.core.teams.timing import next_times
from bot.flows.desks import desk_for
from bot.flows.services import Services
from bot.flows.stored_broadcasts import timing_from
from bot.store import briefings, broadcasts, desks, follow_ups, handovers, outbox
from bot.store.broadcasts import BroadcastRow
from bot.store.database import Connection


async def next_due(services: Services) -> datetime | None:
    """When the bot will next write of its own accord; None: nothing is due."""
    return await services.database.read(partial(_next, now=services.clock()))


def _next(connection: Connection, *, now: datetime) -> datetime | None:
    moments = (
        follow_ups.next_telling(connection),
        desks.next_digest(connection),
        briefings.next_briefing(connection),
        handovers.next_return(connection),
        outbox.next_leaving(connection),
        *(_moment(connection, row, now) for row in broadcasts.to_come(connection)),
    )
    return min((moment for moment in moments if moment), default=None)


def _moment(connection: Connection, row: BroadcastRow, now: datetime) -> datetime | None:
    """A planned broadcast begins before its time, for readers far in the east; nothing is to be seen of that."""
    coming = next_times(timing_from(row.timing), desk_for(connection, person_id=row.author_id).hours, now, 1)
    return coming[0] if coming and row.state == "planned" else row.next_at
