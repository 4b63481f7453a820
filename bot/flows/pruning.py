"""What is no longer needed is erased."""

from datetime import datetime, timedelta
from functools import partial

from bot.flows.erasing import UNDONE_FOR
from bot.flows.services import Services
from bot.store import applied, consultations, customers, intake, leases, outbox, pairings, undos
from bot.store.database import Connection

UPDATES_KEPT = timedelta(days=2)
"""So long the id of an update is remembered; Telegram brings none again after one day (Bot API: getUpdates)."""

PARKED_KEPT = timedelta(days=30)
"""So long an update that was given up can be looked into."""

DELIVERIES_KEPT = timedelta(days=30)
"""So long it is remembered who got what; the content is erased at once."""


async def prune(services: Services, days: int) -> int:
    """Erase cases and pairings nobody touched for ``days``, and what came in and went out long ago; how many rows."""
    now, erase = services.clock(), services.database.write
    before = now - timedelta(days=days)
    return sum(
        [
            await erase(partial(consultations.prune, before=before)),
            await erase(partial(pairings.prune, before=before)),
            await erase(partial(intake.prune, state="done", before=now - UPDATES_KEPT)),
            await erase(partial(intake.prune, state="parked", before=now - PARKED_KEPT)),
            await erase(partial(outbox.prune, before=now - DELIVERIES_KEPT)),
            await erase(partial(leases.prune, before=now - UPDATES_KEPT)),
            await erase(partial(applied.prune, before=now - UPDATES_KEPT)),
            await erase(partial(undos.prune, before=now - UNDONE_FOR)),
            await erase(partial(_purge, before=now - UNDONE_FOR)),
        ]
    )


def _purge(connection: Connection, *, before: datetime) -> int:
    """Customers who were erased or merged this long ago are erased for good."""
    return customers.purge(connection, customer_ids=customers.erased_before(connection, before=before))
