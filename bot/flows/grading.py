"""A customer's grades: given by answers or by hand, looked at, taken back; and which scheme sets the rhythm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal

from bot.core.book.history import Regraded
from bot.core.book.names import GRADE, LONGEST
from bot.core.book.writing import Writing
from bot.core.grading.asking import next_question
from bot.core.schemes import Scheme, Tier, TierQuestion
from bot.flows.book import CustomerCard, card_in, change_customer
from bot.flows.desks import RepDesk, change_desk
from bot.flows.following import replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import regraded_of
from bot.store import customers, histories, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection

How = Literal["answers", "hand", "review"]

SHOWN = 8
"""So many changes of grade are looked at: the latest."""

SAME = timedelta(minutes=1)
"""The same grade given the same way within it is one: a button tapped twice."""

BATCH = 500
"""Customers who are planned anew in one transaction."""


@dataclass(frozen=True)
class Grades:
    """A customer's grades and how they came about, latest first. ``undo`` takes the latest change back."""

    card: CustomerCard
    changes: tuple[Regraded, ...]
    latest: int | None = None
    undo: int | None = None

    @property
    def schemes(self) -> Sequence[Scheme]:
        """All schemes: the one that sets the rhythm first, then those that grade this customer, then the others."""
        known = self.card.engine.library.schemes.values()
        driving, graded = self.card.desk.scheme, self.card.customer.grades
        return sorted(known, key=lambda scheme: (scheme.id != driving, scheme.id not in graded))

    def tier(self, scheme: Scheme) -> Tier | None:
        """The grade by this scheme; None without one."""
        return scheme.tiers.get(self.card.customer.grades.get(scheme.id, ""))


async def grades_of(services: Services, sender: Sender, customer_id: int) -> Grades | None:
    """The grades of a customer; None when they are not in this person's book."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> Grades | None:
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)
        return _grades(connection, card) if card else None

    return await services.database.write(look)


async def grade(
    services: Services, sender: Sender, customer_id: int, scheme: str, tier: str, how: How, reason: str = ""
) -> Grades | None:
    """Grade a customer; they are due when the rhythm of the new grade says. None: no such customer, or no such tier."""
    known = services.library.engine.library.schemes.get(scheme)
    if known is None or tier not in known.tiers:
        return None

    def change(connection: Connection, before: Mapping[str, Any], _: RepDesk) -> Mapping[str, Any]:
        values = {"scheme": scheme, "tier": tier, "how": how, "reason": reason}
        if _repeated(connection, before["id"], values, sender.now):
            return {}
        number = histories.graded_once(connection, values={"customer_id": before["id"], "at": sender.now, **values})
        was = {"scheme": scheme, "tier": before["grades"].get(scheme), "change": number}
        undos.remember(
            connection, person_id=sender.person_id, customer_id=before["id"], what="grade", before=was, now=sender.now
        )
        return {"grades": {**before["grades"], scheme: tier}}

    await change_customer(services, sender, customer_id, "grade", change)
    return await grades_of(services, sender, customer_id)


async def explain(services: Services, sender: Sender, customer_id: int, change_id: int, reason: str) -> Grades | None:
    """Write down why a grade was given; None when there is no such customer."""

    def work(connection: Connection) -> None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if row is not None:
            histories.explain_grade(connection, change_id=change_id, customer_id=customer_id, reason=reason)

    await services.database.write(work)
    return await grades_of(services, sender, customer_id)


def walk(scheme: Scheme, places: Sequence[int]) -> TierQuestion | str:
    """The question after answers given in order (their places), or the tier they lead to.

    Raises ValueError for a scheme without questions.
    """
    answers: dict[str, int] = {}
    for place in places:
        at = next_question(scheme, answers)
        if isinstance(at, str):
            return at
        answers[at.id] = place
    return next_question(scheme, answers)


async def drive_by(services: Services, sender: Sender, scheme: str) -> RepDesk | None:
    """From now on this scheme brings customers back: all are planned anew. None when there is no such scheme."""
    library = services.library.engine.library
    if scheme not in library.schemes:
        return None
    desk = await change_desk(services, sender, lambda desk: replace(desk, scheme=scheme))
    after: int | None = 0
    while after is not None:
        some = partial(_replan_some, desk=desk, services=services, sender=sender, after=after)
        after = await services.database.write(some)
    return desk


def ungrade(connection: Connection, row: CustomerRow, before: Mapping[str, Any], _: datetime, __: Writing) -> None:
    """A grade was given by mistake: the one before is in force, and the change is not remembered."""
    histories.ungrade(connection, change_id=before["change"])
    put_grades(connection, row, {before["scheme"]: before["tier"]})


def put_grades(connection: Connection, row: CustomerRow, tiers: Mapping[str, str | None]) -> None:
    """These grades (scheme → tier, None: none) are in force and found by. ``replan`` has to follow."""
    grades = {scheme: tier for scheme, tier in {**row.grades, **tiers}.items() if tier}
    gone, come = ({_term(scheme, of[scheme]) for scheme in tiers if of.get(scheme)} for of in (row.grades, grades))
    customers.change(connection, customer_id=row.id, values={"grades": grades})
    customers.swap_terms(connection, customer_id=row.id, person_id=row.person_id, gone=gone - come, come=come - gone)


def _term(scheme: str, tier: str) -> str:
    return f"{GRADE}{scheme}:{tier}".casefold()[:LONGEST]


def _repeated(connection: Connection, customer_id: int, values: Mapping[str, Any], now: datetime) -> bool:
    latest = next(iter(histories.grade_changes(connection, customer_id=customer_id, most=1)), None)
    if latest is None or now - latest.at >= SAME:
        return False
    return all(getattr(latest, name) == value for name, value in values.items() if name != "reason")


def _grades(connection: Connection, card: CustomerCard) -> Grades:
    rows = histories.grade_changes(connection, customer_id=card.customer.id, most=SHOWN)
    undo = undos.latest(connection, customer_id=card.customer.id, what="grade")
    back = undo.id if undo is not None and rows and undo.before["change"] == rows[0].id else None
    return Grades(card, tuple(map(regraded_of, rows)), rows[0].id if rows else None, back)


def _replan_some(
    connection: Connection, *, desk: RepDesk, services: Services, sender: Sender, after: int
) -> int | None:
    """Plan the next batch of a book; the last id of it, None when there are no more."""
    numbers = customers.ids_after(connection, person_id=sender.person_id, after=after, most=BATCH)
    for number in numbers:
        replan(connection, customer_id=number, desk=desk, library=services.library.engine.library, now=sender.now)
    return numbers[-1] if numbers else None
