"""All that happened with a customer, by pages."""

from dataclasses import dataclass
from functools import partial

from bot.core.book.history import Judged, Regraded, Touched
from bot.flows.book import CustomerCard, card_in
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import judged_of, regraded_of, touched_of
from bot.store import histories, touches
from bot.store.database import Connection

A_PAGE, MOST_JUDGED, MOST_REGRADED = 5, 5, 3
"""Contacts of a page; judgements and changes of grade that are told on the first one, the latest."""


@dataclass(frozen=True, slots=True)
class Past:
    """A page of what happened, latest first."""

    card: CustomerCard
    page: int
    touches: tuple[Touched, ...]
    judged: tuple[Judged, ...]
    regraded: tuple[Regraded, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, 1 at least."""
        return max(1, -(-self.card.touch_count // A_PAGE))


async def past_of(services: Services, sender: Sender, customer_id: int, page: int) -> Past | None:
    """A page of what happened with a customer; None when they are not in this book (any more)."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> Past | None:
        card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)
        if card is None:
            return None
        last = max(0, (card.touch_count - 1) // A_PAGE)
        shown = min(page, last)
        of = partial(touches.of, connection, customer_id=customer_id)
        judged = histories.judgements(connection, customer_id=customer_id, most=MOST_JUDGED)
        regraded = histories.grade_changes(connection, customer_id=customer_id, most=MOST_REGRADED)
        return Past(
            card,
            shown,
            tuple(map(touched_of, of(most=A_PAGE, offset=shown * A_PAGE))),
            tuple(map(judged_of, judged)),
            tuple(map(regraded_of, regraded)),
        )

    return await services.database.write(look)
