"""What must stand on one side of a cue's anchor: its choices, across a gap or at once, and whole English words only."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from bot.core.text import Language

GAP_WIDTH: dict[Language, int] = {"zh": 8, "en": 28}
"""How wide a gap within a cue may be, in characters (four English words are about 28)."""

CLAUSE_END = frozenset(",;。.!?\n、")

MOST_WRITTEN_OUT = 64
"""Forms that neighbouring segments may have together to be written out as one: looking at each costs more."""

KEY: dict[Language, int] = {"zh": 1, "en": 2}
"""Characters beside an anchor by which a cue is looked up; beside an English word mostly stands a blank."""

Choices = tuple[str, ...]

Wording = tuple[str, int]
"""What may stand beside an anchor, and how many characters may lie between."""

WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""What an English word is made of."""


class Side(ABC):
    """The choices of one segment, by the character nearest to the anchor; ``slack`` is the gap allowed before it.

    A choice that is ``late`` may stand one character further away.
    """

    nearest: ClassVar[int]
    """The index of a choice's character that is nearest to the anchor."""

    def __init__(self, choices: Sequence[str], slack: int, late: Collection[str] = ()) -> None:
        self.optional = "" in choices
        self.open_words = any(choice[-1:] == "~" for choice in choices)
        self.slack = slack
        self.late = frozenset(late)
        given = sorted(filter(None, choices), key=len, reverse=True)
        self.literals = [choice.removesuffix("~") for choice in given] if self.open_words else given
        self.by_edge: dict[str, list[tuple[str, bool]]] = {}
        for choice, literal in zip(given, self.literals, strict=True):
            self.by_edge.setdefault(literal[self.nearest :][:1], []).append((literal, literal != choice))

    @property
    def is_gap(self) -> bool:
        """Must it stand, and somewhere within a gap?"""
        return bool(self.slack) and not self.optional

    def within_gap(self) -> "list[Wording]":
        """Every choice, and how wide the gap before it may be."""
        return [(literal, self.slack + (literal in self.late)) for literal in self.literals if literal]

    @staticmethod
    @abstractmethod
    def joined(nearer: str, farther: str) -> str:
        """Two wordings, the first nearer to the anchor, as they stand in the text."""

    @abstractmethod
    def key(self, nearer: str, literal: str, size: int, *, is_open: bool) -> str:
        """The ``size`` characters nearest to the anchor, or what is known of them, when ``literal`` follows."""

    @abstractmethod
    def reached(self, text: str, here: int) -> Iterator[int]:
        """The positions at the far end of every choice that stands at ``here``, or within the gap."""

    def furthest(self, text: str, here: int) -> int | None:
        """The furthest of them from ``here`` that cuts no word."""
        ends = [end for end in self.reached(text, here) if not inside_word(text, end)]
        return max(ends, key=lambda end: abs(end - here)) if ends else None


class Following(Side):
    """Behind the anchor."""

    nearest = 0

    @staticmethod
    def joined(nearer: str, farther: str) -> str:
        """One after the other."""
        return nearer + farther

    def key(self, nearer: str, literal: str, size: int, *, is_open: bool) -> str:  # noqa: ARG002  # of any word
        """The first characters."""
        return (nearer + literal)[:size]

    def reached(self, text: str, here: int) -> Iterator[int]:
        """Their ends."""
        if self.optional:
            yield here
        if self.slack and inside_word(text, here):
            return
        for at in range(here, min(here + self.slack + bool(self.late), len(text) - 1) + 1):
            for literal, is_open in self.by_edge.get(text[at], ()):
                if at - here > self.slack and literal not in self.late:
                    continue
                if text.startswith(literal, at) and not (self.slack and inside_word(text, at)):
                    end = at + len(literal)
                    yield word_end(text, end) if is_open else end
            if text[at] in CLAUSE_END:
                return
            if self.optional and self.slack:
                yield at + 1

    def furthest(self, text: str, here: int) -> int | None:
        """The furthest, found without looking at the others where no gap is allowed."""
        if self.slack or self.open_words:
            return super().furthest(text, here)
        for literal, _ in self.by_edge.get(text[here : here + 1], ()):
            if text.startswith(literal, here) and not inside_word(text, here + len(literal)):
                return here + len(literal)
        return here if self.optional and not inside_word(text, here) else None


