"""Complete a cue around its anchor: what must stand before and after it, and where to look first."""

from collections.abc import Collection, Sequence
from typing import Literal

from bot.core.cue import Cue
from bot.core.sides import (
    GAP_WIDTH,
    KEY,
    WORD,
    Following,
    Preceding,
    Side,
    Wording,
    apart,
    beside,
    inside_word,
    joined_up,
    reached,
    word_end,
)

Where = Literal["next", "previous", "after", "before", "anywhere"]
"""Directly behind an anchor or before it, within a gap behind it or before it, or nowhere in particular."""


class Candidate:
    """A cue that may stand where its anchor was found; its other segments are prepared when first needed."""

    __slots__ = ("_left", "_plain", "_right", "_whole", "cue", "owner")

    def __init__(self, owner: str, cue: Cue) -> None:
        self.owner = owner
        self.cue = cue
        self._left: Sequence[Side] | None = None
        self._right: Sequence[Side] = ()
        self._whole = False
        self._plain = False

    def around(self, text: str, start: int, end: int, *, open_end: bool) -> tuple[int, int] | None:
        """The whole cue around its anchor, if it may stand there: its widest span of whole words, or None.

        ``open_end`` says that the anchor's last word may go on.
        """
        lefts, rights = self._sides()
        if open_end:
            end = word_end(text, end)
        if self._whole:
            return None if inside_word(text, start) or inside_word(text, end) else (start, end)
        if len(rights) < 2 and len(lefts) < 2:  # noqa: PLR2004  # most cues: no sets are needed
            return _between(text, start, end, lefts, rights)
        every_right = reached(text, end, rights)
        every_left = reached(text, start, lefts) if every_right else set()
        if self.cue.language == "en":
            every_right = {right for right in every_right if not inside_word(text, right)}
            every_left = {left for left in every_left if not inside_word(text, left)}
        return (min(every_left), max(every_right)) if every_left and every_right else None

    def beside(self, *, open_end: bool) -> "tuple[Where, Collection[Wording], bool]":
        """Where to look beside the anchor, what must be found there, and whether that is all of the cue."""
        preceding, following = self._sides()
        sure = self._plain and not open_end and len(preceding) + len(following) == 1
        sides: tuple[tuple[Where, Where, Sequence[Side]], ...] = (
            ("next", "after", () if open_end else following),
            ("previous", "before", preceding),
        )
        size = KEY[self.cue.language]
        at_once = [(where, beside(every, size), every[0]) for where, _, every in sides if every]
        found = [(where, [(one, 0) for one in wordings], side) for where, wordings, side in at_once if wordings]
        if not found:
            found = [(far, every[0].within_gap(), every[0]) for _, far, every in sides if every and every[0].is_gap]
        if not found:
            # Chinese has no word ends to look at: where such an anchor stands, the cue stands.
            return "anywhere", (), self._whole and WORD.isdisjoint(self.cue.pattern)
        where, wordings, side = min(found, key=lambda one: len(one[1]))
        return where, wordings, sure and not side.optional

    def _sides(self) -> "tuple[Sequence[Side], Sequence[Side]]":
        """What stands before and behind the anchor, from it outwards. Threads that meet here build the same."""
        if self._left is None:
            (first, last), segments = self.cue.anchor, self.cue.segments
            han = WORD.isdisjoint(self.cue.pattern)
            gap, late = GAP_WIDTH[self.cue.language], han and "~" not in self.cue.pattern
            left, right = (segments[:first][::-1], Preceding), (segments[last:], Following)
            sides = [[kind(*one) for one in joined_up(every, gap, kind, late=late)] for every, kind in (left, right)]
            # What a Latin word may end in is looked at more loosely in Chinese cues of several parts.
            loose = any(side.slack and side.optional for side in (*sides[0], *sides[1]))
            if self.cue.language == "zh" and (loose or not han):
                sides = [[kind(*one) for one in apart(every, gap)] for every, kind in (left, right)]
            self._plain = late
            self._whole = (first, last) == (0, len(segments))
            self._right = sides[1]
            self._left = sides[0]
        return self._left, self._right


def _between(text: str, start: int, end: int, lefts: Sequence[Side], rights: Sequence[Side]) -> tuple[int, int] | None:
    right: int | None = end
    left: int | None = start
    if rights:
        right = rights[0].furthest(text, end)
    if lefts and right is not None:
        left = lefts[0].furthest(text, start)
    if right is None or left is None or inside_word(text, left) or inside_word(text, right):
        return None
    return left, right
