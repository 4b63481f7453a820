"""The shape of each authored file: declared once, used to check, to load and to write editor schemas."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

PHRASE_LIMIT = 256
"""Characters in a phrase: what a copy button holds (Bot API: CopyTextButton)."""


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


class CueLists(Shape):
    """Wordings in one language: each alone enough, a hint, or showing the opposite."""

    strong: list[str] = []
    weak: list[str] = []
    against: list[str] = []


class Cues(Shape):
    """Wordings in both languages."""

    zh: CueLists
    en: CueLists


class MoveShape(Shape):
    """An entry of ``moves.yaml``."""

    id: Id
    name: Name


class PlaceholderShape(Shape):
    """An entry of ``placeholders.yaml``."""

    id: Id
    default: Name


class StageCues(Shape):
    """Wordings that tell a stage; each alone is a hint."""

    zh: list[str]
    en: list[str]


class StageShape(Shape):
    """An entry of ``stages.yaml``."""

    id: Id
    name: Label
    when: Sentence
    cues: StageCues


class SignalShape(Shape):
    """An entry of ``signals/*.yaml``."""

    id: Id
    name: Name
    ask: Sentence
    watch: Sentence
    yes: Label
    no: Label
    cues: Cues


class NodeShape(Shape):
    """A question of a tree; ``yes`` and ``no`` name a node of the tree or a type."""

    id: Id
    signal: Id
    prior: Annotated[float, Field(gt=0, lt=1)]
    yes: Id
    no: Id


class OpeningShape(Shape):
    """Signals whose yes or no is offered as a button when a description says nothing."""

    present: list[Id] = []
    absent: list[Id] = []


class TreeShape(Shape):
    """A file of ``trees/``."""

    facet: Id
    name: Label
    everyone: bool = False
    opening: OpeningShape = OpeningShape()
    root: Id
    nodes: list[NodeShape]
    shows: dict[Id, dict[Id, Annotated[float, Field(gt=0, le=4)]]]


class DoShape(Shape):
    """One thing to do or to avoid."""

    text: DoText
    moves: Moves


class TipShape(Shape):
    """Advice to the rep for one stage."""

    text: TipText
    moves: Moves


class PhraseShape(Shape):
    """A line to say or send."""

    zh: Annotated[str, Limit(PHRASE_LIMIT, "the copy button's limit")]
    en: Annotated[str, Limit(PHRASE_LIMIT, "the copy button's limit")]
    moves: Moves


class StageAdviceShape(Shape):
    """What a type needs at one stage."""

    tip: TipShape
    phrases: Annotated[list[PhraseShape], Field(min_length=2)]


class TypeShape(Shape):
    """A file of ``types/``."""

    id: Id
    emoji: Emoji
    name: Name
    portrait: Portrait
    need: Need
    welcomes: Annotated[list[Id], Field(min_length=2)]
    resists: Annotated[list[Id], Field(min_length=1)]
    do: Annotated[list[DoShape], Field(min_length=3, max_length=4)]
    dont: Annotated[list[DoShape], Field(min_length=2, max_length=3)]
    stages: Annotated[dict[Id, StageAdviceShape], Field(min_length=1)]
    sources: Annotated[list[SourceId], Field(min_length=1)]
