"""Looking things up: what the rep has in hand, and what a few words find in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.core.case import Case
from bot.core.context import Context
from bot.core.engine import Engine
from bot.core.finding import Hit
from bot.core.lines import Line
from bot.core.text import Language
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_cases import StoredCases
from bot.store import consultations, line_uses
from bot.store.database import Connection
from bot.store.people import Profile

IN_HAND = timedelta(hours=2)
"""So long after the last touch of a description its customer is taken to be the one in front of the rep."""


@dataclass(frozen=True)
class InHand:
    """Whom the rep is with, as far as the bot knows: ``case`` is the customer described or worked on lately."""

    engine: Engine
    profile: Profile
    case: Case | None
    uses: dict[str, int]

    @property
    def language(self) -> Language:
        """The rep's language."""
        return self.profile.language

    @property
    def pack(self) -> str:
        """The rep's trade; empty: none chosen."""
        return self.profile.pack

    @property
    def types(self) -> dict[str, float]:
        """The customer's likely types → confidence."""
        in_play = self.case.verdict.in_play if self.case and self.case.verdict else ()
        return {ranked.type: ranked.confidence for ranked in in_play}

    @property
    def context(self) -> Context:
        """What a search is ranked by."""
        return Context(self.types, self.case.stage if self.case else "", self.pack, self.uses)


async def in_hand(services: Services, sender: Sender) -> InHand:
    """What this person has in hand now."""
    engine, profile = services.library.engine, await profile_of(services, sender)
    load = StoredCases(engine, profile, sender)
    case, uses = await services.database.read(partial(_in_hand, load=load, since=sender.now - IN_HAND))
    return InHand(engine, profile, case, uses)


def search(hand: InHand, query: str, most: int = 60) -> list[Hit]:
    """What ``query`` finds, best first."""
    return hand.engine.find(query, hand.context, most)


def lines(hand: InHand, query: str, most: int) -> list[Line]:
    """The lines to offer for ``query``; without one, those for what is in hand."""
    finder = hand.engine.finder
    hits = hand.engine.find(query, hand.context, 4 * most) if query.strip() else finder.offered(hand.context, most)
    found = dict.fromkeys(hit.found for hit in hits if isinstance(hit.found, Line))
    return list(found)[:most]


async def sent(services: Services, sender: Sender, key: str) -> None:
    """This person sent the line with this key on; a key that is no line's is passed over."""
    if services.library.engine.finder.line(key) is None:
        return
    await profile_of(services, sender)
    once_more = partial(line_uses.count, person_id=sender.person_id, line=key, now=sender.now)
    await services.database.write(partial(once_more, update_id=sender.update_id))


def _in_hand(connection: Connection, *, load: StoredCases, since: datetime) -> tuple[Case | None, dict[str, int]]:
    row = consultations.latest(connection, person_id=load.sender.person_id)
    case = load.case(row) if row is not None and row.updated_at >= since else None
    return case, line_uses.of(connection, person_id=load.sender.person_id)
