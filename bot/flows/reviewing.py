"""Grades that are to be looked at again: nobody keeps one for life (S002-31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from bot.core.engine import Engine
from bot.core.grading.review import Days, Graded, ReviewDue, reviews_due, worth_a_look
from bot.core.library import Library
from bot.core.rhythm.hours import DAY, Hours
from bot.core.schemes import Scheme
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import desk_of
from bot.flows.profiles import profile_of
from bot.flows.purchase_grades import tiers_by_purchases
from bot.flows.services import Sender, Services
from bot.store import grades, histories
from bot.store.database import Connection
from bot.store.grades import Sought, Span


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
    seek = partial(_due, person_id=sender.person_id, library=engine.library, hours=desk.hours, now=sender.now)

    def work(connection: Connection) -> int:
        def apply() -> int:
            due, _ = seek(connection, customer_id=customer_id)
            kept = [one for one in due if scheme in (None, one.scheme)]
            histories.graded(connection, values=[_kept(one, sender.now) for one in kept])
            return len(kept)

        return int(once(connection, sender, "keep", apply))

    return await services.database.write(work)


def review_count(connection: Connection, *, person_id: int, library: Library, hours: Hours, now: datetime) -> int:
    """How many grades are to be looked at, for the digest of the first workday on which more are; 0 on other days."""
    today = hours.local(now).date()
    told = hours.workday_until(today - DAY, date(1, 1, 1)) or today
    seek = partial(_due, connection, person_id=person_id, library=library, hours=hours, now=now)
    fresh, _ = seek(after=told)
    return len(seek()[0]) if any(one.day > told for one in fresh) else 0


def _due(
    connection: Connection, *, person_id: int, library: Library, hours: Hours, now: datetime,
    customer_id: int | None = None, after: date | None = None,
) -> tuple[list[ReviewDue], dict[int, str]]:  # fmt: skip
    """The grades to look at, longest due first, and the names of their customers; with ``after``, what came due since.

    Of a scheme by purchases only what a person graded, and purchases by now otherwise: all else ranks itself.
    """
    today = hours.local(now).date()
    sought = [one for scheme in library.schemes.values() for one in _sought(scheme, hours, today, after)]
    rows = grades.in_force(connection, person_id=person_id, sought=sought, customer_id=customer_id)
    by_scheme: dict[str, list[Graded]] = {}
    for row in rows:
        if row.grades.get(row.scheme) == row.tier:
            on, since = hours.local(row.at).date(), hours.local(row.created_at).date()
            by_scheme.setdefault(row.scheme, []).append(Graded(row.customer_id, row.tier, on, since))
    due: list[ReviewDue] = []
    for scheme_id, graded in by_scheme.items():
        due += _due_by(connection, person_id, library.schemes[scheme_id], graded, today)
    names = {row.customer_id: row.name for row in rows}
    return sorted(due, key=lambda one: (one.day, one.customer)), names


def _due_by(
    connection: Connection, person_id: int, scheme: Scheme, graded: list[Graded], today: date
) -> list[ReviewDue]:
    if scheme.by != "purchases":
        return reviews_due(scheme, graded, today)
    proposed = tiers_by_purchases(connection, person_id=person_id, scheme=scheme, today=today)
    return [one for one in reviews_due(scheme, graded, today, proposed) if one.proposed not in (None, one.tier)]


def _sought(scheme: Scheme, hours: Hours, today: date, after: date | None) -> list[Sought]:
    by_people = scheme.by == "purchases"
    return [
        Sought(scheme.id, look.tiers, _span(look.given, hours), _span(look.kept, hours), by_people)
        for look in worth_a_look(scheme, today, after)
    ]


def _span(days: Days, hours: Hours) -> Span:
    since, until = (hours.moment(day, time()) if day else None for day in days)
    return since, until


def _kept(due: ReviewDue, now: datetime) -> dict[str, Any]:
    return {
        "customer_id": due.customer, "scheme": due.scheme, "tier": due.tier, "how": "review", "reason": "", "at": now,
    }  # fmt: skip
