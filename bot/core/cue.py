"""A cue: wording by which something is recognised, as the pattern it was authored as."""

from collections.abc import Iterable
from itertools import product
from typing import Literal

from bot.core.text import Language, Value

Polarity = Literal[1, -1]

SEGMENT, CHOICE, GAP = "\x1f", "|", "…"
"""How a cue's pattern is kept: segments, the choices within one, and the segment that is a gap."""


class Cue(Value, frozen=True):
    """Wording, already folded, that shows a signal (``polarity`` 1) or its opposite (-1).

    ``pattern`` holds its segments, which follow each other. ``anchor`` is the half-open range of segments by which the
    cue is found. ``weight`` is 0 to 1: how much the wording alone is worth. Thousands of cues are loaded and few are
    ever met, so a pattern is taken apart only when it is.
    """

    pattern: str
    anchor: tuple[int, int]
    language: Language
    polarity: Polarity
    weight: float

    @property
    def segments(self) -> tuple[tuple[str, ...], ...]:
        """For each segment the choices of which one must stand there, empty for a gap within the clause.

        A choice ending in ``~`` takes in the rest of its English word.
        """
        parts = self.pattern.split(SEGMENT)
        return tuple(() if part == GAP else tuple(part.split(CHOICE)) for part in parts)

    @property
    def anchors(self) -> Iterable[str]:
        """The literal forms of the anchor."""
        first, last = self.anchor
        parts = self.pattern.split(SEGMENT)[first:last]
        if len(parts) == 1:
            return parts[0].split(CHOICE)
        return map("".join, product(*(part.split(CHOICE) for part in parts)))
