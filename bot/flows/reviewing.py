"""Grades that are to be looked at again: nobody keeps one for life (S002-31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.core.engine import Engine
from bot.core.grading.review import Graded, ReviewDue, reviews_due
from bot.core.library import Library
from bot.core.rhythm.hours import DAY, Hours
from bot.core.schemes import Scheme
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import desk_of
from bot.flows.profiles import profile_of
from bot.flows.purchase_grades import tiers_by_purchases
from bot.flows.services import Sender, Services
from bot.store import customers, histories
from bot.store.database import Connection


@dataclass(frozen=True, slots=True)
class Review:
    """The grades to look at, longest due first, and the names of their customers."""

    engine: Engine
    language: Language
    due: Sequence[ReviewDue]
    names: dict[int, str]


async def review_of(services: Services, sender: Sender) -> Review:
    """What this person is to look at again."""
    engine, profile = services.library.engine, await profile_of(services, sender)
    desk = await desk_of(services, sender)
    look = partial(_due, person_id=sender.person_id, library=engine.library, hours=desk.hours, now=sender.now)
    due, names = await services.database.read(look)
    return Review(engine, profile.language, due, names)


async def keep(services: Services, sender: Sender, customer_id: int | None = None, scheme: str | None = None) -> int:
    """Keep a grade that is due as it is, or (no customer) all of them, until the next review; how many."""
    engine, desk = services.library.engine, await desk_of(services, sender)

    def work(connection: Connection) -> int:
        def apply() -> int:
            due, _ = _due(
                connection, person_id=sender.person_id, library=engine.library, hours=desk.hours, now=sender.now
            )
            kept = [one for one in due if customer_id is None or (one.customer, one.scheme) == (customer_id, scheme)]
            histories.graded(connection, values=[_kept(one, sender.now) for one in kept])
            return len(kept)

        return int(once(connection, sender, "keep", apply))

    return await services.database.write(work)


def review_count(connection: Connection, *, person_id: int, library: Library, hours: Hours, now: datetime) -> int:
    """How many grades are to be looked at, for the digest of the first workday on which more are; 0 on other days."""
    due, _ = _due(connection, person_id=person_id, library=library, hours=hours, now=now)
    today = hours.local(now).date()
    told = hours.workday_until(today - DAY, date(1, 1, 1)) or today
    return len(due) if any(one.day > told for one in due) else 0


def _due(
    connection: Connection, *, person_id: int, library: Library, hours: Hours, now: datetime
) -> tuple[list[ReviewDue], dict[int, str]]:
    found: list[ReviewDue] = []
    names: dict[int, str] = {}
    for scheme in library.schemes.values():
        if scheme.review or any(tier.lasts for tier in scheme.tiers.values()):
            due, called = _due_by(connection, person_id, scheme, hours, now)
            found += due
            names |= called
    return sorted(found, key=lambda one: (one.day, one.customer)), names


def _due_by(
    connection: Connection, person_id: int, scheme: Scheme, hours: Hours, now: datetime
) -> tuple[list[ReviewDue], dict[int, str]]:
    """Of a scheme by purchases only what a person graded, and purchases by now otherwise: all else ranks itself."""
    latest = histories.latest_grades(connection, person_id=person_id, scheme=scheme.id)
    if scheme.by == "purchases":
        latest = [row for row in latest if row.how != "purchases"]
    rows = customers.several(connection, customer_ids=[row.customer_id for row in latest])
    today, local = hours.local(now).date(), hours.local
    graded = [
        Graded(row.customer_id, row.tier, local(row.at).date(), local(rows[row.customer_id].created_at).date())
        for row in latest
        if row.customer_id in rows and rows[row.customer_id].grades.get(scheme.id) == row.tier
    ]
    if not graded:
        return [], {}
    proposed = None
    if scheme.by == "purchases":
        proposed = tiers_by_purchases(connection, person_id=person_id, scheme=scheme, today=today)
    due = reviews_due(scheme, graded, today, proposed)
    if scheme.by == "purchases":
        due = [one for one in due if one.proposed not in (None, one.tier)]
    return due, {one.customer: rows[one.customer].name for one in due}


def _kept(due: ReviewDue, now: datetime) -> dict[str, Any]:
    return {
        "customer_id": due.customer, "scheme": due.scheme, "tier": due.tier, "how": "review", "reason": "", "at": now,
    }  # fmt: skip
