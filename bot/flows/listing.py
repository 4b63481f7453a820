"""The book as a list: sorted, filtered, searched, eight a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.core.book.names import GRADE, TAG, TYPE
from bot.core.engine import Engine
from bot.core.text import Language
from bot.flows.desks import RepDesk, desk_of
from bot.flows.findings import where_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customer_filters as filters
from bot.store import customers
from bot.store.customers import CustomerRow, Order
from bot.store.database import Connection

A_PAGE = 8
"""Customers of a page: what a phone shows at once."""

OVERDUE = "late"
"""The filter for those who were due before today; every other one is a term, such as ``type:ID`` or ``tag:vip``."""

MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """Which part of the book: sorted by ``order``, from ``page`` 0 on, narrowed by ``only`` and by a search."""

    order: Order = "due"
    page: int = 0
    only: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One customer of a list. ``phone`` is E.164 or empty, ``next_day`` local."""

    id: int
    name: str
    phone: str
    types: Sequence[tuple[str, float]]
    grades: dict[str, str]
    next_day: date | None
    last_touch: datetime | None


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of a list. ``today`` is the rep's; ``count`` is how many the whole list has."""

    engine: Engine
    language: Language
    desk: RepDesk
    today: date
    listing: Listing
    customers: tuple[Listed, ...]
    count: int

    @property
    def pages(self) -> int:
        """How many pages the list has, 1 at least."""
        return max(1, -(-self.count // A_PAGE))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list can be narrowed by: terms that customers of the book have, with how many do."""

    engine: Engine
    language: Language
    listing: Listing
    late: int
    grades: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]


async def page_of(services: Services, sender: Sender, listing: Listing) -> BookPage:
    """The page; a page behind the last one is the last one."""
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)
    engine, today = services.library.engine, desk.hours.local(sender.now).date()

    def look(connection: Connection) -> BookPage:
        where = _where(listing, engine, desk, sender)
        count = customers.count(connection, person_id=sender.person_id, where=where)
        page = min(listing.page, max(0, (count - 1) // A_PAGE))
        rows = customers.listed(
            connection, person_id=sender.person_id, order=listing.order, offset=page * A_PAGE, most=A_PAGE, where=where
        )
        shown = Listing(listing.order, page, listing.only, listing.query)
        return BookPage(engine, profile.language, desk, today, shown, tuple(map(listed_of, rows)), count)

    return await services.database.read(look)


async def choices_of(services: Services, sender: Sender, listing: Listing) -> Choices:
    """What this list can be narrowed by."""
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)
    today = desk.hours.local(sender.now).date()

    def look(connection: Connection) -> Choices:
        counts = partial(customers.term_counts, connection, person_id=sender.person_id, most=MOST_CHOICES)
        late = customers.count(connection, person_id=sender.person_id, where=[filters.due_before(today)])
        found = tuple(tuple(counts(beginning=beginning)) for beginning in (GRADE, TYPE, TAG))
        return Choices(services.library.engine, profile.language, listing, late, *found)

    return await services.database.read(look)


def listed_of(row: CustomerRow) -> Listed:
    """The entry of a row."""
    types = tuple((kind, confidence) for kind, confidence in row.types)
    return Listed(row.id, row.name, row.phone or "", types, row.grades, row.next_day, row.last_touch_at)


def _where(listing: Listing, engine: Engine, desk: RepDesk, sender: Sender) -> list[Any]:
    conditions: list[Any] = []
    if listing.only == OVERDUE:
        conditions.append(filters.due_before(desk.hours.local(sender.now).date()))
    elif listing.only:
        conditions.append(filters.has_any(sender.person_id, [listing.only]))
    if listing.query:
        query = engine.querying.understood(listing.query, desk.hours.local(sender.now).date())
        conditions += where_of(query, desk, sender)
    return conditions
