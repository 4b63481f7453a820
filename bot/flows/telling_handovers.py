"""Those whom a handover concerns hear of it once, when they are awake; who got customers reads what is to be known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final, Literal

from bot.core.rhythm.telling import tell_at
from bot.core.text import Language
from bot.flows.access import permitted
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_for
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import changing_hands, customers, handovers, outbox, people, teams
from bot.store.database import Connection
from bot.store.handovers import HandoverRow

MOST: Final = 20
"""Handovers told of at one look."""

STALE: Final = timedelta(days=7)
"""After so long it is no news any more."""

Part = Literal["got", "lost", "back", "gone_back", "stayed"]
"""What somebody has to do with a handover: they got the customers, somebody else gave theirs away, theirs came back,
they had them until now, or keep them since their rep is gone."""


@dataclass(frozen=True, slots=True)
class Told:
    """A handover as one of those whom it concerns reads it; days are their own.

    ``name`` is that of the only customer; ``due`` counts what waits today or is late; ``meanwhile`` how often they were
    contacted during a cover, and how it went.
    """

    language: Language
    part: Part
    number: int
    why: str
    count: int
    name: str
    giver: str
    receiver: str
    by: str
    until: date | None
    today: date
    due: int
    meanwhile: tuple[int, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class HandedCard:
    """One of the customers somebody got: ``card`` is None when they have them no more."""

    language: Language
    number: int
    page: int
    pages: int
    card: CustomerCard | None


Render = Callable[[Told], Mapping[str, Any]]
"""Makes the Bot API's method and parameters."""

Thanks = Callable[[Language, str], Mapping[str, Any]]
"""Makes the same of who says thanks."""


async def tell(services: Services, render: Render) -> int:
    """Write down what is to be told of handovers, each once; how many messages."""
    now = services.clock()
    rows = await services.database.read(partial(handovers.untold, most=MOST))
    written = 0
    for row in rows:
        found = await services.database.read(partial(_load, row=row, now=now))
        contents = {person: (at, render(told)) for person, (at, told) in found.items()}
        written += await services.database.write(partial(_write, row=row, contents=contents, now=now))
    return written


async def card_of(services: Services, sender: Sender, number: int, page: int) -> HandedCard | None:
    """A page of what is to be known of customers the sender got; None when they got none by this."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> HandedCard | None:
        row = handovers.of(connection, handover_id=number)
        if row is None or row.to_id != sender.person_id:
            return None
        ids = handovers.customers_of(connection, handover_id=number)
        if not ids:
            return None
        at = page % len(ids)
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=ids[at])
        return HandedCard(profile.language, number, at, len(ids), card)

    return await services.database.write(look)


async def thank(services: Services, sender: Sender, number: int, render: Thanks) -> Language | None:
    """Who got customers thanks who gave them, once; None when they got none by this."""
    profile = await profile_of(services, sender)

    def look(connection: Connection) -> tuple[int, Language, str] | None:
        row = handovers.of(connection, handover_id=number)
        if row is None or row.to_id != sender.person_id:
            return None
        if permitted(connection, services, sender, row.team_id, "hand_over_own") is None:
            return None
        names = teams.names(connection, team_id=row.team_id, person_ids=[sender.person_id])
        giver = row.by_id
        return giver, people.spoken_by(connection, person_id=giver) or "zh", names.get(sender.person_id, "")

    found = await services.database.read(look)
    if found is None:
        return None
    giver, language, name = found
    key, content = f"handover:{number}:thanks", render(language, name)
    put = partial(_put, key=key, person_id=giver, content=content, now=sender.now)
    await services.database.write(put)
    return profile.language


def _put(connection: Connection, *, key: str, person_id: int, content: Mapping[str, Any], now: datetime) -> None:
    due = tell_at(now, desk_for(connection, person_id=person_id).hours)
    outbox.put(connection, key=key, chat_id=person_id, content=content, due_at=due, expires_at=due + STALE)


def _load(connection: Connection, *, row: HandoverRow, now: datetime) -> dict[int, tuple[datetime, Told]]:
    """Who is told when, and what."""
    found = {}
    for person_id, part in _parts(connection, row).items():
        if teams.member(connection, team_id=row.team_id, person_id=person_id) is not None:
            hours = desk_for(connection, person_id=person_id).hours
            found[person_id] = (tell_at(now, hours), _told(connection, row, person_id, part, now))
    return found


def _parts(connection: Connection, row: HandoverRow) -> dict[int, Part]:
    """Everybody but who did it, and saw it done."""
    if row.why == "stayed":
        leads = [one.person_id for one in teams.members(connection, team_id=row.team_id) if one.role == "lead"]
        return dict.fromkeys([*leads, row.to_id], "stayed")
    if row.of_id is not None:
        parts: dict[int, Part] = {row.from_id: "gone_back", row.to_id: "back"}
    else:
        parts = {row.from_id: "lost", row.to_id: "got"}
    return {person_id: part for person_id, part in parts.items() if person_id != row.by_id}


def _told(connection: Connection, row: HandoverRow, person_id: int, part: Part, now: datetime) -> Told:
    hours = desk_for(connection, person_id=person_id).hours
    today = hours.local(now).date()
    ids = handovers.customers_of(connection, handover_id=row.id)
    names = teams.names(connection, team_id=row.team_id, person_ids=[row.from_id, row.to_id, row.by_id])
    only = customers.several(connection, customer_ids=ids).values() if len(ids) == 1 else ()
    language = people.spoken_by(connection, person_id=person_id) or "zh"
    meanwhile = handovers.meanwhile(connection, handover_id=row.of_id) if row.of_id is not None else (0, {})
    return Told(
        language, part, row.id, row.why, len(ids), next((one.name for one in only), ""),
        names.get(row.from_id, ""), names.get(row.to_id, ""), names.get(row.by_id, ""),
        hours.local(row.return_at).date() if row.return_at else None, today,
        changing_hands.due_count(connection, customer_ids=ids, day=today), meanwhile,
    )  # fmt: skip


def _write(
    connection: Connection, *, row: HandoverRow, contents: Mapping[int, tuple[datetime, Mapping[str, Any]]],
    now: datetime,
) -> int:  # fmt: skip
    if not handovers.told(connection, handover_id=row.id, now=now):
        return 0
    for person_id, (at, content) in contents.items():
        key = f"handover:{row.id}:{person_id}"
        outbox.put(connection, key=key, chat_id=person_id, content=content, due_at=at, expires_at=at + STALE)
    return len(contents)
