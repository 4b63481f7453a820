"""The shape of what a verdict is made from: moves, stages, signals, trees and types.

Each is declared once, used to check, to load and to write editor schemas.
"""

from typing import Annotated

from pydantic import Field

from bot.content.texts import (
    Also,
    DoText,
    Emoji,
    Id,
    Label,
    Moves,
    Name,
    Need,
    PhraseShape,
    Portrait,
    Sentence,
    Shape,
    Sources,
    TipShape,
)


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
    also: Also = Also()
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
    """A file of ``trees/``. A ``main`` facet leads the card, and its types have advice for every stage."""

    facet: Id
    name: Label
    main: bool = False
    everyone: bool = False
    opening: OpeningShape = OpeningShape()
    root: Id
    nodes: list[NodeShape]
    shows: dict[Id, dict[Id, Annotated[float, Field(gt=0, le=4)]]]


class DoShape(Shape):
    """One thing to do or to avoid."""

    text: DoText
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
    also: Also = Also()
    portrait: Portrait
    need: Need
    welcomes: Annotated[list[Id], Field(min_length=2)]
    resists: Annotated[list[Id], Field(min_length=1)]
    do: Annotated[list[DoShape], Field(min_length=3, max_length=4)]
    dont: Annotated[list[DoShape], Field(min_length=2, max_length=3)]
    stages: Annotated[dict[Id, StageAdviceShape], Field(min_length=1)]
    sources: Sources
