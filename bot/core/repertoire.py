"""What is looked up rather than deduced: objections with their answers, and plays."""

from collections.abc import Mapping
from typing import Literal

from bot.core.advice import Advice
from bot.core.cue import Cue
from bot.core.text import Text, Value

Reader = Literal["rep", "lead", "both"]


class Objection(Value, frozen=True):
    """What a customer says against it, what is behind it, and answers: for anyone and by the customer's type."""

    id: str
    name: Text
    also: tuple[str, ...]
    cues: tuple[Cue, ...]
    behind: Text
    tip: Advice
    general: tuple[Advice, ...]
    by_type: Mapping[str, tuple[Advice, ...]]
    sources: tuple[str, ...]


class PlayStep(Value, frozen=True):
    """One line of a checklist, and the reason for it."""

    text: Text
    why: Text


class PlayPart(Value, frozen=True):
    """The steps that fit one screen."""

    name: Text
    steps: tuple[PlayStep, ...]


class Play(Value, frozen=True):
    """A procedure as short checklists; ``reader`` is who follows it."""

    id: str
    emoji: str
    name: Text
    also: tuple[str, ...]
    reader: Reader
    when: Text
    parts: tuple[PlayPart, ...]
    phrases: tuple[Advice, ...]
    sources: tuple[str, ...]
