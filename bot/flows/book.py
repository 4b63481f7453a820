"""A customer's card, and changes of what is on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp, Judged, Touched
from bot.core.book.opening import openings
from bot.core.engine import Engine
from bot.core.lines import Line
from bot.core.teams.own_lines import NO_LINES, OwnLines
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import replan
from bot.flows.in_hand import take_in_hand
from bot.flows.own_lines import own_lines
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import customer_of, follow_up_of, judged_of, terms_of, touched_of
from bot.flows.watched import Watched, watched_in
from bot.store import customers, follow_ups, histories, touches
from bot.store.database import Connection
from bot.store.people import Profile

SHOWN_TOUCHES, SHOWN_JUDGEMENTS = 3, 4
"""How many of each a card looks at: the latest."""


@dataclass(frozen=True)
class CustomerCard:
    """All that a customer's card shows. ``today`` is the rep's; ``follow_ups`` are open, soonest first.

    Leads of the team ``team_id`` may see to the customer, too; ``watched``: one of them looked lately. ``own`` are the
    lines of the rep's team.
    """

    engine: Engine
    language: Language
    desk: RepDesk
    today: date
    customer: Customer
    follow_ups: tuple[FollowUp, ...]
    touches: tuple[Touched, ...]
    touch_count: int
    judgements: tuple[Judged, ...]
    team_id: int | None = None
    watched: Watched | None = None
    own: OwnLines = NO_LINES

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines to open with, blanks filled in by the screen; none when nothing is known of the customer's ways."""
        customer = self.customer
        return openings(self.engine.library, customer.types, customer.stage, customer.pack, self.own)

    def line(self, turn: int = 0) -> str:
        """One of them, empty without any."""
        lines = self.lines
        return lines[turn % len(lines)].advice.text.in_(self.language) if lines else ""


async def card_of(services: Services, sender: Sender, customer_id: int) -> CustomerCard | None:
    """The card of a customer, who is in hand from now on; None when they are not in this person's book (any more)."""
    profile = await profile_of(services, sender)
    engine = services.library.engine

    def work(connection: Connection) -> CustomerCard | None:
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)
        if card:
            take_in_hand(connection, sender, customer_id)
        return card

    return await services.database.write(work)


def card_in(
    connection: Connection, *, engine: Engine, profile: Profile, sender: Sender, customer_id: int,
    desk: RepDesk | None = None,
) -> CustomerCard | None:  # fmt: skip
    """As ``card_of``, within a transaction; ``desk`` is the sender's, where they are not at it themselves."""
    row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
    if row is None:
        return None
    desk = desk or desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    happened = touches.of(connection, customer_id=customer_id, most=SHOWN_TOUCHES)
    taken_for = histories.judgements(connection, customer_id=customer_id, most=SHOWN_JUDGEMENTS)
    return CustomerCard(
        engine,
        profile.language,
        desk,
        desk.hours.local(sender.now).date(),
        customer_of(row, waiting, desk.hours),
        tuple(map(follow_up_of, waiting)),
        tuple(map(touched_of, happened)),
        touches.count(connection, customer_id=customer_id),
        tuple(map(judged_of, taken_for)),
        row.team_id,
        watched_in(connection, customer=row, now=sender.now),
        own_lines(connection, engine, person_id=sender.person_id, language=profile.language),
    )


Change = Callable[[Connection, Mapping[str, Any], RepDesk], Mapping[str, Any]]
"""Takes a customer's columns as they are and gives those to change; may write elsewhere in the same transaction."""


async def change_customer(
    services: Services, sender: Sender, customer_id: int, place: str, change: Change
) -> CustomerCard | None:
    """Change a customer, index them afresh, have them due when they are due now; the card, None when there is none.

    Done once for each update; ``place`` tells apart what one update does.
    """
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> CustomerCard | None:
        def apply() -> None:
            row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
            if row is None:
                return
            desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
            before = row._asdict()
            values = {**change(connection, before, desk), "updated_at": sender.now}
            customers.change(
                connection, customer_id=customer_id, values=values, terms=terms_of(engine.writing, {**before, **values})
            )
            replan(connection, customer_id=customer_id, desk=desk, library=engine.library, now=sender.now)

        once(connection, sender, place, apply)
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)

    return await services.database.write(work)
