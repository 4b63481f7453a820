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
from bot.store import customers, desks, histories
from bot.store.database import Connection

PERIOD = timedelta(days=365)
"""The purchases that are ranked are those of so long."""

_EVER = date(1, 1, 1)
_BY_PERSON = ("hand", "review")
"""A grade that somebody gave stands until somebody takes another: the review tells when purchases disagree."""


async def rank_books(services: Services) -> int:
    """Grade the books that purchases have not graded this month yet; how many grades changed."""
    now, library, changed = services.clock(), services.library.engine.library, 0
    before = now.date().replace(day=1)
    for person_id in await services.database.read(partial(desks.unranked, before=before, most=BATCH)):
        while some := await services.database.write(
            partial(regrade_by_purchases, person_id=person_id, library=library, now=now)
        ):
            changed += some
    return changed


def regrade_by_purchases(
    connection: Connection, *, person_id: int, library: Library, now: datetime, most: int = BATCH
) -> int:
    """Grade a book by what was bought; how many customers came to another grade, ``most`` at a time.

    What is left is done when it is called again, by ``rank_books`` within the hour at the latest.
    """
    desk = known_desk(connection, person_id=person_id)
    if desk is None:
        return 0
    wanted = _wanted(connection, person_id, library, desk.hours.local(now).date())
    rows = customers.several(connection, customer_ids=wanted)
    changed = 0
    for customer_id, tiers in wanted.items():
        row = rows.get(customer_id)
        fresh = {scheme: tier for scheme, tier in tiers.items() if row and row.grades.get(scheme) != tier}
        if row is None or not fresh:
            continue
        if changed == most:
            desks.change(connection, person_id=person_id, values={"ranked_on": None})
            return changed
        put_grades(connection, row, fresh)
        values = {"customer_id": customer_id, "at": now, "how": "purchases", "reason": ""}
        histories.graded(
            connection, values=[{**values, "scheme": one, "tier": tier or ""} for one, tier in fresh.items()]
        )
        if desk.scheme in fresh:
            replan(connection, customer_id=customer_id, desk=desk, library=library, now=now)
        changed += 1
    desks.change(connection, person_id=person_id, values={"ranked_on": desk.hours.local(now).date()})
    return changed


def tiers_by_purchases(connection: Connection, *, person_id: int, scheme: Scheme, today: date) -> Mapping[int, str]:
    """The tier by this scheme of everyone in a book who ever bought: by the last year's total, or by their pattern."""
    ever = histories.purchases(connection, person_id=person_id, since=_EVER)
    if any(tier.rfm for tier in scheme.tiers.values()):
        bought = {row.customer_id: Bought(row.last, row.times, Decimal(row.amount)) for row in ever}
        return rfm_cells(scheme, bought)
    lately = histories.purchases(connection, person_id=person_id, since=today - PERIOD)
    totals = {row.customer_id: Decimal(row.amount) for row in lately}
    return value_tiers(scheme, {row.customer_id: totals.get(row.customer_id, Decimal()) for row in ever})


def _wanted(connection: Connection, person_id: int, library: Library, today: date) -> dict[int, dict[str, str | None]]:
    """The grades that purchases give, by customer and scheme, where no person gave another.

    None: purchases gave one and do so no more, as when an import was taken back.
    """
    wanted: dict[int, dict[str, str | None]] = {}
    for scheme in library.schemes.values():
        if scheme.by != "purchases":
            continue
        tiers: dict[int, str | None] = {
            **tiers_by_purchases(connection, person_id=person_id, scheme=scheme, today=today)
        }
        for row in histories.latest_grades(connection, person_id=person_id, scheme=scheme.id):
            if row.how in _BY_PERSON:
                tiers.pop(row.customer_id, None)
            elif row.how == "purchases":
                tiers.setdefault(row.customer_id, None)
        for customer_id, tier in tiers.items():
            wanted.setdefault(customer_id, {})[scheme.id] = tier
    return wanted
