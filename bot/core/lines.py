"""Every line of the library to say or send, with where it belongs: what is searched, offered and counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s

from bot.core.advice import Advice
from bot.core.library import Library
from bot.core.packs import Pack
from bot.core.repertoire import Objection

LONGEST_LINE = 256
"""Characters of a line: what a copy button holds (Bot API: CopyTextButton)."""

GREETING_STAGE = "aftercare"
"""Where greetings belong: they keep a customer, they do not sell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to say. ``type``, ``stage``, ``objection`` and ``pack`` are ids, empty where it belongs to none.

    ``key`` follows from the Chinese wording alone, so that a line keeps its count of use when it is moved. ``own``: it
    is the team's own, and its key is that of its row.
    """

    key: str
    advice: Advice
    type: str = ""
    stage: str = ""
    objection: str = ""
    play: str = ""
    pack: str = ""
    own: bool = False

    @classmethod
    def of(cls, advice: Advice, **places: str) -> "Line":
        """A line of the library, with the ids of what it belongs to."""
        return cls(line_key(advice), advice, **places)  # type: ignore[arg-type]  # no place is ``own``


def line_key(advice: Advice) -> str:
    """The key of a line: 12 hexadecimal digits."""
    return blake2s(advice.text.zh.encode(), digest_size=6).hexdigest()


def lines_of(library: Library) -> Iterator[Line]:
    """All lines: types', objections', plays', packs' and greetings', in that order."""
    for kind in library.types.values():
        for stage, advice in kind.stages.items():
            yield from (Line.of(line, type=kind.id, stage=stage) for line in advice.phrases)
    for objection in library.objections.values():
        yield from _answers(objection, "")
    for play in library.plays.values():
        yield from (Line.of(line, play=play.id) for line in play.phrases)
    for pack in library.packs.values():
        yield from _trade(pack)
    if library.calendar:
        yield from (Line.of(line, stage=GREETING_STAGE) for line in library.calendar.greetings)


def _trade(pack: Pack) -> Iterator[Line]:
    for trade in pack.lines:
        yield Line.of(trade.advice, type=trade.type or "", stage=trade.stage, pack=pack.id)
    for objection in pack.objections.values():
        yield from _answers(objection, pack.id)
    for rule in pack.rules:
        if rule.say:
            yield Line.of(rule.say, pack=pack.id)


def _answers(objection: Objection, pack: str) -> Iterator[Line]:
    for line in objection.general:
        yield Line.of(line, stage="answer", objection=objection.id, pack=pack)
    for kind, lines in objection.by_type.items():
        for line in lines:
            yield Line.of(line, type=kind, stage="answer", objection=objection.id, pack=pack)
