"""The shape of what is looked up: objections with their answers, and plays."""

from typing import Annotated, Literal

from pydantic import Field

from bot.content.texts import Also, Emoji, Id, Name, Need, PhraseShape, Sentence, Shape, Sources, Step, TipShape


class PlainCues(Shape):
    """Wordings by which it is recognised, in the cue syntax of signals."""

    zh: Annotated[list[str], Field(min_length=1)]
    en: Annotated[list[str], Field(min_length=1)]


class AnswersShape(Shape):
    """Lines that answer an objection: for anyone, and by the type of the customer."""

    general: Annotated[list[PhraseShape], Field(min_length=2)]
    by_type: dict[Id, Annotated[list[PhraseShape], Field(min_length=1)]] = {}


class ObjectionShape(Shape):
    """A file of ``objections/``, and an entry of a pack's ``objections.yaml``."""

    id: Id
    name: Name
    also: Also = Also()
    cues: PlainCues
    behind: Need
    tip: TipShape
    answers: AnswersShape
    sources: Sources


class StepShape(Shape):
    """One line of a checklist, with its reason."""

    text: Step
    why: Step


class PartShape(Shape):
    """One part of a play: what fits a phone screen."""

    name: Name
    steps: Annotated[list[StepShape], Field(min_length=1, max_length=6)]


class PlayShape(Shape):
    """A file of ``plays/``: a procedure as short checklists."""

    id: Id
    emoji: Emoji
    name: Name
    also: Also = Also()
    reader: Literal["rep", "lead", "both"]
    when: Sentence
    parts: Annotated[list[PartShape], Field(min_length=1, max_length=7)]
    phrases: list[PhraseShape] = []
    sources: Sources
