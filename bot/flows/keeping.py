"""Somebody is kept: with what the rep said of them, the verdict of the case in hand, and when to come back."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from bot.core.book.told import Told, told
from bot.core.case import Case
from bot.core.coaching import DEFAULT_STAGE
from bot.core.engine import Engine
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.case_verdicts import judge, types_of
from bot.flows.desks import RepDesk, desk_in, desk_of
from bot.flows.doubles import Double, doubles_in, doubles_of
from bot.flows.following import promise, replan
from bot.flows.looking import IN_HAND
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_cases import StoredCases
from bot.flows.stored_customers import fresh, terms_of
from bot.store import applied, consultations, customers, histories
from bot.store.database import Connection
from bot.store.people import Profile

LONGEST_TRADE, LONGEST_NOTES = 64, 4000
"""Characters that are kept."""

_PLACE = "keep"


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody was kept. ``follow_up`` is what was promised, ``others`` the days it may be meant for instead.

    ``doubles`` may be the same person; ``from_hand``: the case in hand came along unasked.
    """

    card: CustomerCard
    follow_up: int | None
    others: tuple[date, ...]
    impossible: str
    refused: tuple[str, ...]
    doubles: tuple[Double, ...]
    from_hand: bool


async def understood(services: Services, sender: Sender, text: str) -> Told:
    """What a text tells of somebody to keep."""
    desk = await desk_of(services, sender)
    return told(text, desk.hours.local(sender.now), services.library.engine.writing)


async def keep(services: Services, sender: Sender, said: Told, case_id: int | None = None) -> Kept | None:
    """Keep somebody who has a name; None when they are not in the book any more. ``case_id``: who was described there.

    Without it the case in hand is taken to be theirs, unless it is somebody's already.
    """
    profile, engine = await profile_of(services, sender), services.library.engine
    keeper = _Keeper(engine, profile, sender, said, case_id)
    return await services.database.write(keeper.keep)


async def keeper_of(services: Services, sender: Sender, case_id: int) -> CustomerCard | None:
    """The card of the customer who was kept with this case; None when nobody was."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> CustomerCard | None:
        number = _taken(connection, sender).get(case_id)
        if number is None:
            return None
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=number)

    return await services.database.write(look)


async def part(services: Services, sender: Sender, customer_id: int) -> CustomerCard | None:
    """The case in hand was somebody else's: what it said of this customer is taken back."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> CustomerCard | None:
        def apply() -> None:
            row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
            if row is None or not row.description:
                return
            histories.unjudge(connection, customer_id=customer_id, text=row.description)
            values = {"types": [], "description": "", "stage": DEFAULT_STAGE, "updated_at": sender.now}
            terms = terms_of(engine.writing, {**row._asdict(), **values})
            customers.change(connection, customer_id=customer_id, values=values, terms=terms)

        once(connection, sender, "part", apply)
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)

    return await services.database.write(work)


@dataclass(frozen=True, slots=True)
class _Keeper:
    engine: Engine
    profile: Profile
    sender: Sender
    said: Told
    case_id: int | None

    def keep(self, connection: Connection) -> Kept | None:
        done: dict[str, Any] = once(connection, self.sender, _PLACE, partial(self._keep, connection))
        card = card_in(
            connection, engine=self.engine, profile=self.profile, sender=self.sender, customer_id=done["customer"]
        )
        if card is None:
            return None
        return Kept(
            card,
            done["follow_up"],
            tuple(date.fromisoformat(day) for day in done["others"]),
            done["impossible"],
            tuple(done["refused"]),
            doubles_of(connection, customer_ids=done["doubles"]),
            done["from_hand"],
        )

    def _keep(self, connection: Connection) -> dict[str, Any]:
        desk = desk_in(connection, person_id=self.sender.person_id, language=self.profile.language, now=self.sender.now)
        case = self._case(connection)
        values = self._values(case)
        number = customers.add(connection, values=values, terms=terms_of(self.engine.writing, values))
        if case:
            judge(connection, customer_id=number, case=case, now=self.sender.now)
        follow_up = self._promise(connection, number, desk)
        replan(connection, customer_id=number, desk=desk, library=self.engine.library, now=self.sender.now)
        alike = doubles_in(connection, writing=self.engine.writing, person_id=self.sender.person_id, customer_id=number)
        said = self.said
        return {
            "customer": number,
            "case": case.id if case else None,
            "from_hand": case is not None and self.case_id is None,
            "follow_up": follow_up,
            "others": [day.isoformat() for day in said.due.others] if said.due else [],
            "impossible": said.impossible,
            "refused": list(said.refused),
            "doubles": [one.id for one in alike],
        }

    def _case(self, connection: Connection) -> Case | None:
        """The case that was named, or the one in hand if it is nobody's yet."""
        load = StoredCases(self.engine, self.profile, self.sender)
        person = self.sender.person_id
        if self.case_id is not None:
            row = consultations.owned(connection, consultation_id=self.case_id, person_id=person)
        else:
            row = consultations.latest(connection, person_id=person)
            if row is None or row.updated_at < self.sender.now - IN_HAND or row.id in _taken(connection, self.sender):
                return None
        case = load.case(connection, row) if row is not None else None
        return case if case and case.verdict else None

    def _values(self, case: Case | None) -> dict[str, Any]:
        keeping, birthday = self.said.keeping, self.said.birthday
        known = {
            "phone": keeping.phone or None,
            "trade": keeping.trade[:LONGEST_TRADE],
            "tags": list(keeping.tags),
            "notes": keeping.note[:LONGEST_NOTES],
            "birthday": [birthday.month, birthday.day, birthday.lunar, birthday.year] if birthday else None,
        }
        judged = {"stage": case.stage, "description": case.text, "types": types_of(case)} if case else {}
        whose, pack, now = self.sender.person_id, self.profile.pack, self.sender.now
        return {**fresh(self.engine.writing, keeping.name, person_id=whose, pack=pack, now=now), **known, **judged}

    def _promise(self, connection: Connection, number: int, desk: RepDesk) -> int | None:
        due, row = self.said.due, customers.several(connection, customer_ids=[number])[number]
        if due is None:
            return None
        return promise(
            connection, customer=row, words=self.said.promise, day=due.day, at=due.time, kind=due.kind, desk=desk,
            now=self.sender.now,
        )  # fmt: skip


def _taken(connection: Connection, sender: Sender) -> dict[int, int]:
    """Cases that were kept lately → as which customer; not those that turned out to be somebody else's."""
    done = applied.lately(connection, person_id=sender.person_id, place=_PLACE, since=sender.now - IN_HAND)
    kept = {one["case"]: one["customer"] for one in done if one["case"] is not None}
    rows = customers.several(connection, customer_ids=set(kept.values()))
    return {case: number for case, number in kept.items() if number in rows and rows[number].description}
