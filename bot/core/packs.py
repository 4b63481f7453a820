"""One trade's pack: what is asked of a customer there, products, pairing rules, lines and objections."""

from collections.abc import Mapping

from bot.core.advice import Advice
from bot.core.cue import Cue
from bot.core.repertoire import Objection
from bot.core.text import Text, Value


class Choice(Value, frozen=True):
    """One value of an attribute, and the wording that tells it."""

    id: str
    name: Text
    cues: tuple[Cue, ...]


class NumberForm(Value, frozen=True):
    """A number is plausible from ``least`` to ``most``. ``after`` and ``before`` are folded words right beside it.

    ``bare``: a number without any such word is taken for this attribute.
    """

    least: float
    most: float
    after: tuple[str, ...]
    before: tuple[str, ...]
    bare: bool


class Attribute(Value, frozen=True):
    """What pairing rules want to know of a customer: one of ``choices``, or a number."""

    id: str
    name: Text
    ask: Text
    choices: Mapping[str, Choice]
    number: NumberForm | None


class Product(Value, frozen=True):
    """A category of goods or an offer; ``cues`` are how a rep names it."""

    id: str
    name: Text
    what: Text
    cues: tuple[Cue, ...]


class Range(Value, frozen=True):
    """Numbers from ``least`` up to, not including, ``below``; None: open."""

    least: float | None
    below: float | None

    def holds(self, number: float) -> bool:
        """Does ``number`` lie in it?"""
        return (self.least is None or number >= self.least) and (self.below is None or number < self.below)


class Rule(Value, frozen=True):
    """A pairing rule: fires when all of ``values``, ``ranges``, ``bought`` and ``lacks`` are known to hold.

    ``values`` maps attributes to accepted choices; of ``bought`` one product at least was bought, of ``lacks`` none.
    """

    id: str
    values: Mapping[str, tuple[str, ...]]
    ranges: Mapping[str, Range]
    bought: tuple[str, ...]
    lacks: tuple[str, ...]
    offer: tuple[str, ...]
    avoid: tuple[str, ...]
    advice: Text | None
    why: Text
    say: Advice | None
    sources: tuple[str, ...]


class TradeLine(Value, frozen=True):
    """A line of the trade for one stage; ``type`` when it was written for one type of customer."""

    stage: str
    type: str | None
    advice: Advice


class Pack(Value, frozen=True):
    """A trade. ``product`` is what the blank {product} means in it; ``gift`` says when to speak of a gift."""

    id: str
    emoji: str
    name: Text
    also: tuple[str, ...]
    about: Text
    product: Text
    gift: Text
    attributes: Mapping[str, Attribute]
    products: Mapping[str, Product]
    rules: tuple[Rule, ...]
    lines: tuple[TradeLine, ...]
    objections: Mapping[str, Objection]
    sources: tuple[str, ...]
