"""A lead sees to the customers of a team: lists them, looks into one. Every look is noted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.text import Language
from bot.flows.access import note, permitted
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_for
from bot.flows.findings import where_of
from bot.flows.listing import A_PAGE, BookPage, Listed, Listing, listed_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.watched import OPENED
from bot.store import audit, customers, follow_ups, teams
from bot.store import customer_filters as filters
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.people import Profile

NUDGED: Final = "nudge"
LEFT: Final = "leave_it"
"""What the audit calls a nudge, and that something is no matter of urgency."""

TOLD_FOR: Final = timedelta(days=14)
"""So long a card tells of a nudge."""

MOST_FOUND: Final = 8


@dataclass(frozen=True, slots=True)
class RepBook:
    """A page of a rep's customers of a team, as their lead sees it."""

    team_id: int
    person_id: int
    name: str
    page: BookPage


@dataclass(frozen=True, slots=True)
class Found:
    """Those of a team whom a search found, each with the name of their rep."""

    language: Language
    team_id: int
    query: str
    customers: tuple[tuple[Listed, str], ...]


@dataclass(frozen=True, slots=True)
class Overseen:
    """A customer as a lead sees them; times are the lead's to be shown in.

    ``follow_up_id`` is what a nudge would be about, None where nothing is open. ``left``: it was said to be no matter
    of urgency.
    """

    card: CustomerCard
    team_id: int
    rep_id: int
    rep: str
    follow_up_id: int | None
    nudged_at: datetime | None
    acted_at: datetime | None
    away: bool
    left: bool


async def page_of(services: Services, sender: Sender, team_id: int, person_id: int, listing: Listing) -> RepBook | None:
    """A page of what somebody has of the team's customers; None: the sender may not see it."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> RepBook | None:
        if permitted(connection, services, sender, team_id, "open_customer") is None:
            return None
        member = teams.member(connection, team_id=team_id, person_id=person_id)
        if member is None:
            return None
        desk = desk_for(connection, person_id=person_id)
        where = [filters.of_team(team_id)]
        count = customers.count(connection, person_id=person_id, where=where)
        page = min(listing.page, max(0, (count - 1) // A_PAGE))
        rows = customers.listed(
            connection, person_id=person_id, order=listing.order, offset=page * A_PAGE, most=A_PAGE, where=where
        )
        today, shown = desk.hours.local(sender.now).date(), Listing(listing.order, page)
        book = BookPage(engine, profile.language, desk, today, shown, tuple(map(listed_of, rows)), count)
        return RepBook(team_id, person_id, member.name, book)

    return await services.database.read(look)


async def found(services: Services, sender: Sender, team_id: int, text: str) -> Found | None:
    """Those of the team's customers whom a few words mean; None: the sender may not see them."""
    profile, querying = await profile_of(services, sender), services.library.engine.querying

    def look(connection: Connection) -> Found | None:
        if permitted(connection, services, sender, team_id, "open_customer") is None:
            return None
        hits: list[tuple[Listed, str]] = []
        for member in teams.members(connection, team_id=team_id):
            rep = Sender(member.person_id, member.person_id, profile.language, sender.now, 0)
            desk = desk_for(connection, person_id=member.person_id)
            query = querying.understood(text, desk.hours.local(sender.now).date())
            where = [filters.of_team(team_id), *where_of(query, desk, rep)]
            rows = customers.listed(
                connection, person_id=member.person_id, order="name", offset=0, most=MOST_FOUND, where=where
            )
            hits += [(listed_of(row), member.name) for row in rows]
        return Found(profile.language, team_id, text, tuple(hits[:MOST_FOUND]))

    return await services.database.read(look)


async def card_of(
    services: Services, sender: Sender, *, customer_id: int | None = None, follow_up_id: int | None = None
) -> Overseen | None:
    """A customer of the sender's team, perhaps because of a follow-up; None: there is none they may see.

    The look is noted, and the rep sees that there was one.
    """
    profile = await profile_of(services, sender)

    def look(connection: Connection) -> Overseen | None:
        row = seen_to(connection, services, sender, customer_id, follow_up_id)
        if row is None:
            return None

        def noted() -> None:
            about = f"customer:{row.id}"
            note(connection, by=sender.person_id, team_id=row.team_id, action=OPENED, about=about, now=sender.now)

        if row.person_id != sender.person_id:
            once(connection, sender, "oversee", noted)
        return _overseen(connection, services, profile, sender, row, follow_up_id)

    return await services.database.write(look)


async def leave(services: Services, sender: Sender, follow_up_id: int) -> int | None:
    """It is no matter of urgency; the team's id, None: the sender may not say so."""

    def work(connection: Connection) -> int | None:
        row = seen_to(connection, services, sender, None, follow_up_id)
        if row is None:
            return None

        def noted() -> None:
            about = f"follow_up:{follow_up_id}"
            note(connection, by=sender.person_id, team_id=row.team_id, action=LEFT, about=about, now=sender.now)

        once(connection, sender, "leave_it", noted)
        return int(row.team_id)

    return await services.database.write(work)


def seen_to(
    connection: Connection, services: Services, sender: Sender, customer_id: int | None, follow_up_id: int | None
) -> CustomerRow | None:
    """The customer that is meant, if the sender leads a team that sees to them."""
    if follow_up_id is not None:
        customer_id = follow_ups.customer_of(connection, follow_up_id=follow_up_id)
    row = customers.several(connection, customer_ids=[customer_id]).get(customer_id) if customer_id else None
    if row is None or row.team_id is None:
        return None
    return row if permitted(connection, services, sender, row.team_id, "open_customer") else None


def _overseen(
    connection: Connection, services: Services, profile: Profile, sender: Sender, row: CustomerRow,
    follow_up_id: int | None,
) -> Overseen | None:  # fmt: skip
    rep = Sender(row.person_id, row.person_id, profile.language, sender.now, 0)
    desk = desk_for(connection, person_id=row.person_id)
    engine = services.library.engine
    card = card_in(connection, engine=engine, profile=profile, sender=rep, customer_id=row.id, desk=desk)
    if card is None:
        return None
    waiting = [one.id for one in card.follow_ups if one.why != "birthday"]
    about = follow_up_id if follow_up_id in waiting else next(iter(waiting), None)
    since, of = sender.now - TOLD_FOR, f"customer:{row.id}"
    nudged = audit.about(connection, what=of, action=NUDGED, since=since, most=1)
    left = audit.about(connection, what=f"follow_up:{about}", action=LEFT, since=since, most=1)
    at = nudged[0].at if nudged else None
    acted = next((one.at for one in card.touches if at and one.at >= at), None)
    names = teams.names(connection, team_id=row.team_id, person_ids=[row.person_id])
    return Overseen(
        card, row.team_id, row.person_id, names.get(row.person_id, ""), about, at, acted,
        desk.hours.away(card.today), bool(left),
    )  # fmt: skip
