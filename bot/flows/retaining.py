"""Customers of whom nobody has heard for long: a rep is asked now and then whether they are still needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial

from bot.core.dates.meaning import months_later
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import RepDesk, desk_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customers, many_customers
from bot.store.database import Connection

SHOWN = 4
"""How many a page shows."""


@dataclass(frozen=True, slots=True)
class OldOne:
    """A customer, and the local day of the last contact."""

    id: int
    name: str
    last: date | None


@dataclass(frozen=True, slots=True)
class OldOnes:
    """Some of those not heard of for ``months``, longest silent first; ``count`` of them in all."""

    language: Language
    months: int
    count: int
    shown: Sequence[OldOne]


def limit_of(desk: RepDesk, now: datetime) -> datetime:
    """Who was not heard of since then has outstayed the months that this rep keeps people."""
    day = months_later(desk.hours.local(now).date(), -desk.keep_months)
    return datetime.combine(day, time(), UTC)


def stale(connection: Connection, *, person_id: int, desk: RepDesk, now: datetime) -> int:
    """How many customers of a rep were neither contacted nor changed for ``desk.keep_months``.

    To be brought up once a month, with the first digest of it.
    """
    return many_customers.count_silent(connection, person_id=person_id, since=limit_of(desk, now))


async def old_ones(services: Services, sender: Sender) -> OldOnes:
    """The longest silent of them."""
    language, desk = (await profile_of(services, sender)).language, await desk_of(services, sender)
    person_id, since = sender.person_id, limit_of(desk, sender.now)

    def last(row: customers.CustomerRow) -> date | None:
        return desk.hours.local(row.last_touch_at).date() if row.last_touch_at else None

    def look(connection: Connection) -> OldOnes:
        rows = many_customers.silent(connection, person_id=person_id, since=since, most=SHOWN)
        count = many_customers.count_silent(connection, person_id=person_id, since=since)
        return OldOnes(language, desk.keep_months, count, [OldOne(row.id, row.name, last(row)) for row in rows])

    return await services.database.read(look)


async def keep(services: Services, sender: Sender, customer_id: int) -> None:
    """They are still needed: nobody asks for as many months again."""

    def work(connection: Connection) -> None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if row is not None:
            changed = partial(customers.change, connection, customer_id=customer_id, values={"updated_at": sender.now})
            once(connection, sender, "keep on", changed)

    await services.database.write(work)
