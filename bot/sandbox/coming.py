"""What the bot is going to do by itself, so that the demo can jump there."""

from datetime import datetime

from bot.flows.services import Services
from bot.store import briefings, broadcasts, desks, follow_ups, handovers, outbox
from bot.store.database import Connection


async def next_due(services: Services) -> datetime | None:
    """When the bot will next write of its own accord; None: nothing is due."""
    return await services.database.read(_next)


def _next(connection: Connection) -> datetime | None:
    moments = (
        follow_ups.next_telling(connection),
        desks.next_digest(connection),
        briefings.next_briefing(connection),
        broadcasts.next_step(connection),
        handovers.next_return(connection),
        outbox.next_leaving(connection),
    )
    return min((moment for moment in moments if moment), default=None)
