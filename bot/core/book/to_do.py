"""Something to do for a customer by a day, in a line: 王姐明天下午三点给报价, remind me to call Mrs Smith on Friday."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.book.clauses import Dated
from bot.core.book.naming import leading_name
from bot.core.book.writing import Writing

_REMIND: Final = re.compile(
    r"\s*(?:(?:请|到时候?)?提醒我|记得|别忘了|remind me(?: to)?|remember to|don't forget to)\s*", re.IGNORECASE
)
_TO: Final = re.compile(
    r"\s*[,:]?\s*(?:要|该|去|再)?(?:给|约|找|跟|和|拜访|回访|联系|看|call|ring|phone|visit|see|meet|text|message|email)\s*",
    re.IGNORECASE,
)
_EDGES: Final = " ，,。.!！;；"
_LONGEST, _LONGEST_REST = 60, 36
"""Characters of the line; bytes of what stands in it beside name and day: a longer one tells of more."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """``name`` is whom it is for, ``words`` what is to be done and when, a name at its beginning left out."""

    name: str
    words: str


def to_do(text: str, days: Sequence[Dated], writing: Writing) -> ToDo | None:
    """What a line wants done for whom, ``days`` being those it names; None when it is of something else."""
    level = writing.level(text)
    if len(level) > _LONGEST or not days:
        return None
    reminded = _REMIND.match(level)
    start = begins = reminded.end() if reminded else 0
    first = days[0].span
    if first[0] <= start:
        start = first[1]
    asked = _TO.match(level, start)
    name = leading_name(level, asked.end() if asked else start)
    if name is None:
        return None
    outside = [place for place in range(len(text)) if not _within(place, name, *(day.span for day in days))]
    rest = "".join(text[place] for place in outside if place >= begins)
    if len(rest.strip(_EDGES).encode(errors="replace")) > _LONGEST_REST:
        return None
    words = text[name[1] if name[0] == begins else begins :].strip(_EDGES)
    return ToDo(text[slice(*name)].strip(_EDGES), words)


def _within(place: int, *spans: tuple[int, int]) -> bool:
    return any(start <= place < end for start, end in spans)
