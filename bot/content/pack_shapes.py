"""The shape of a trade's pack: its attributes of a customer, products, pairing rules and lines."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, TypeAdapter, model_validator

from bot.content.answer_shapes import PlainCues
from bot.content.texts import Also, Emoji, Id, Label, Name, PhraseShape, Sentence, Shape, Sources


class ValueShape(Shape):
    """One value of a choice, and the wording that tells it."""

    id: Id
    name: Label
    cues: PlainCues


class UnitWords(Shape):
    """Words that stand right beside a number of this attribute."""

    zh: list[str] = []
    en: list[str] = []


class NumberShape(Shape):
    """A number: plausible from ``least`` to ``most``; ``after`` and ``before`` are the words beside it.

    ``bare`` says that a number without any word is taken for this one.
    """

    least: float
    most: float
    after: UnitWords = UnitWords()
    before: UnitWords = UnitWords()
    bare: bool = False

    @model_validator(mode="after")
    def _some(self) -> Self:
        if self.least >= self.most:
            raise ValueError(f"no number lies between {self.least:g} and {self.most:g}; swap or widen them")
        return self


class AttributeShape(Shape):
    """Something about a customer that pairing rules ask for: a choice of values, or a number."""

    id: Id
    name: Label
    ask: Sentence
    values: list[ValueShape] = []
    number: NumberShape | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if bool(self.values) == bool(self.number):
            raise ValueError("give either values or a number")
        return self


class PackShape(Shape):
    """``packs/NAME/pack.yaml``. ``product`` is what {product} means in this trade; ``gift`` when to speak of a gift."""

    id: Id
    emoji: Emoji
    name: Name
    also: Also = Also()
    about: Sentence
    product: Name
    gift: Sentence
    attributes: list[AttributeShape]
    sources: Sources


class ProductShape(Shape):
    """An entry of ``packs/NAME/products.yaml``: a category of goods or an offer, without brand."""

    id: Id
    name: Name
    what: Sentence
    cues: PlainCues


class RangeShape(Shape):
    """Numbers from ``least`` up to, not including, ``below``; one end may be open."""

    least: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _some(self) -> Self:
        if self.least is None and self.below is None:
            raise ValueError("give least, below or both")
        if self.least is not None and self.below is not None and self.least >= self.below:
            raise ValueError(f"nothing is at least {self.least:g} and below {self.below:g}; swap or widen them")
        return self


Values = Annotated[list[Id], Field(min_length=1)]
_VALUES: TypeAdapter[list[str]] = TypeAdapter(Values)
_RANGE = TypeAdapter(RangeShape)


def _wanted(found: Any) -> list[str] | RangeShape:
    """Values or a range, whichever the author began to write: a mistake is told of that one alone."""
    if isinstance(found, list):
        return _VALUES.validate_python(found)
    if isinstance(found, dict):
        return _RANGE.validate_python(found)
    raise ValueError("list the values, as in [dry, oily], or give a range, as in {least: 25, below: 40}")


Wanted = Annotated[list[str] | RangeShape, PlainValidator(_wanted, json_schema_input_type=Values | RangeShape)]
"""What a rule asks of one attribute."""


class RuleShape(Shape):
    """An entry of ``packs/NAME/pairing.yaml``. It fires when everything under ``when`` is known to hold.

    ``when`` maps attributes to values or a range; ``bought`` names products of which at least one was bought,
    ``lacks`` products none of which was. A rule offers products, or warns off some (``avoid``), or only advises.
    """

    id: Id
    when: dict[Id, Wanted] = {}
    bought: list[Id] = []
    lacks: list[Id] = []
    offer: list[Id] = []
    avoid: list[Id] = []
    advice: Sentence | None = None
    why: Sentence
    say: PhraseShape | None = None
    sources: Sources

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.offer or self.avoid or self.advice):
            raise ValueError("the rule does nothing; give offer, avoid or advice")
        if self.offer and self.say is None:
            raise ValueError("an offer needs a line to say; add say")
        return self


class TradePhraseShape(PhraseShape):
    """An entry of ``packs/NAME/phrases.yaml``; ``type`` when it was written for one type of customer."""

    stage: Literal["prospect", "greet", "probe", "present", "answer", "negotiate", "close", "aftercare", "revive"]
    type: Id | None = None
