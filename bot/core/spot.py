"""One literal by which cues are found: which of them stand where it was met in a text."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.core.completing import Candidate, Where
from bot.core.cue import Cue
from bot.core.sides import CLAUSE_END, GAP_WIDTH

Found = tuple[Candidate, bool]
"""A cue that an anchor may belong to, and whether the anchor's last word may go on."""

OFTEN = 8
"""Times a literal is met before it is worth some tenths of a millisecond to turn it away quickly."""

_STOPS = re.escape("".join(CLAUSE_END))


class Match(NamedTuple):
    """A cue found at a half-open span of the folded text; ``owner`` is the id it was registered for."""

    start: int
    end: int
    owner: str
    cue: Cue


_One = tuple[int, Candidate, bool, bool]
"""A cue's place among those of its literal, itself, whether the literal's last word may go on, and whether what is
looked up beside the literal is all of the cue."""

_Span = tuple[int, int]

_Spans = dict[int, _Span | None]
"""What was found of each cue that was looked at, by its number."""

_Standing = tuple[tuple[int, ...], dict[str, list[_One]]]
"""The lengths of what may stand beside a literal, longest first, and the cues it belongs to."""

_Within = dict[str, list[tuple[str, int, _One]]]
"""By the character nearest to the literal: what may stand within a gap, and how wide that may be."""

_Look = Callable[[str, int, int], object]


class Spot:
    """The cues of one literal by what must stand beside it, so that those that cannot stand are never looked at."""

    __slots__ = (
        "_after",
        "_always",
        "_before",
        "_gap",
        "_length",
        "_look_after",
        "_look_before",
        "_next",
        "_owned",
        "_previous",
        "_visits",
    )

    def __init__(self, length: int, found: Sequence[Found]) -> None:
        self._length = length
        self._owned = [(candidate.owner, candidate.cue) for candidate, _ in found]
        self._gap = GAP_WIDTH[found[0][0].cue.language] + 2  # the character behind it, and one further for what is late
        always: list[_One] = []
        self._after: _Within = {}
        self._before: _Within = {}
        beside: dict[Where, dict[str, list[_One]]] = {"next": {}, "previous": {}}
        for number, (candidate, open_end) in enumerate(found):
            where, wordings, sure = candidate.beside(open_end=open_end)
            one = (number, candidate, open_end, sure)
            if where == "anywhere":
                always.append(one)
            for wording, gap in wordings:
                if where == "after":
                    self._after.setdefault(wording[:1], []).append((wording, gap, one))
                elif where == "before":
                    self._before.setdefault(wording[-1:], []).append((wording, gap, one))
                else:
                    beside[where].setdefault(wording, []).append(one)
        # Nothing is None: most literals found lead nowhere, and an empty container is one more place to visit.
        self._always = always or None
        self._next = _by_nearest(beside["next"], 0) or None
        self._previous = _by_nearest(beside["previous"], -1) or None
        self._look_after: _Look | None = _unknown if self._after or self._next else None
        self._look_before: _Look | None = _unknown if self._before or self._previous else None
        self._visits = 0

    def find(self, text: str, end: int) -> Sequence[Match]:
        """Every cue around the literal that ends here, in the order of the cues."""
        start = end - self._length
        if self._always is None and not (
            (self._look_after and self._look_after(text, end, end + self._gap))
            or (self._look_before and self._look_before(text, max(0, start - self._gap), start))
        ):
            return ()
        if self._visits < OFTEN:
            self._visit()
        spans: _Spans = {}
        for one in self._always or ():
            _take(spans, one, text, (start, end), (start, end))
        if self._next and (standing := self._next.get(text[end : end + 1])):
            _take_next(spans, standing, text, start, end)
        if self._previous and start and (standing := self._previous.get(text[start - 1])):
            _take_previous(spans, standing, text, start, end)
        if self._after:
            self._take_after(spans, text, start, end)
        if self._before:
            self._take_before(spans, text, start, end)
        if not spans:
            return ()
        found = sorted(spans.items()) if len(spans) > 1 else spans.items()
        return [Match(span[0], span[1], *self._owned[number]) for number, span in found if span]

    def _visit(self) -> None:
        """Literals that are met again and again get a quick look: a regular expression, which is slow to make."""
        self._visits += 1
        if self._visits == OFTEN:
            if self._look_after:
                self._look_after = _ahead(self._next or (), self._after)
            if self._look_before:
                self._look_before = _behind(self._previous or (), self._before)

    def _take_after(self, spans: _Spans, text: str, start: int, end: int) -> None:
        for between, char in enumerate(text[end : end + self._gap]):
            for wording, gap, one in self._after.get(char, ()):
                if between <= gap and text.startswith(wording, end + between):
                    _take(spans, one, text, (start, end), (start, end + between + len(wording)))
            if char in CLAUSE_END:
                break

    def _take_before(self, spans: _Spans, text: str, start: int, end: int) -> None:
        for between, char in enumerate(reversed(text[max(0, start - self._gap) : start])):
            for wording, gap, one in self._before.get(char, ()):
                if between <= gap and text.endswith(wording, 0, start - between):
                    _take(spans, one, text, (start, end), (start - between - len(wording), end))
            if char in CLAUSE_END:
                break


def _take_next(spans: _Spans, standing: _Standing, text: str, start: int, end: int) -> None:
    lengths, ones = standing
    for length in lengths:
        wording = text[end : end + length]
        for one in ones.get(wording, ()):
            _take(spans, one, text, (start, end), (start, end + len(wording)))


def _take_previous(spans: _Spans, standing: _Standing, text: str, start: int, end: int) -> None:
    lengths, ones = standing
    for length in lengths:
        wording = text[max(0, start - length) : start]
        for one in ones.get(wording, ()):
            _take(spans, one, text, (start, end), (start - len(wording), end))


def _take(spans: _Spans, one: _One, text: str, literal: _Span, seen: _Span) -> None:
    """Note where a cue stands: where it was ``seen`` if that is all of it, else around the literal; at its widest."""
    number, candidate, open_end, sure = one
    known = spans.get(number)
    if sure:
        spans[number] = (min(seen[0], known[0]), max(seen[1], known[1])) if known else seen
    elif number not in spans:
        spans[number] = candidate.around(text, *literal, open_end=open_end)


def _unknown(_text: str, _start: int, _end: int) -> bool:
    """Before a look is worth making: anything may stand."""
    return True


def _ahead(at_once: Iterable[str], within: Iterable[str]) -> _Look:
    """Does one of the first characters stand at once, or one of the second within the gap?"""
    ways = [f"[{re.escape(''.join(at_once))}]"] if at_once else []
    return re.compile("|".join([*ways, f"[^{_STOPS}]*?[{re.escape(''.join(within))}]"] if within else ways)).match


def _behind(at_once: Iterable[str], within: Iterable[str]) -> _Look:
    """The same, looking back from the end."""
    ways = [rf"[{re.escape(''.join(at_once))}]\Z"] if at_once else []
    return re.compile("|".join([*ways, rf"[{re.escape(''.join(within))}][^{_STOPS}]*\Z"] if within else ways)).search


def _by_nearest(ones: Mapping[str, list[_One]], nearest: int) -> dict[str, _Standing]:
    parted: dict[str, dict[str, list[_One]]] = {}
    for wording, every in ones.items():
        parted.setdefault(wording[nearest], {})[wording] = every
    return {char: (tuple(sorted({len(one) for one in found}, reverse=True)), found) for char, found in parted.items()}
