"""Texts in authored files: what is allowed, how long it may be and why."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

from bot.core.lines import LONGEST_LINE

PHRASE_LIMIT = LONGEST_LINE
"""Characters in a phrase."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A text of 1 to ``most`` characters, and ``why`` not more."""

    most: int
    why: str

    def check(self, text: str) -> str:
        """``text`` without outer blanks. Raises ValueError with the remedy."""
        text = text.strip()
        if not text:
            raise ValueError("there is no text; write it")
        if len(text) > self.most:
            raise ValueError(f"{len(text)} characters, {self.most} allowed ({self.why}); shorten it or split it")
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "minLength": 1, "maxLength": self.most}


class Shape(BaseModel):
    """Strict: unknown keys and YAML's surprises (``no``, ``12:30``) are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=32)]
SourceId = Annotated[str, StringConstraints(pattern=r"^S00[0-4]-\d\d$")]
Emoji = Annotated[str, Limit(4, "it is one sign")]
Sources = Annotated[list[SourceId], Field(min_length=1)]
Moves = Annotated[list[Id], Field(min_length=1)]


class Both(Shape):
    """The same thing in both languages."""

    zh: str
    en: str


class Name(Both):
    """What heads a card."""

    zh: Annotated[str, Limit(12, "it heads a card")]
    en: Annotated[str, Limit(30, "it heads a card")]


class Label(Both):
    """What stands on a button."""

    zh: Annotated[str, Limit(10, "it is a button on a phone")]
    en: Annotated[str, Limit(20, "it is a button on a phone")]


class Sentence(Both):
    """What is said or noticed in one breath."""

    zh: Annotated[str, Limit(60, "it must be said in one breath")]
    en: Annotated[str, Limit(150, "it must be said in one breath")]


class Portrait(Both):
    """Who this is, at a glance."""

    zh: Annotated[str, Limit(90, "it must be read at a glance")]
    en: Annotated[str, Limit(220, "it must be read at a glance")]


class Need(Both):
    """What the customer is after."""

    zh: Annotated[str, Limit(40, "it is one line")]
    en: Annotated[str, Limit(110, "it is one line")]


class DoText(Both):
    """One line of the card."""

    zh: Annotated[str, Limit(24, "it is one line of the card")]
    en: Annotated[str, Limit(70, "it is one line of the card")]


class TipText(Both):
    """One line of the card, about the stage."""

    zh: Annotated[str, Limit(40, "it is one line of the card")]
    en: Annotated[str, Limit(110, "it is one line of the card")]


class Also(Shape):
    """Other names by which people look for it; never shown."""

    zh: list[Annotated[str, Limit(12, "it is a word to search by")]] = []
    en: list[Annotated[str, Limit(30, "it is a word to search by")]] = []


class Step(Both):
    """One step of a checklist, or its reason."""

    zh: Annotated[str, Limit(40, "it is one line of a checklist")]
    en: Annotated[str, Limit(120, "it is one line of a checklist")]


class TipShape(Shape):
    """Advice to the rep, in one line."""

    text: TipText
    moves: Moves


class PhraseShape(Shape):
    """A line to say or send."""

    zh: Annotated[str, Limit(PHRASE_LIMIT, "the copy button's limit")]
    en: Annotated[str, Limit(PHRASE_LIMIT, "the copy button's limit")]
    moves: Moves
