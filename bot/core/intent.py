"""What a plain text is meant as: an objection to answer, words to search, or the description of a customer."""

from dataclasses import dataclass, field

from bot.core.context import NOTHING_IN_HAND
from bot.core.directory import Entry
from bot.core.engine import Engine
from bot.core.hearing import Heard
from bot.core.reading import Reading
from bot.core.repertoire import Objection

SHORT_HAN, SHORT_LATIN = range(2, 13), range(4, 29)
"""Characters of a text that may be words to search for: fewer say nothing ("hi"), more describe."""

BRIEF = 52
"""Bytes of an objection and little else: longer, and showing anything of the customer, it is a description with one."""

WORTH_SHOWING = 0.5
"""A name that fits worse than this is not what was meant."""


@dataclass(frozen=True, slots=True)
class Objecting:
    """The text is what a customer says against it, and little else."""

    objection: Objection


@dataclass(frozen=True, slots=True)
class Searching:
    """The text is a few words that name something in the library."""

    query: str


@dataclass(frozen=True, slots=True)
class Describing:
    """Everything else, with what was read and heard to find that out, so that nobody does it twice."""

    reading: Reading | None = field(default=None, compare=False)
    heard: tuple[Heard, ...] | None = field(default=None, compare=False)


Intent = Objecting | Searching | Describing


def intent_of(engine: Engine, text: str, pack: str = "") -> Intent:
    """Several names or a question, an objection, a name, what shows a signal, then whatever else can be found."""
    if is_short(text) and ((" " in text.strip() and engine.finder.names(text)) or engine.finder.asks(text)):
        return Searching(text)
    reading = engine.reader.read(text)
    heard = engine.ears.hear(text, pack)
    brief = len(text.encode()) <= BRIEF or not reading.findings
    if heard and brief and not _tells_more(reading, [one.span for one in heard]):
        return Objecting(heard[0].objection)
    if not is_short(text):
        return Describing(reading, heard)
    if engine.finder.names(text):
        return Searching(text)
    if reading.findings or reading.stage:
        return Describing(reading, heard)
    best = next(iter(engine.find(text, NOTHING_IN_HAND, most=1)), None)
    named = best is not None and isinstance(best.found, Entry) and best.score >= WORTH_SHOWING
    return Searching(text) if named else Describing(reading, heard)


def is_short(text: str) -> bool:
    """Is it of the length of words to search for?"""
    return len(text.strip()) in (SHORT_LATIN if text.isascii() else SHORT_HAN)


def _tells_more(reading: Reading, spans: list[tuple[int, int]]) -> bool:
    """Does the text show anything of the customer outside these spans?"""
    return any(
        all(finding.span[1] <= start or end <= finding.span[0] for start, end in spans) for finding in reading.findings
    )
