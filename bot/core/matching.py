"""Find every cue of the library in a folded text: one pass of an automaton over anchors, then a look around each."""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

import ahocorasick_rs

from bot.core.library import Cue

GAP_HAN, GAP_LATIN = 8, 28
"""How wide a gap within a cue may be, in characters (four English words are about 28)."""

_CLAUSE_END = frozenset(",;。.!?\n、")


class Match(NamedTuple):
    """A cue found at a half-open span of the folded text; ``owner`` is the id it was registered for."""

    start: int
    end: int
    owner: str
    cue: Cue


class Matcher:
    """An automaton over the anchors of cues. ``find`` is linear in the text plus the anchors found."""

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        anchors: dict[str, list[tuple[str, Cue]]] = {}
        for owner, cue in cues:
            first, last = cue.anchor
            for form in product(*cue.segments[first:last]):
                literal = "".join(form).removesuffix("~")
                if literal:
                    anchors.setdefault(literal, []).append((owner, cue))
        self._cues = list(anchors.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(anchors), store_patterns=False)

    def find(self, text: str) -> list[Match]:
        """Matches in order of place; one that lies wholly inside a longer one is left out."""
        found: dict[tuple[int, int, str, int], Match] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for owner, cue in self._cues[index]:
                span = _around(text, start, end, cue)
                if span is not None:
                    found.setdefault((*span, owner, cue.polarity), Match(*span, owner, cue))
        return _outermost(list(found.values()))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _around(text: str, start: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """The whole cue around its anchor: its widest span, or None when the rest is not there."""
    first, last = cue.anchor
    segments = cue.segments
    if _latin(text[start]) and start and _latin(text[start - 1]):
        return None
    open_end = any(choice.endswith("~") for choice in segments[last - 1])
    if _latin(text[end - 1]) and end < len(text) and _latin(text[end]):
        if not open_end:
            return None
        end = _word_end(text, end)
    left = start if first == 0 else _leftwards(text, start, cue)
    if left is None:
        return None
    right = end if last == len(segments) else _rightwards(text, end, cue)
    if right is None or _cuts_word(text, left, right):
        return None
    return left, right


def _rightwards(text: str, position: int, cue: Cue) -> int | None:
    """The furthest end of the segments after the anchor."""
    ends = {position}
    slack = 0
    for choices in cue.segments[cue.anchor[1] :]:
        if not choices:
            slack = GAP_HAN if cue.language == "zh" else GAP_LATIN
            continue
        ends = {end for here in ends for choice in choices for end in _after(text, here, choice, slack)}
        slack = 0
        if not ends:
            return None
    return max(ends)


def _leftwards(text: str, position: int, cue: Cue) -> int | None:
    """The furthest start of the segments before the anchor."""
    starts = {position}
    slack = 0
    for choices in reversed(cue.segments[: cue.anchor[0]]):
        if not choices:
            slack = GAP_HAN if cue.language == "zh" else GAP_LATIN
            continue
        starts = {start for here in starts for choice in choices for start in _before(text, here, choice, slack)}
        slack = 0
        if not starts:
            return None
    return min(starts)


def _after(text: str, here: int, choice: str, slack: int) -> Iterable[int]:
    """Where ``choice`` ends when it begins at ``here``, or within ``slack`` characters of the same clause."""
    literal = choice.removesuffix("~")
    start = text.find(literal, here, here + slack + len(literal)) if slack else here
    if start < 0 or not text.startswith(literal, start) or not _CLAUSE_END.isdisjoint(text[here:start]):
        return ()
    end = start + len(literal)
    return (_word_end(text, end) if choice != literal else end,)


def _before(text: str, here: int, choice: str, slack: int) -> Iterable[int]:
    """Where ``choice`` begins when it ends at ``here``, or within ``slack`` characters before it."""
    literal = choice.removesuffix("~")
    if choice != literal:
        while here and _latin(text[here - 1]) and not text.endswith(literal, 0, here):
            here -= 1
    start = text.rfind(literal, max(0, here - slack - len(literal)), here) if slack else here - len(literal)
    if (
        start < 0
        or not text.startswith(literal, start)
        or not _CLAUSE_END.isdisjoint(text[start + len(literal) : here])
    ):
        return ()
    return (start,)


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _latin(text[end]):
        end += 1
    return end


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Does the span begin or end inside an English word?"""
    cuts_first = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    return cuts_first or (end < len(text) and _latin(text[end - 1]) and _latin(text[end]))


def _outermost(matches: list[Match]) -> list[Match]:
    matches.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    widest_start, widest_end = 0, -1
    for match in matches:
        if match.end <= widest_end and (match.start, match.end) != (widest_start, widest_end):
            continue
        kept.append(match)
        # What lies in the gap of a cue is wording of its own.
        if match.end > widest_end and all(match.cue.segments):
            widest_start, widest_end = match.start, match.end
    return kept
