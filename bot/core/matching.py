"""Find every cue of the library in a folded text: one pass of an automaton over anchors, then a look around each."""

from array import array
from collections.abc import Iterable, Sequence
from operator import itemgetter

import ahocorasick

from bot.core.completing import Candidate
from bot.core.cue import GAP, Cue
from bot.core.scope_words import LATIN
from bot.core.spot import Match, Spot
from bot.core.text import LANGUAGES, Language

Owned = tuple[str, Cue]
"""A cue and the id it is registered for."""

_START, _END = itemgetter(0), itemgetter(1)
_NOWHERE = (0, -1)


class Matcher:
    """Finds cues of both languages. An automaton is built when its language is first met: most texts need one."""

    def __init__(self, cues: Iterable[Owned]) -> None:
        every = list(cues)
        self._cues = {language: [owned for owned in every if owned[1].language == language] for language in LANGUAGES}
        self._anchors: dict[Language, _Anchors] = {}

    def find(self, text: str) -> list[Match]:
        """Matches in order of place; one that lies wholly inside a longer one of its owner is left out."""
        found: dict[tuple[int, int, str, int], Match] = {}
        for language in LANGUAGES:
            if _holds(text, language):
                for match in self._of(language).find(text):
                    start, end, owner, cue = match
                    place = (start, end, owner, cue.polarity)
                    if found.setdefault(place, match).cue.weight < cue.weight:
                        found[place] = match
        return _outermost(list(found.values()))

    def _of(self, language: Language) -> "_Anchors":
        if language not in self._anchors:
            self._anchors[language] = _Anchors(self._cues[language])
        return self._anchors[language]


class _Anchors:
    """The cues of one language by the literal forms of their anchors.

    Of tens of thousands of forms few are ever met: they are kept as numbers in rows, so that a library is quickly made
    and quickly forgotten.
    """

    def __init__(self, cues: Sequence[Owned]) -> None:
        self._cues = cues
        found: dict[str, list[int]] = {}
        for number, (_, cue) in enumerate(cues):
            for form in cue.anchors:
                is_open = form[-1:] == "~"
                found.setdefault(form[:-1] if is_open else form, []).append(2 * number + is_open)
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._owners, self._ends, self._lengths = array("I"), array("I"), array("I")
        for number, (literal, owners) in enumerate(found.items()):
            self._automaton.add_word(literal, number)
            self._owners.extend(owners)
            self._ends.append(len(self._owners))
            self._lengths.append(len(literal))
        self._candidates: dict[int, Candidate] = {}
        self._spots: list[Spot | None] = [None] * len(found)
        self._empty = not found
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Match]:
        """Every cue around every anchor."""
        found: list[Match] = []
        if self._empty:
            return found
        characters = list(text)
        for last, number in self._automaton.iter(text):
            spot = self._spots[number] or self._spot(number)
            found += spot.find(text, characters, last + 1)
        return found

    def _spot(self, number: int) -> Spot:
        """A literal met for the first time. Threads that meet here make the same."""
        owners = self._owners[self._ends[number - 1] if number else 0 : self._ends[number]]
        spot = Spot(self._lengths[number], [(self._candidate(owner // 2), bool(owner % 2)) for owner in owners])
        self._spots[number] = spot
        return spot

    def _candidate(self, number: int) -> Candidate:
        if number not in self._candidates:
            self._candidates[number] = Candidate(*self._cues[number])
        return self._candidates[number]


def _holds(text: str, language: Language) -> bool:
    """May ``text`` hold wording of this language?"""
    return LATIN.search(text) is not None if language == "en" else not text.isascii()


def _outermost(matches: list[Match]) -> list[Match]:
    """Without those that only repeat part of a longer wording of the same owner."""
    matches.sort(key=_END, reverse=True)
    matches.sort(key=_START)
    kept: list[Match] = []
    widest: dict[str, tuple[int, int]] = {}
    for match in matches:
        start, end, owner, cue = match
        covered = widest.get(owner, _NOWHERE)
        if end <= covered[1] and (start, end) != covered:
            continue
        kept.append(match)
        # What lies in the gap of a cue is wording of its own.
        if end > covered[1] and GAP not in cue.pattern:
            widest[owner] = (start, end)
    return kept
