"""One literal by which cues are found: which of them stand where it was met in a text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.completing import Candidate, Where
from bot.core.cue import Cue
from bot.core.sides import CLAUSE_END, GAP_WIDTH

Found = tuple[Candidate, bool]
"""A cue that an anchor may belong to, and whether the anchor's last word may go on."""


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
"""What was found of each cue that was looked at, by its place."""

_Standing = tuple[tuple[int, ...], dict[str, list[_One]]]
"""The lengths of what may stand beside a literal, longest first, and the cues it belongs to."""

_Within = dict[str, list[tuple[str, int, _One]]]
"""By the character nearest to the literal: what may stand within a gap, and how wide that may be."""


class Spot:
    """The cues of one literal by what must stand beside it, so that those that cannot stand are never looked at."""

    __slots__ = (
        "_after",
        "_always",
        "_before",
        "_gap",
        "_length",
        "_next",
        "_owned",
        "_previous",
    )

    def __init__(self, length: int, found: Sequence[Found]) -> None:
        self._length = length
        self._owned = [(candidate.owner, candidate.cue) for candidate, _ in found]
        self._gap = GAP_WIDTH[found[0][0].cue.language] + 2  # the character behind it, and one further for what is late
        always: list[_One] = []
        self._after: _Within = {}
        self._before: _Within = {}
        beside: dict[Where, dict[str, list[_One]]] = {"next": {}, "previous": {}}
        for place, (candidate, open_end) in enumerate(found):
            where, wordings, sure = candidate.beside(open_end=open_end)
            one = (place, candidate, open_end, sure)
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

    def find(self, text: str, characters: Sequence[str], end: int) -> Sequence[Match]:
        """Every cue around the literal that ends here, in the order of the cues. ``characters`` are those of the text:
        made once, for it takes longer to make one than to look it up.
        """
        start = end - self._length
        spans: _Spans = {}
        for one in self._always or ():
            _take(spans, one, text, (start, end), (start, end))
        if self._next and (standing := self._next.get(text[end : end + 1])):
            _take_next(spans, standing, text, start, end)
        if self._previous and start and (standing := self._previous.get(text[start - 1])):
            _take_previous(spans, standing, text, start, end)
        if self._after and not self._after.keys().isdisjoint(near := characters[end : end + self._gap]):
            self._take_after(spans, text, start, end, near)
        if self._before and not self._before.keys().isdisjoint(near := characters[max(0, start - self._gap) : start]):
            self._take_before(spans, text, start, end, near)
        if not spans:
            return ()
        found = sorted(spans.items()) if len(spans) > 1 else spans.items()
        return [Match(span[0], span[1], *self._owned[place]) for place, span in found if span]

    def _take_after(self, spans: _Spans, text: str, start: int, end: int, near: Sequence[str]) -> None:
        for between, char in enumerate(near):
            if char in self._after:
                for wording, gap, one in self._after[char]:
                    if between <= gap and text.startswith(wording, end + between):
                        _take(spans, one, text, (start, end), (start, end + between + len(wording)))
            if char in CLAUSE_END:
                break

    def _take_before(self, spans: _Spans, text: str, start: int, end: int, near: Sequence[str]) -> None:
        for between, char in enumerate(reversed(near)):
            if char in self._before:
                for wording, gap, one in self._before[char]:
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
    place, candidate, open_end, sure = one
    known = spans.get(place)
    if sure:
        spans[place] = (min(seen[0], known[0]), max(seen[1], known[1])) if known else seen
    elif place not in spans:
        spans[place] = candidate.around(text, *literal, open_end=open_end)


def _by_nearest(ones: Mapping[str, list[_One]], nearest: int) -> dict[str, _Standing]:
    parted: dict[str, dict[str, list[_One]]] = {}
    for wording, every in ones.items():
        parted.setdefault(wording[nearest], {})[wording] = every
    return {char: (tuple(sorted({len(one) for one in found}, reverse=True)), found) for char, found in parted.items()}
