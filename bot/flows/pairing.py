"""What goes with it: a pairing is opened from words or from a customer's card, and answered step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, partial
from typing import Any

from bot.core.engine import Engine
from bot.core.facts import BOUGHT, Facts
from bot.core.packs import Pack
from bot.core.pairing import Pairings, pair
from bot.core.text import Language
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import consultations, pairings
from bot.store.database import Connection
from bot.store.pairings import PairingRow

OPEN_FOR = timedelta(minutes=15)
"""So long after a pairing's last step a few more facts typed are taken to belong to it."""

LONGEST = 4096
"""Characters of a pairing's text: as many as a message has (Bot API: sendMessage)."""


@dataclass(frozen=True)
class OpenPairing:
    """A pairing as it stands. ``answers`` maps attributes to a choice, a number, or a list of products."""

    engine: Engine
    language: Language
    pack: Pack
    id: int
    text: str
    answers: Mapping[str, Any]
    line: int = 0

    @cached_property
    def facts(self) -> Facts:
        """What is known of the customer."""
        return self.engine.fact_reader(self.pack.id).read(self.text).with_answers(self.pack, self.answers)

    @cached_property
    def pairings(self) -> Pairings:
        """What the trade's rules say."""
        return pair(self.pack, self.facts)

    def answered(self, attribute: str, value: str | float) -> "OpenPairing":
        """One more answer; a product is added to those bought."""
        if attribute == BOUGHT:
            bought = [*self.answers.get(BOUGHT, ()), value]
            return replace(self, answers={**self.answers, BOUGHT: list(dict.fromkeys(bought))}, line=0)
        return replace(self, answers={**self.answers, attribute: value}, line=0)

    def told(self, text: str) -> "OpenPairing":
        """More said about the customer; of what was said long before, the beginning is dropped."""
        return replace(self, text=f"{self.text}\n{text}".strip()[-LONGEST:], line=0)

    def turned(self) -> "OpenPairing":
        """The next suggestion; after the last comes the first."""
        return replace(self, line=(self.line + 1) % max(1, len(self.pairings.offers)))


async def begin(services: Services, sender: Sender, text: str, message_id: int | None) -> OpenPairing | None:
    """A new pairing; None: no trade is chosen, so there are no rules. The same message opens one only."""
    profile = await profile_of(services, sender)
    engine = services.library.engine
    pack = engine.library.packs.get(profile.pack)
    if pack is None:
        return None
    fresh = OpenPairing(engine, profile.language, pack, 0, text, {})
    values = {
        "person_id": sender.person_id,
        "chat_id": sender.chat_id,
        "source_message_id": message_id,
        "pack": pack.id,
        **_values(fresh, sender),
    }
    row = await services.database.write(partial(pairings.open_pairing, values=values))
    return _loaded(engine, profile.language, row)


async def step(services: Services, sender: Sender, number: int, verb: str, arguments: list[str]) -> OpenPairing | None:
    """Take a step; None when the pairing is gone, is not this person's, or its trade is no more."""
    engine, language = services.library.engine, (await profile_of(services, sender)).language

    def take(connection: Connection) -> OpenPairing | None:
        row = pairings.owned(connection, pairing_id=number, person_id=sender.person_id)
        return _changed(connection, engine, language, sender, row, verb, arguments)

    return await services.database.write(take)


async def tell(services: Services, sender: Sender, text: str) -> OpenPairing | None:
    """A few more facts for the pairing that is open.

    None when there is none, when a customer was described since, or when ``text`` tells more of a customer's ways than
    of such facts.
    """
    engine, profile = services.library.engine, await profile_of(services, sender)
    if not profile.pack:
        return None
    facts = engine.fact_reader(profile.pack).read(text)
    if not facts or len(engine.reader.read(text).findings) > len(facts):
        return None

    def take(connection: Connection) -> OpenPairing | None:
        row = pairings.latest(connection, person_id=sender.person_id, since=sender.now - OPEN_FOR)
        described = consultations.latest(connection, person_id=sender.person_id)
        if row is None or (described is not None and described.updated_at > row.updated_at):
            return None
        return _changed(connection, engine, profile.language, sender, row, "tell", [text])

    return await services.database.write(take)


def _changed(
    connection: Connection, engine: Engine, language: Language, sender: Sender, row: PairingRow | None, verb: str,
    arguments: list[str],
) -> OpenPairing | None:  # fmt: skip
    before = _loaded(engine, language, row) if row is not None else None
    if before is None or row is None:
        return None
    if row.update_id == sender.update_id:
        return before  # this very update changed it before a kill
    after = _step(before, verb, arguments)
    if after != before:
        pairings.change(connection, pairing_id=before.id, values=_values(after, sender))
    return after


def _step(pairing: OpenPairing, verb: str, arguments: list[str]) -> OpenPairing:
    """One step; one that means nothing to this trade leaves the pairing as it is."""
    match [verb, *arguments]:
        case ["next"]:
            return pairing.turned()
        case ["tell", text]:
            return pairing.told(text)
        case ["set", name, value] if name == BOUGHT and value in pairing.pack.products:
            return pairing.answered(name, value)
        case ["set", name, value] if name in pairing.pack.attributes:
            attribute = pairing.pack.attributes[name]
            if attribute.number is None:
                return pairing.answered(name, value) if value in attribute.choices else pairing
            return pairing.answered(name, float(value)) if value.replace(".", "", 1).isdecimal() else pairing
    return pairing


def _loaded(engine: Engine, language: Language, row: PairingRow) -> OpenPairing | None:
    pack = engine.library.packs.get(row.pack)
    return OpenPairing(engine, language, pack, row.id, row.text, row.answers, row.line) if pack else None


def _values(pairing: OpenPairing, sender: Sender) -> dict[str, Any]:
    answers = dict(pairing.answers)
    changed = {"updated_at": sender.now, "update_id": sender.update_id}
    return {"text": pairing.text, "answers": answers, "line": pairing.line, **changed}
