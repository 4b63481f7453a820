"""Find lines, objections, types, plays and products by a few words, ranked by what the rep has in hand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log2
from typing import Literal

from bot.core.folding import Folding
from bot.core.library import Library
from bot.core.lines import Line, lines_of
from bot.core.lookup import Lookup, Occurrences
from bot.core.text import Text

Kind = Literal["type", "stage", "objection", "play", "product", "pack"]

INHERITED: Mapping[str, float] = {
    "type": 0.8, "objection": 0.9, "play": 0.85, "pack": 0.4, "stage": 0.6, "product": 0.6,
}  # fmt: skip
"""A line found only by the name of what it belongs to is worth this share."""

LONGEST = 64
"""Characters of a query that are looked at (an inline query may have 256)."""

MOST_WORDS = 6

_SMALL = {"a", "an", "the", "to", "is", "are", "it", "i", "my", "me", "of", "and", "or", "in", "on", "for", "that",
          "this", "he", "she", "they", "you", "we", "be", "do"}  # fmt: skip
"""English words that say nothing on their own."""

_ASKING = re.compile(
    r"(?:怎么|咋|如何|怎样)(?:办|说|回|答|接|应对|处理)?|话术|\bhow (?:do i|to)\b|\bwhat (?:do i|to) (?:say|do)\b"
)
"""Asking for a line is what every query does: these words are not looked for."""

_QUESTION = re.compile(
    r"(?:怎么|咋|如何)(?:办|说|回|答|接|应对|处理)(?:呢|啊|呀|好)?$|话术$|^(?:how|what) (?:do i|to)\b"
)
"""A text that ends, or in English begins, so asks for a line and describes nobody."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rep has in hand: ``types`` → confidence, ``uses`` line key → times sent. Each moves a line up."""

    types: Mapping[str, float] = field(default_factory=dict)
    stage: str = ""
    pack: str = ""
    uses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name of its own that can be opened."""

    kind: Kind
    id: str
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: an entry or a line, and how well it fits (about 0 to 1.5)."""

    score: float
    found: Entry | Line


