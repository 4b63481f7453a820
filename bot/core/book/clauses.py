"""A line cut where a person would take a breath."""

import re
from typing import Protocol

from bot.core.book.writing import HAN

Span = tuple[int, int]
"""A half-open piece of a text."""


class Dated(Protocol):
    """A date found in the text, at a half-open span."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


_BREAK = re.compile(
    rf"(?:[;:。!?\n\r、]|,(?!\d{{3}})|(?<!\bb)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)\.(?=\s|$)|\s-+\s|(?<=[{HAN}])\s|"
    rf"\s(?=[{HAN}]))"
)
_TIME = re.compile(r"(?<=\d):(?=\d)")


def clauses(level: str) -> list[Span]:
    """The clauses of a levelled text, blanks at their ends left out. In Chinese a blank parts, too."""
    spans: list[Span] = []
    start = 0
    for end, after in [*((one.start(), one.end()) for one in _BREAK.finditer(level)), (len(level), len(level))]:
        if _TIME.match(level, end):
            continue
        piece = level[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = after
    return spans


def overlap(one: Span, other: Span) -> bool:
    """Have they a place in common?"""
    return one[0] < other[1] and other[0] < one[1]
