"""Find lines, objections, types, plays and products by a few words, ranked by what the rep has in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log2

from bot.core.context import Context
from bot.core.directory import Entry, named, owners
from bot.core.folding import Folding
from bot.core.library import Library
from bot.core.lines import Line, lines_of
from bot.core.lookup import EXACT, Lookup, Occurrences
from bot.core.query import asks, telling_words
from bot.core.text import Text

INHERITED: Mapping[str, float] = {
    "type": 0.8, "objection": 0.9, "play": 0.85, "pack": 0.4, "stage": 0.6, "product": 0.6,
}  # fmt: skip
"""A line found only by the name of what it belongs to is worth this share."""

NOISE, ELSEWHERE, OWN = 0.1, -0.3, 0.1
"""A line that fits worse says nothing; one of another trade stands back by so much, the team's own stands ahead."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: an entry or a line, and how well it fits (about 0 to 1.5)."""

    score: float
    found: Entry | Line


class Finder:
    """Searches one library. Safe to share between threads.

    With ``beside``, the search of the library, it searches other ``lines`` by the same names, and those alone.
    """

    def __init__(self, library: Library, lines: Sequence[Line] | None = None, beside: "Finder | None" = None) -> None:
        self._folding: Folding = beside._folding if beside else Folding(library.simplified)
        names = {} if beside else dict(named(library))
        self._names = beside
        self.entries: tuple[Entry, ...] = beside.entries if beside else tuple(names)
        self.lines = tuple(lines_of(library) if lines is None else lines)
        self._by_key = {line.key: number for number, line in reversed(list(enumerate(self.lines)))}
        fold = self._fold
        texts = [Text(fold(line.advice.text.zh), fold(line.advice.text.en)) for line in self.lines]
        self._lookup = Lookup([[fold(name) for name in every] for every in names.values()], texts, library.pinyin)
        belonging: dict[Entry, list[int]] = {entry: [] for entry in self.entries}
        for number, line in enumerate(self.lines):
            for entry in owners(line):
                belonging.setdefault(entry, []).append(number)
        self._belonging = belonging
        self._ahead = [OWN if line.own else ELSEWHERE if line.pack else 0.0 for line in self.lines]

    def line(self, key: str) -> Line | None:
        """The line of this key."""
        number = self._by_key.get(key)
        return None if number is None else self.lines[number]

    def find(
        self, query: str, context: Context, understood: Mapping[str, float] | None = None, most: int = 50
    ) -> list[Hit]:
        """The best hits for ``query``, best first. ``understood`` are types the query describes → confidence."""
        found = [self._occurrences(word) for word in telling_words(self._fold(query))]
        lines = self._lines_found(found, understood or {})
        leading = self._leading(context)
        best = nlargest(most, ((fit + leading[number], -number) for number, fit in lines.items() if fit > NOISE))
        hits = [Hit(score, self.lines[-number]) for score, number in best]
        hits += [] if self._names else self._entries_found(found, context)
        return nlargest(most, hits, key=lambda hit: hit.score)

    def names(self, query: str) -> bool:
        """Is every word of ``query`` the whole name of something?"""
        words = telling_words(self._fold(query))
        return bool(words) and all(EXACT in self._lookup.find(word).entries.values() for word in words)

    def asks(self, query: str) -> bool:
        """Does ``query`` ask what to say or do?"""
        return asks(self._fold(query))

    def offered(self, context: Context, most: int = 50) -> list[Hit]:
        """Lines for what is in hand, with no query: the customer's types at the stage, the pack's, those used most."""
        best = nlargest(most, ((worth, -number) for number, worth in enumerate(self._leading(context)) if worth > 0))
        return [Hit(worth, self.lines[-number]) for worth, number in best]

    def _occurrences(self, word: str) -> Occurrences:
        found = self._lookup.find(word)
        return Occurrences(self._names._lookup.find(word).entries, found.lines) if self._names else found

    def _fold(self, text: str) -> str:
        return self._folding.fold(text).text.replace("\n", " ").replace("\t", " ")

    def _entries_found(self, found: Sequence[Occurrences], context: Context) -> list[Hit]:
        fits = _together([one.entries for one in found])
        return [
            Hit(fit + 0.05 + _nearness(self.entries[number], context), self.entries[number])
            for number, fit in fits.items()
            if self.entries[number].kind not in ("stage", "pack")
        ]

    def _lines_found(self, found: Sequence[Occurrences], understood: Mapping[str, float]) -> dict[int, float]:
        """Number of a line → how well it fits by its own words and by the names of what it belongs to."""
        every = []
        for one in found:
            best = dict(one.lines)
            for place, worth in one.entries.items():
                entry = self.entries[place]
                inherited = worth * INHERITED[entry.kind]
                for number in self._belonging[entry]:
                    if inherited > best.get(number, 0.0):
                        best[number] = inherited
            every.append(best)
        fits = _together(every)
        for kind, confidence in understood.items():
            for number in self._belonging.get(Entry("type", kind), ()):
                fits[number] = fits.get(number, 0.0) + 0.4 * confidence
        return fits

    def _leading(self, context: Context) -> list[float]:
        """What speaks for each line before anything is asked."""
        worths = list(self._ahead)
        for entry, worth in _in_hand(context):
            for number in self._belonging.get(entry, ()):
                worths[number] += worth
        for key, uses in context.uses.items():
            number = self._by_key.get(key, -1)
            if number >= 0:
                worths[number] += min(0.2, 0.05 * log2(1 + uses))
        return worths


def _in_hand(context: Context) -> list[tuple[Entry, float]]:
    worths = [(Entry("type", kind), 0.2 * confidence) for kind, confidence in context.types.items()]
    worths.append((Entry("stage", context.stage), 0.1))
    worths.append((Entry("pack", context.pack), 0.15 - ELSEWHERE))
    return worths


def _together(found: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The mean worth over all words of the query, less where some are not found at all."""
    if len(found) == 1:
        return dict(found[0])
    total: dict[int, float] = {}
    times: dict[int, int] = {}
    for one in found:
        for number, worth in one.items():
            total[number] = total.get(number, 0.0) + worth
            times[number] = times.get(number, 0) + 1
    words = len(found)
    return {number: worth / words * (1.0 + times[number] / words) / 2.0 for number, worth in total.items()}


def _nearness(entry: Entry, context: Context) -> float:
    if entry.pack:
        return 0.1 if entry.pack == context.pack else ELSEWHERE
    return 0.1 * context.types.get(entry.id, 0.0)
