"""Looking things up: what the rep has in hand, and what a few words find in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.core.case import Case
from bot.core.context import Context
from bot.core.engine import Engine
from bot.core.finding import Hit
from bot.core.lines import Line
from bot.core.teams.own_lines import NO_LINES, OwnLines
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
    """Whom the rep is with, as far as the bot knows: ``case`` is the customer described or worked on lately.

    ``own`` are the lines of the rep's team.
    """

    engine: Engine
    profile: Profile
    case: Case | None
    uses: dict[str, int]
    own: OwnLines = NO_LINES

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
    return await services.database.read(partial(_in_hand, load=load, since=sender.now - IN_HAND))


def search(hand: InHand, query: str, most: int = 60) -> list[Hit]:
    """What ``query`` finds, best first."""
    return hand.engine.find(query, hand.context, most, hand.own)


def lines(hand: InHand, query: str, most: int) -> list[Line]:
    """The lines to offer for ``query``; without one, those for what is in hand."""
    if query.strip():
        hits = search(hand, query, 4 * most)
    else:
        finder = hand.engine.finder
        finders = (hand.own.finder(hand.engine.library, finder), finder) if hand.own.lines else (finder,)
        hits = sorted((hit for one in finders for hit in one.offered(hand.context, most)), key=lambda hit: -hit.score)
    found = dict.fromkeys(hit.found for hit in hits if isinstance(hit.found, Line))
    return list(found)[:most]


async def sent(services: Services, sender: Sender, key: str) -> None:
    """This person sent the line with this key on; a key that is no line's is passed over."""
    load = StoredCases(services.library.engine, await profile_of(services, sender), sender)

    def count(connection: Connection) -> None:
        if load.engine.finder.line(key) or load.own(connection).line(key):
            by, update = sender.person_id, sender.update_id
            line_uses.count(connection, person_id=by, line=key, now=sender.now, update_id=update)

    await services.database.write(count)


def line_of(hand: InHand, key: str) -> Line | None:
    """The line of this key, the library's or the team's."""
    return hand.engine.finder.line(key) or hand.own.line(key)


def _in_hand(connection: Connection, *, load: StoredCases, since: datetime) -> InHand:
    row = consultations.latest(connection, person_id=load.sender.person_id)
    case = load.case(connection, row) if row is not None and row.updated_at >= since else None
    uses = line_uses.of(connection, person_id=load.sender.person_id)
    own = case.own if case else load.own(connection)
    return InHand(load.engine, load.profile, case, uses, own)
