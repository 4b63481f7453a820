"""Customers who are gone for good: nothing anywhere tells of them any more, not even what was to be sent about them."""

from collections.abc import Sequence
from datetime import datetime

from bot.flows.services import Sender, Services
from bot.store import customers, follow_ups, many_customers, outbox
from bot.store.database import Connection


def purge(connection: Connection, *, customer_ids: Sequence[int]) -> int:
    """Erase these customers and all that hangs on them; how many."""
    keys = [
        follow_ups.telling_key(row.id, asks)
        for row in many_customers.follow_ups_of(connection, customer_ids=customer_ids)
        for asks in range(row.asks + 1)
    ]
    outbox.erase(connection, keys=keys)
    return customers.purge(connection, customer_ids=customer_ids)


async def purge_now(services: Services, sender: Sender, customer_id: int) -> bool:
    """Keep an erased customer of this person's no longer; False when there is none who is erased."""

    def work(connection: Connection) -> bool:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id, erased=True)
        return row is not None and row.erased_at is not None and purge(connection, customer_ids=[customer_id]) > 0

    return await services.database.write(work)


async def purge_erased(services: Services, before: datetime) -> int:
    """Erase for good who was erased before then; how many."""

    def work(connection: Connection) -> int:
        ids = customers.erased_before(connection, before=before)
        return purge(connection, customer_ids=ids)

    return await services.database.write(work)