class Preceding(Side):
    """Before the anchor."""

    nearest = -1

    @staticmethod
    def joined(nearer: str, farther: str) -> str:
        """The other way round."""
        return farther + nearer

    def key(self, nearer: str, literal: str, size: int, *, is_open: bool) -> str:
        """The last characters; of a word that goes on they are not known."""
        return nearer if is_open else (literal + nearer)[-size:]

    def reached(self, text: str, here: int) -> Iterator[int]:
        """Their starts."""
        if self.optional:
            yield here
        if self.slack and inside_word(text, here):
            return
        if self.open_words and not self.slack:
            yield from self._of_a_longer_word(text, here)
        for at in range(here, max(here - self.slack - bool(self.late), 1) - 1, -1):
            for literal, is_open in self.by_edge.get(text[at - 1], ()):
                if here - at > self.slack and literal not in self.late:
                    continue
                whole = is_open or not (self.slack and inside_word(text, at))
                if whole and text.endswith(literal, 0, at):
                    yield at - len(literal)
            if text[at - 1] in CLAUSE_END:
                return
            if self.optional and self.slack:
                yield at - 1

    def furthest(self, text: str, here: int) -> int | None:
        """The furthest, found without looking at the others where no gap is allowed."""
        if self.slack or self.open_words:
            return super().furthest(text, here)
        for literal, _ in self.by_edge.get(text[here - 1], ()) if here else ():
            if text.endswith(literal, 0, here) and not inside_word(text, here - len(literal)):
                return here - len(literal)
        return here if self.optional and not inside_word(text, here) else None

    def _of_a_longer_word(self, text: str, here: int) -> Iterator[int]:
        """Open choices whose word goes on up to ``here``."""
        at = here
        while at and text[at - 1] in WORD:
            at -= 1
            for literal, is_open in self.by_edge.get(text[at - 1 : at], ()):
                if is_open and text.endswith(literal, 0, at):
                    yield at - len(literal)


Part = tuple[Choices, int, Collection[str]]
"""What a side is made of: its choices, the gap before it, and those that may stand one character further away."""


def apart(segments: Sequence[Choices], gap: int) -> Iterator[Part]:
    """The segments on one side of the anchor, from it outwards."""
    slack = 0
    for choices in segments:
        if choices:
            yield choices, slack, ()
        slack = 0 if choices else gap


def joined_up(segments: Sequence[Choices], gap: int, kind: type[Side], *, late: bool) -> list[Part]:
    """The same, with neighbours that have few forms written out; over what may be missing behind a gap if ``late``."""
    joined: list[Part] = []
    for choices, slack, _ in apart(segments, gap):
        near, before, lately = joined[-1] if joined else ((), 0, ())
        few = 0 < len(near) * len(choices) <= MOST_WRITTEN_OUT
        is_open = any(choice[-1:] == "~" for choice in (*near, *choices))
        if not few or slack or is_open or (before and "" in near and not late):
            joined.append((choices, slack, ()))
            continue
        later = {*lately, ""} if before and "" in near else {*lately}
        forms = tuple(dict.fromkeys(kind.joined(one, far) for one in near for far in choices))
        joined[-1] = (forms, before, {kind.joined(one, far) for one in later for far in choices} - {""})
    return joined


def beside(sides: Sequence[Side], size: int) -> Collection[str]:
    """What may stand at once on this side of the anchor, or ``size`` characters of it; empty: anything."""
    if sides and not sides[0].slack and not sides[0].optional and not sides[0].open_words:
        return sides[0].literals
    done: set[str] = set()
    growing = {""}
    for side in sides:
        if side.slack:
            break
        longer = {
            (side.key(nearer, literal, size, is_open=is_open), is_open)
            for nearer in growing
            for literals in side.by_edge.values()
            for literal, is_open in literals
        }
        done |= {key for key, is_open in longer if is_open or len(key) == size}
        growing = {key for key, _ in longer} - done | (growing if side.optional else set())
    done |= growing
    return () if "" in done else done


def reached(text: str, position: int, sides: Sequence[Side]) -> set[int]:
    """Every far end that all segments on one side of the anchor can reach."""
    reached = {position}
    for side in sides:
        reached = {end for here in reached for end in side.reached(text, here)}
        if not reached:
            break
    return reached


def word_end(text: str, end: int) -> int:
    """Where the English word ends that goes on here."""
    while end < len(text) and text[end] in WORD:
        end += 1
    return end


def inside_word(text: str, position: int) -> bool:
    """Does this position cut an English word in two?"""
    return 0 < position < len(text) and text[position - 1] in WORD and text[position] in WORD
