"""Find every cue of the library in a folded text: one pass of an automaton over anchors, then a look around each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import ahocorasick

from bot.core.completing import Candidate
from bot.core.cue import GAP, Cue
from bot.core.scope_words import LATIN
from bot.core.text import LANGUAGES, Language

Owned = tuple[str, Cue]
Found = tuple[Candidate, bool]
"""A cue that an anchor may belong to, and whether the anchor's last word may go on."""


class Match(NamedTuple):
    """A cue found at a half-open span of the folded text; ``owner`` is the id it was registered for."""

    start: int
    end: int
    owner: str
    cue: Cue


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
                    place = (match.start, match.end, match.owner, match.cue.polarity)
                    if found.setdefault(place, match).cue.weight < match.cue.weight:
                        found[place] = match
        return _outermost(list(found.values()))

    def _of(self, language: Language) -> "_Anchors":
        if language not in self._anchors:
            self._anchors[language] = _Anchors(self._cues[language])
        return self._anchors[language]


class _Anchors:
    """The cues of one language by the literal forms of their anchors."""

    def __init__(self, cues: Sequence[Owned]) -> None:
        found: dict[str, tuple[Found, ...]] = {}
        for owner, cue in cues:
            candidate = Candidate(owner, cue)
            closed, open_ended = (candidate, False), (candidate, True)
            for form in cue.anchors:
                is_open = form[-1:] == "~"
                literal = form[:-1] if is_open else form
                found[literal] = (*found.get(literal, ()), open_ended if is_open else closed)
        self._automaton = ahocorasick.Automaton()
        for literal, candidates in found.items():
            self._automaton.add_word(literal, (len(literal), candidates))
        self._empty = not found
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Match]:
        """Every cue around every anchor."""
        found: list[Match] = []
        if self._empty:
            return found
        for last, (length, candidates) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            for candidate, open_end in candidates:
                if candidate.is_han_whole:
                    found.append(Match(start, end, candidate.owner, candidate.cue))
                elif candidate.may_stand(text, start, end):
                    span = candidate.around(text, start, end, open_end=open_end)
                    if span is not None:
                        found.append(Match(span[0], span[1], candidate.owner, candidate.cue))
        return found


def _holds(text: str, language: Language) -> bool:
    """May ``text`` hold wording of this language?"""
    return LATIN.search(text) is not None if language == "en" else not text.isascii()


def _outermost(matches: list[Match]) -> list[Match]:
    """Without those that only repeat part of a longer wording of the same owner."""
    matches.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    widest: dict[str, tuple[int, int]] = {}
    for match in matches:
        start, end = widest.get(match.owner, (0, -1))
        if match.end <= end and (match.start, match.end) != (start, end):
            continue
        kept.append(match)
        # What lies in the gap of a cue is wording of its own.
        if match.end > end and GAP not in match.cue.pattern:
            widest[match.owner] = (match.start, match.end)
    return kept
