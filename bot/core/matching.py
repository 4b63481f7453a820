"""Find every cue of the library in a folded text, in one pass of an automaton."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from bot.core.folding import Folding
from bot.core.library import Cue

GAP_HAN, GAP_LATIN = 8, 28
"""How far apart the parts of one cue may stand, in characters (four English words are about 28)."""

_CLAUSE_END = frozenset(",;。.!?\n、")


class Match(NamedTuple):
    """A cue found at a half-open span of the folded text; ``owner`` is the id it was registered for."""

    start: int
    end: int
    owner: str
    cue: Cue


@dataclass(frozen=True, slots=True)
class _Piece:
    cue: Cue
    owner: str
    number: int
    open_end: bool
    latin_start: bool
    latin_end: bool


class Matcher:
    """An automaton over cues. ``find`` is linear in the text plus the matches found."""

    def __init__(self, cues: Iterable[tuple[str, Cue]], folding: Folding) -> None:
        pieces: dict[str, list[_Piece]] = {}
        for owner, cue in cues:
            for number, part in enumerate(cue.parts):
                open_end = part.endswith("~")
                literal = folding.fold(part.removesuffix("~")).text
                latin_start, latin_end = _latin(literal[0]), _latin(literal[-1]) and not open_end
                pieces.setdefault(literal, []).append(_Piece(cue, owner, number, open_end, latin_start, latin_end))
        self._pieces = list(pieces.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(pieces), store_patterns=False)

    def find(self, text: str) -> list[Match]:
        """Matches in order of place; one that lies wholly inside a longer one is left out."""
        whole: list[Match] = []
        parts: dict[tuple[str, tuple[str, ...]], list[tuple[int, int, _Piece]]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for piece in self._pieces[index]:
                reach = _reach(text, start, end, piece)
                if reach is None:
                    continue
                if len(piece.cue.parts) == 1:
                    whole.append(Match(start, reach, piece.owner, piece.cue))
                else:
                    parts.setdefault((piece.owner, piece.cue.parts), []).append((start, reach, piece))
        for found in parts.values():
            whole.extend(_joined(text, found))
        return _outermost(whole)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _reach(text: str, start: int, end: int, piece: _Piece) -> int | None:
    """Where the match ends, or None when it cuts an English word."""
    if piece.latin_start and start and _latin(text[start - 1]):
        return None
    if piece.open_end:
        while end < len(text) and _latin(text[end]):
            end += 1
    elif piece.latin_end and end < len(text) and _latin(text[end]):
        return None
    return end


def _joined(text: str, found: list[tuple[int, int, _Piece]]) -> Iterator[Match]:
    """The places where all parts of one cue follow each other within a clause."""
    by_number: dict[int, list[tuple[int, int]]] = {}
    for start, end, piece in found:
        by_number.setdefault(piece.number, []).append((start, end))
    cue, owner = found[0][2].cue, found[0][2].owner
    gap = GAP_HAN if cue.language == "zh" else GAP_LATIN
    for first, end in by_number.get(0, ()):
        reach = end
        for number in range(1, len(cue.parts)):
            following = next((e for s, e in by_number.get(number, ()) if reach <= s <= reach + gap), None)
            if following is None or not _CLAUSE_END.isdisjoint(text[reach:following]):
                break
            reach = following
        else:
            yield Match(first, reach, owner, cue)


def _outermost(matches: list[Match]) -> list[Match]:
    matches.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    widest_start, widest_end = 0, -1
    for match in matches:
        inside = match.end <= widest_end and (match.start, match.end) != (widest_start, widest_end)
        if inside:
            continue
        kept.append(match)
        # What lies in the gap of a cue in parts is wording of its own.
        if match.end > widest_end and len(match.cue.parts) == 1:
            widest_start, widest_end = match.start, match.end
    return kept
