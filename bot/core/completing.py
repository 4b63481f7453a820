"""Complete a cue around its anchor: what must stand before and after it, and whole English words only."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from bot.core.cue import SEGMENT, Cue
from bot.core.text import Language

GAP_WIDTH: dict[Language, int] = {"zh": 8, "en": 28}
"""How wide a gap within a cue may be, in characters (four English words are about 28)."""

_CLAUSE_END = frozenset(",;。.!?\n、")

_Edge = tuple[tuple[str, ...], int]
"""The wordings one of which must stand on one side of an anchor: at once (0), or within so many characters."""


class Candidate:
    """A cue that may stand where its anchor was found; its other segments are prepared when first needed."""

    __slots__ = ("_following", "_left", "_preceding", "_right", "_whole", "cue", "is_han_whole", "owner")

    def __init__(self, owner: str, cue: Cue) -> None:
        first, last = cue.anchor
        self.owner = owner
        self.cue = cue
        self._whole = first == 0 and last == cue.pattern.count(SEGMENT) + 1
        # Chinese has no word ends to look at: where such an anchor stands, the cue stands.
        self.is_han_whole = self._whole and not any(map(_latin, cue.pattern))
        self._following: _Edge | None = None
        self._preceding: _Edge | None = None
        self._left: list[_Side] | None = None
        self._right: list[_Side] = []

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Do the characters around the anchor allow the segments next to it? A quick look that is seldom wrong."""
        if self._whole:
            return True
        if self._left is None:
            self._prepare()
        if self._following is not None:
            wordings, reach = self._following
            if not (
                any(map(text[end : end + reach].__contains__, wordings)) if reach else text.startswith(wordings, end)
            ):
                return False
        if self._preceding is None:
            return True
        wordings, reach = self._preceding
        if not reach:
            return text.endswith(wordings, 0, start)
        return any(map(text[max(0, start - reach) : start].__contains__, wordings))

    def around(self, text: str, start: int, end: int, *, open_end: bool) -> tuple[int, int] | None:
        """The whole cue around its anchor, if it may stand there: its widest span of whole words, or None.

        ``open_end`` says that the anchor's last word may go on.
        """
        if open_end:
            end = _word_end(text, end)
        if self._whole:
            return None if _inside_word(text, start) or _inside_word(text, end) else (start, end)
        if len(self._right) < 2 and len(self._left or ()) < 2:  # noqa: PLR2004  # most cues: no sets are needed
            return self._between(text, start, end)
        rights = _reached(text, end, self._right)
        lefts = _reached(text, start, self._left or ()) if rights else set()
        if self.cue.language == "en":
            rights = {right for right in rights if not _inside_word(text, right)}
            lefts = {left for left in lefts if not _inside_word(text, left)}
        return (min(lefts), max(rights)) if lefts and rights else None

    def _between(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        right: int | None = end
        left: int | None = start
        if self._right:
            right = self._right[0].furthest(text, end)
        if self._left and right is not None:
            left = self._left[0].furthest(text, start)
        if right is None or left is None or _inside_word(text, left) or _inside_word(text, right):
            return None
        return left, right

    def _prepare(self) -> None:
        first, last = self.cue.anchor
        segments, gap = self.cue.segments, GAP_WIDTH[self.cue.language]
        self._right = list(_sides(segments[last:], gap, _Following))
        self._left = list(_sides(segments[:first][::-1], gap, _Preceding))
        # With an open end the anchor's word may go on, so anything may follow it.
        open_end = any(choice[-1:] == "~" for choice in segments[last - 1])
        self._following = None if open_end else _edge(self._right)
        self._preceding = _edge(self._left)


class _Side(ABC):
    """The choices of one segment, by the character nearest to the anchor; ``slack`` is the gap allowed before it."""

    def __init__(self, choices: Sequence[str], slack: int) -> None:
        self.optional = "" in choices
        self.open_words = any(choice[-1:] == "~" for choice in choices)
        self.slack = slack
        self.by_edge: dict[str, list[tuple[str, bool]]] = {}
        for choice in filter(None, choices):
            literal = choice.removesuffix("~")
            self.by_edge.setdefault(self.edge(literal), []).append((literal, literal != choice))

    @abstractmethod
    def edge(self, literal: str) -> str:
        """The character of a choice that is nearest to the anchor."""

    @abstractmethod
    def reached(self, text: str, here: int) -> Iterator[int]:
        """The positions at the far end of every choice that stands at ``here``, or within the gap."""

    def furthest(self, text: str, here: int) -> int | None:
        """The furthest of them from ``here`` that cuts no word."""
        ends = [end for end in self.reached(text, here) if not _inside_word(text, end)]
        return max(ends, key=lambda end: abs(end - here)) if ends else None


class _Following(_Side):
    def edge(self, literal: str) -> str:
        return literal[:1]

    def reached(self, text: str, here: int) -> Iterator[int]:
        if self.optional:
            yield here
        if self.slack and _inside_word(text, here):
            return
        for at in range(here, min(here + self.slack, len(text) - 1) + 1):
            for literal, is_open in self.by_edge.get(text[at], ()):
                if text.startswith(literal, at) and not (self.slack and _inside_word(text, at)):
                    end = at + len(literal)
                    yield _word_end(text, end) if is_open else end
            if text[at] in _CLAUSE_END:
                return
            if self.optional and self.slack:
                yield at + 1

    def furthest(self, text: str, here: int) -> int | None:
        if self.slack or self.open_words:
            return super().furthest(text, here)
        best = here if self.optional and not _inside_word(text, here) else -1
        for literal, _ in self.by_edge.get(text[here : here + 1], ()):
            end = here + len(literal)
            if end > best and text.startswith(literal, here) and not _inside_word(text, end):
                best = end
        return best if best >= 0 else None


class _Preceding(_Side):
    def edge(self, literal: str) -> str:
        return literal[-1:]

    def reached(self, text: str, here: int) -> Iterator[int]:
        if self.optional:
            yield here
        if self.slack and _inside_word(text, here):
            return
        if self.open_words and not self.slack:
            yield from self._of_a_longer_word(text, here)
        for at in range(here, max(here - self.slack, 1) - 1, -1):
            for literal, is_open in self.by_edge.get(text[at - 1], ()):
                whole = is_open or not (self.slack and _inside_word(text, at))
                if whole and text.endswith(literal, 0, at):
                    yield at - len(literal)
            if text[at - 1] in _CLAUSE_END:
                return
            if self.optional and self.slack:
                yield at - 1

    def _of_a_longer_word(self, text: str, here: int) -> Iterator[int]:
        """Open choices whose word goes on up to ``here``."""
        at = here
        while at and _latin(text[at - 1]):
            at -= 1
            for literal, is_open in self.by_edge.get(text[at - 1 : at], ()):
                if is_open and text.endswith(literal, 0, at):
                    yield at - len(literal)


def _sides(segments: Sequence[tuple[str, ...]], gap: int, kind: type[_Side]) -> Iterator[_Side]:
    slack = 0
    for choices in segments:
        if choices:
            yield kind(choices, slack)
        slack = 0 if choices else gap


def _reached(text: str, position: int, sides: Sequence[_Side]) -> set[int]:
    """Every far end that all segments on one side of the anchor can reach."""
    reached = {position}
    for side in sides:
        reached = {end for here in reached for end in side.reached(text, here)}
        if not reached:
            break
    return reached


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _latin(text[end]):
        end += 1
    return end


def _inside_word(text: str, position: int) -> bool:
    """Does this position cut an English word in two?"""
    return 0 < position < len(text) and _latin(text[position - 1]) and _latin(text[position])


def _edge(sides: Sequence[_Side]) -> _Edge | None:
    """What must stand on this side of the anchor, behind what may be missing; None: anything may."""
    reach = 0
    for side in sides:
        wordings = tuple(literal for found in side.by_edge.values() for literal, _ in found)
        longest = max(map(len, wordings))
        if side.open_words:
            return None
        if not side.optional:
            return wordings, reach + side.slack + longest if reach or side.slack else 0
        reach += side.slack + longest
    return None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
