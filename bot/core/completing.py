"""Complete a cue around its anchor: what must stand before and after it, and whole English words only."""

from collections.abc import Iterator, Sequence

from bot.core.library import Cue
from bot.core.text import Language

GAP: dict[Language, int] = {"zh": 8, "en": 28}
"""How wide a gap within a cue may be, in characters (four English words are about 28)."""

_CLAUSE_END = frozenset(",;。.!?\n、")


class Candidate:
    """A cue that may stand where its anchor was found; its other segments are prepared when first needed."""

    __slots__ = ("_following", "_left", "_preceding", "_right", "_whole", "cue", "owner")

    def __init__(self, owner: str, cue: Cue) -> None:
        first, last = cue.anchor
        self.owner = owner
        self.cue = cue
        self._whole = first == 0 and last == len(cue.segments)
        self._following: frozenset[str] | None = None
        self._preceding: frozenset[str] | None = None
        self._left: list[_Side] | None = None
        self._right: list[_Side] = []

    def may_stand(self, before: str, after: str) -> bool:
        """Do the characters next to the anchor allow the segments next to it? A quick look that is seldom wrong."""
        if self._whole:
            return True
        if self._left is None:
            self._prepare()
        if self._following is not None and after not in self._following:
            return False
        return self._preceding is None or before in self._preceding

    def around(self, text: str, start: int, end: int, *, open_end: bool) -> tuple[int, int] | None:
        """The whole cue around its anchor, if it may stand there: its widest span of whole words, or None.

        ``open_end`` says that the anchor's last word may go on.
        """
        if open_end:
            end = _word_end(text, end)
        if self._whole:
            return None if _inside_word(text, start) or _inside_word(text, end) else (start, end)
        rights = _reached(text, end, self._right)
        lefts = _reached(text, start, self._left or ()) if rights else set()
        if self.cue.language == "en":
            rights = {right for right in rights if not _inside_word(text, right)}
            lefts = {left for left in lefts if not _inside_word(text, left)}
        return (min(lefts), max(rights)) if lefts and rights else None

    def _prepare(self) -> None:
        first, last = self.cue.anchor
        gap = GAP[self.cue.language]
        self._following, self._preceding = _edges(self.cue, last, 0), _edges(self.cue, first - 1, -1)
        self._right = list(_sides(self.cue.segments[last:], gap, _Following))
        self._left = list(_sides(self.cue.segments[:first][::-1], gap, _Preceding))


class _Side:
    """The choices of one segment, by the character nearest to the anchor; ``slack`` is the gap allowed before it."""

    def __init__(self, choices: Sequence[str], slack: int) -> None:
        self.optional = "" in choices
        self.slack = slack
        self.by_edge: dict[str, list[tuple[str, bool]]] = {}
        for choice in filter(None, choices):
            literal = choice.removesuffix("~")
            self.by_edge.setdefault(self.edge(literal), []).append((literal, literal != choice))

    def edge(self, literal: str) -> str:
        raise NotImplementedError

    def reached(self, text: str, here: int) -> Iterator[int]:
        """The positions at the far end of every choice that stands at ``here``, or within the gap."""
        raise NotImplementedError


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


class _Preceding(_Side):
    def edge(self, literal: str) -> str:
        return literal[-1:]

    def reached(self, text: str, here: int) -> Iterator[int]:
        if self.optional:
            yield here
        if self.slack and _inside_word(text, here):
            return
        for at in range(here, max(here - self.slack, 1) - 1, -1):
            for literal, is_open in self.by_edge.get(text[at - 1], ()):
                whole = is_open or not (self.slack and _inside_word(text, at))
                if whole and text.endswith(literal, 0, at):
                    yield at - len(literal)
            if text[at - 1] in _CLAUSE_END:
                return


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


def _edges(cue: Cue, index: int, edge: int) -> frozenset[str] | None:
    """The characters one of which must stand next to the anchor on this side; None when anything may."""
    if not 0 <= index < len(cue.segments):
        return None
    choices = cue.segments[index]
    if not choices or "" in choices or (edge == -1 and any(choice[-1] == "~" for choice in choices)):
        return None
    # An open word end before it lets the anchor's word go on, so its next character may be any letter.
    if edge == 0 and any(choice[-1:] == "~" for choice in cue.segments[index - 1]):
        return None
    return frozenset(choice[edge] for choice in choices)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
