"""What is no longer needed is erased."""

from datetime import timedelta
from functools import partial

from bot.flows.erasing import UNDONE_FOR
from bot.flows.prompting import WAITED_FOR
from bot.flows.purging import purge_erased
from bot.flows.services import Services
from bot.store import (
    applied,
    consultations,
    imports,
    intake,
    invites,
    leases,
    many_customers,
    outbox,
    pairings,
    prompts,
    undos,
)

UPDATES_KEPT = timedelta(days=2)
"""So long the id of an update is remembered; Telegram brings none again after one day (Bot API: getUpdates)."""

PARKED_KEPT = timedelta(days=30)
"""So long an update that was given up can be looked into."""

DELIVERIES_KEPT = timedelta(days=30)
"""So long it is remembered who got what; the content is erased at once."""

IMPORTS_KEPT = timedelta(days=30)
"""So long an import can be taken back, and its file at Telegram be asked for."""

INVITES_KEPT = timedelta(days=30)
"""So long it can be told of an invitation that it expired, was used or withdrawn."""

FOLLOW_UPS_KEPT = timedelta(days=400)
"""So long it is known what was seen to: over a year, for birthdays."""


async def prune(services: Services, days: int) -> int:
    """Erase cases and pairings nobody touched for ``days``, and what can't be taken back any more; how many rows."""
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
            await erase(partial(prompts.prune, before=now - WAITED_FOR)),
            await erase(partial(undos.prune, before=now - UNDONE_FOR)),
            await erase(partial(invites.prune, before=now - INVITES_KEPT)),
            await erase(partial(imports.prune, before=now - IMPORTS_KEPT)),
            await erase(partial(many_customers.prune_follow_ups, before=now - FOLLOW_UPS_KEPT)),
            await purge_erased(services, now - UNDONE_FOR),
        ]
    )
