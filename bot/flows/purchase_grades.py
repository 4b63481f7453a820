"""Grades that follow from what customers bought: ranked afresh each month, and after an import (S002-13)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from bot.core.grading.computed import Bought, rfm_cells, value_tiers
from bot.core.library import Library
from bot.core.schemes import Scheme
from bot.flows.desks import known_desk
from bot.flows.following import replan
from bot.flows.grading import BATCH, put_grades
from bot.flows.services import Services
from bot.store import customers, desks, grades, histories
from bot.store.customers import CustomerRow
from bot.store.database import Connection

PERIOD = timedelta(days=365)
"""The purchases that are ranked are those of so long."""

_EVER = date(1, 1, 1)
AT_ONCE = 2
"""Customers of one transaction, each with a dozen statements: within 50 ms nobody notices that it is under way."""

Tiers = dict[str, str | None]
"""Scheme → tier; None: none any more."""

_BY_PERSON = ("hand", "review")
"""A grade that somebody gave stands until somebody takes another: the review tells when purchases disagree."""


async def rank_books(services: Services) -> int:
    """Grade the books that purchases have not graded this month yet; how many customers came to another grade."""
    before, changed = services.clock().date().replace(day=1), 0
    for person_id in await services.database.read(partial(desks.unranked, before=before, most=BATCH)):
        while some := await rank_book(services, person_id):
            changed += some
    return changed


async def rank_book(services: Services, person_id: int, most: int = BATCH) -> int:
    """Grade a book by what was bought; how many customers came to another grade, ``most`` at a time.

    What is left is done when it is called again, by ``rank_books`` within the hour at the latest. Who comes to which
    grade is reckoned beside the writer, which takes a few at a time: a book of thousands holds up nobody.
    """
    now, library, database = services.clock(), services.library.engine.library, services.database
    found = await database.read(partial(_fresh, person_id=person_id, library=library, now=now))
    chosen, changed = sorted(found)[:most], 0
    for start in range(0, len(chosen), AT_ONCE):
        some = {number: found[number] for number in chosen[start : start + AT_ONCE]}
        changed += await database.write(partial(_regrade, person_id=person_id, some=some, library=library, now=now))
    if not changed:
        await database.write(partial(_ranked, person_id=person_id, now=now))
    return changed


def to_rank(connection: Connection, *, person_id: int) -> None:
    """What this rep's customers bought has changed: their book is to be ranked again."""
    desks.change(connection, person_id=person_id, values={"ranked_on": None})


def tiers_by_purchases(connection: Connection, *, person_id: int, scheme: Scheme, today: date) -> Mapping[int, str]:
    """The tier by this scheme of everyone in a book who ever bought: by the last year's total, or by their pattern."""
    ever = histories.purchases(connection, person_id=person_id, since=_EVER)
    if any(tier.rfm for tier in scheme.tiers.values()):
        bought = {row.customer_id: Bought(row.last, row.times, Decimal(row.amount)) for row in ever}
        return rfm_cells(scheme, bought)
    lately = histories.purchases(connection, person_id=person_id, since=today - PERIOD)
    totals = {row.customer_id: Decimal(row.amount) for row in lately}
    return value_tiers(scheme, {row.customer_id: totals.get(row.customer_id, Decimal()) for row in ever})


def _fresh(connection: Connection, *, person_id: int, library: Library, now: datetime) -> dict[int, Tiers]:
    """By customer, the grades that purchases give where no person gave another, and that are not in force.

    A tier of None: purchases gave one and do so no more, as when an import was taken back.
    """
    desk = known_desk(connection, person_id=person_id)
    if desk is None:
        return {}
    schemes = [scheme for scheme in library.schemes.values() if scheme.by == "purchases"]
    given = grades.who_graded(connection, person_id=person_id, schemes=[scheme.id for scheme in schemes])
    wanted: dict[tuple[int, str], str | None] = {who: None for who, how in given.items() if how == "purchases"}
    today = desk.hours.local(now).date()
    for scheme in schemes:
        tiers = tiers_by_purchases(connection, person_id=person_id, scheme=scheme, today=today)
        wanted |= {(number, scheme.id): tier for number, tier in tiers.items()}
    held, fresh = grades.of_book(connection, person_id=person_id), dict[int, Tiers]()
    for (number, scheme_id), tier in wanted.items():
        if given.get((number, scheme_id)) not in _BY_PERSON and held.get(number, {}).get(scheme_id) != tier:
            fresh.setdefault(number, {})[scheme_id] = tier
    return fresh


def _regrade(
    connection: Connection, *, person_id: int, some: Mapping[int, Tiers], library: Library, now: datetime
) -> int:
    """Give these grades, but where a person gave one since they were reckoned; how many customers have another now."""
    desk = known_desk(connection, person_id=person_id)
    if desk is None:
        return 0
    schemes = {scheme for tiers in some.values() for scheme in tiers}
    given = grades.who_graded(connection, person_id=person_id, schemes=schemes, customer_ids=some)
    changed = 0
    for row in customers.several(connection, customer_ids=some).values():
        fresh = {
            scheme: tier
            for scheme, tier in some[row.id].items()
            if given.get((row.id, scheme)) not in _BY_PERSON and row.grades.get(scheme) != tier
        }
        if fresh:
            _give(connection, row, fresh, now)
            changed += 1
        if desk.scheme in fresh:
            replan(connection, customer_id=row.id, desk=desk, library=library, now=now)
    return changed


def _give(connection: Connection, row: CustomerRow, tiers: Tiers, now: datetime) -> None:
    put_grades(connection, row, tiers)
    values = {"customer_id": row.id, "at": now, "how": "purchases", "reason": ""}
    changes = [{**values, "scheme": scheme, "tier": tier or ""} for scheme, tier in tiers.items()]
    histories.graded(connection, values=changes)


def _ranked(connection: Connection, *, person_id: int, now: datetime) -> None:
    desk = known_desk(connection, person_id=person_id)
    if desk is not None:
        desks.change(connection, person_id=person_id, values={"ranked_on": desk.hours.local(now).date()})
