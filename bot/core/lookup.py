"""Where one word of a query occurs: in names and in lines, as written, as it sounds, or nearly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.shelf import Shelf, Sounds, words_of
from bot.core.text import Text

EXACT, BEGINS, INSIDE, IN_LINE, LINE_BEGINS = 1.0, 0.85, 0.7, 0.55, 0.62
"""What an occurrence is worth: as a whole name, at its start, within it; within a line, at its start."""

SOUNDS, INITIALS, NEARLY, PIECES = 0.8, 0.7, 0.6, 0.5
"""What is left of that when only the sound agrees, only initials, all but a letter or two, or only some pieces."""

HAN = ("\u4e00", "\u9fff")
SHORTEST_SPELLED, LONGEST_INITIALS, SHORTEST_TYPO = 3, 6, 4
_ENDINGS = ("ing", "ed", "es", "s", "e", "y")
"""What a word of another form may end in: complaining finds complaint, handle finds handling."""

_MARKS = str.maketrans(dict.fromkeys('.,!?;:()[]{}…“”"/—–-？！，。；：、（）「」', " "))


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Number of an entry, and of a line, → how well the word fits it, 0 to 1."""

    entries: dict[int, float] = field(default_factory=dict)
    lines: dict[int, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.entries or self.lines)

    def take(self, other: "Occurrences", share: float) -> None:
        """Add what ``other`` found, at ``share`` of its worth, where that is more than is known."""
        for mine, theirs in ((self.entries, other.entries), (self.lines, other.lines)):
            for number, worth in theirs.items():
                if worth * share > mine.get(number, 0.0):
                    mine[number] = worth * share


@dataclass(frozen=True, slots=True)
class _Side:
    """Names of entries, between tabs, and lines, in one script."""

    names: Shelf
    lines: Shelf

    def spelled(self, table: Mapping[int, str]) -> "_Side":
        return _Side(self.names.spelled(table), self.lines.spelled(table))

    def find(self, needle: str, begin: str) -> Occurrences:
        """Where ``needle`` stands; ``begin`` is what precedes it at the start of a name's or line's word."""
        found = Occurrences()
        for place in self.names.places(needle):
            found.entries[place] = INSIDE
        for place in self.names.places(begin + needle):
            found.entries[place] = BEGINS
        for place in self.names.places(f"\t{begin.strip(chr(9))}{needle}\t"):
            found.entries[place] = EXACT
        for place in self.lines.places(needle):
            found.lines[place] = IN_LINE
        for place in self.lines.places("\n" + begin.strip("\t") + needle):
            found.lines[place] = LINE_BEGINS
        return found


class Lookup:
    """Finds words among the names of entries (several each) and among lines. Texts are folded already."""

    def __init__(self, names: Sequence[Sequence[str]], lines: Sequence[Text], pinyin: Mapping[str, str]) -> None:
        self._sounds = Sounds(pinyin)
        self._han = _Side(Shelf(_tabbed(one) for one in names), Shelf(line.zh for line in lines))
        self._syllables = self._han.spelled(self._sounds.as_syllables)
        self._initials = self._han.spelled(self._sounds.as_initials)
        self._latin = _Side(
            Shelf(_tabbed(_spaced(name) for name in one) for one in names), Shelf(_spaced(line.en) for line in lines)
        )
        self._words = sorted(words_of((self._latin.names, self._latin.lines), SHORTEST_TYPO))

    def find(self, word: str) -> Occurrences:
        """Where a folded word occurs."""
        return self._find_han(word) if any(HAN[0] <= char <= HAN[1] for char in word) else self._find_latin(word)

    def _find_han(self, word: str) -> Occurrences:
        found = self._han.find(word, "\t")
        if found:
            return found
        found.take(self._syllables.find(self._sounds.sounded(word), "\t"), SOUNDS)
        if not found and len(word) > 2:  # noqa: PLR2004  # two characters have no smaller pieces worth finding
            pieces = [word[at : at + 2] for at in range(len(word) - 1)]
            found.take(_together([self._han.find(piece, "\t") for piece in pieces]), PIECES)
        return found

    def _find_latin(self, word: str) -> Occurrences:
        found = self._latin.find(" " + word, "\t")
        if len(word) >= SHORTEST_SPELLED:
            for codes in self._sounds.spellings(word):
                found.take(self._syllables.find(codes, "\t"), SOUNDS)
        if 1 < len(word) <= LONGEST_INITIALS:
            initials = self._initials.find(word, "\t")
            found.take(Occurrences(initials.entries, {} if found or initials.entries else initials.lines), INITIALS)
        stem = next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), "")
        if not found and len(stem) >= SHORTEST_TYPO:
            found.take(self._latin.find(" " + stem, "\t"), SOUNDS)
        if not found and len(word) >= SHORTEST_TYPO:
            for meant in self._meant(word):
                found.take(self._latin.find(" " + meant, "\t"), NEARLY)
        return found

    def _meant(self, word: str) -> Iterable[str]:
        """Words that differ by one slip of the finger, by two when long."""
        from rapidfuzz import process  # noqa: PLC0415  # a tenth of the start, and only slips of the finger need it
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # as above

        slips = 1 if len(word) < 2 * SHORTEST_TYPO else 2
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=4)
        return [meant for meant, _, _ in near]


def _together(found: Sequence[Occurrences]) -> Occurrences:
    """Places in which at least half of the pieces occur, worth as much as their share."""
    total = Occurrences()
    for name in ("entries", "lines"):
        counts: dict[int, float] = {}
        for one in found:
            for number, worth in getattr(one, name).items():
                counts[number] = counts.get(number, 0.0) + worth / len(found)
        getattr(total, name).update({number: worth for number, worth in counts.items() if worth >= IN_LINE / 2})
    return total


def _tabbed(names: Iterable[str]) -> str:
    return "\t" + "\t".join(names) + "\t"


def _spaced(text: str) -> str:
    """Words, each after a blank."""
    return " " + " ".join(text.translate(_MARKS).split())