class Finder:
    """Searches one library. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._folding = Folding(library.simplified)
        named = dict(_named(library))
        self.entries = tuple(named)
        self.lines = tuple(lines_of(library))
        self._by_key = {line.key: line for line in reversed(self.lines)}
        fold = self._fold
        texts = [Text(fold(line.advice.text.zh), fold(line.advice.text.en)) for line in self.lines]
        self._lookup = Lookup([[fold(name) for name in names] for names in named.values()], texts, library.pinyin)
        numbers = {entry: number for number, entry in enumerate(self.entries)}
        self._belonging: list[list[tuple[int, float]]] = [[] for _ in self.entries]
        for number, line in enumerate(self.lines):
            for entry in _owners(line):
                if entry in numbers:
                    self._belonging[numbers[entry]].append((number, INHERITED[entry.kind]))

    def line(self, key: str) -> Line | None:
        """The line of this key."""
        return self._by_key.get(key)

    def find(
        self, query: str, context: Context, understood: Mapping[str, float] | None = None, most: int = 50
    ) -> list[Hit]:
        """The best hits for ``query``, best first. ``understood`` are types the query describes → confidence."""
        words = self._words(query)
        found = [self._lookup.find(word) for word in words]
        hits = self._entry_hits(found, context) + self._line_hits(found, context, understood or {})
        return nlargest(most, hits, key=lambda hit: hit.score)

    def names(self, query: str) -> bool:
        """Is every word of ``query`` the whole name of something?"""
        words = self._words(query)
        return bool(words) and all(1.0 in self._lookup.find(word).entries.values() for word in words)

    def asks(self, query: str) -> bool:
        """Does ``query`` ask what to say or do?"""
        return _QUESTION.search(self._fold(query).strip(" ?？。!！")) is not None

    def offered(self, context: Context, most: int = 50) -> list[Hit]:
        """Lines for what is in hand, with no query: the customer's types at the stage, the pack's, those used most."""
        hits = (Hit(worth, line) for line in self.lines if (worth := self._worth(line, context)) > 0)
        return nlargest(most, hits, key=lambda hit: hit.score)

    def _words(self, query: str) -> list[str]:
        folded = self._fold(query[:LONGEST])
        words = (
            (_ASKING.sub(" ", folded).strip() or folded).replace(",", " ").replace("，", " ").replace("、", " ").split()
        )
        words = [word.strip(".!?。！？“”\"'()") for word in words][:MOST_WORDS]
        telling = [word for word in words if word not in _SMALL and (len(word) > 1 or not word.isascii())]
        return telling or [word for word in words if word]

    def _fold(self, text: str) -> str:
        return self._folding.fold(text).text.replace("\n", " ").replace("\t", " ")

    def _entry_hits(self, found: Sequence[Occurrences], context: Context) -> list[Hit]:
        worths: dict[int, list[float]] = {}
        for one in found:
            for number, worth in one.entries.items():
                worths.setdefault(number, []).append(worth)
        return [
            Hit(_fit(every, len(found)) + 0.05 + _nearness(self.entries[number], context), self.entries[number])
            for number, every in worths.items()
            if self.entries[number].kind not in ("stage", "pack")
        ]

    def _line_hits(self, found: Sequence[Occurrences], context: Context, understood: Mapping[str, float]) -> list[Hit]:
        worths: dict[int, list[float]] = {}
        for one in found:
            best = dict(one.lines)
            for entry, worth in one.entries.items():
                for number, share in self._belonging[entry]:
                    if worth * share > best.get(number, 0.0):
                        best[number] = worth * share
            for number, worth in best.items():
                worths.setdefault(number, []).append(worth)
        hits = []
        for number, line in enumerate(self.lines):
            fit = _fit(worths[number], len(found)) if number in worths else 0.0
            fit += 0.4 * understood.get(line.type, 0.0)
            if fit > 0.1:  # noqa: PLR2004  # less is noise
                hits.append(Hit(fit + self._worth(line, context), line))
        return hits

    def _worth(self, line: Line, context: Context) -> float:
        """What speaks for a line before anything is asked."""
        worth = 0.2 * context.types.get(line.type, 0.0) if line.type else 0.0
        if line.stage and line.stage == context.stage:
            worth += 0.1
        if line.pack:
            worth += 0.15 if line.pack == context.pack else -0.3
        uses = context.uses.get(line.key, 0)
        return worth + min(0.2, 0.05 * log2(1 + uses)) if uses else worth


def _fit(worths: Sequence[float], words: int) -> float:
    """The mean worth over all words of the query, less where some are not found at all."""
    return sum(worths) / words * (1.0 + len(worths) / words) / 2.0


def _nearness(entry: Entry, context: Context) -> float:
    if entry.pack:
        return 0.1 if entry.pack == context.pack else -0.3
    return 0.1 * context.types.get(entry.id, 0.0)


def _owners(line: Line) -> list[Entry]:
    owners = []
    if line.type:
        owners.append(Entry("type", line.type))
    if line.stage:
        owners.append(Entry("stage", line.stage))
    if line.objection:
        owners.append(Entry("objection", line.objection, line.pack))
    if line.play:
        owners.append(Entry("play", line.play))
    if line.pack:
        owners.append(Entry("pack", line.pack))
    return owners


def _named(library: Library) -> list[tuple[Entry, list[str]]]:
    """Every entry with all its names."""
    named = [(Entry("type", one.id), _names(one.name, one.id, *one.also)) for one in library.types.values()]
    named += [(Entry("stage", one.id), _names(one.name, one.id, *one.also)) for one in library.stages.values()]
    named += [(Entry("objection", one.id), _names(one.name, *one.also)) for one in library.objections.values()]
    named += [(Entry("play", one.id), _names(one.name, *one.also)) for one in library.plays.values()]
    for pack in library.packs.values():
        named.append((Entry("pack", pack.id), _names(pack.name, pack.id, *pack.also)))
        named += [(Entry("product", one.id, pack.id), _names(one.name)) for one in pack.products.values()]
        named += [
            (Entry("objection", one.id, pack.id), _names(one.name, *one.also)) for one in pack.objections.values()
        ]
    return named


def _names(name: Text, *others: str) -> list[str]:
    return [name.zh, name.en, *others]
