"""Texts side by side in one string, so that plain string search finds what stands where: no index to build."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_FIRST_CODE = 0xE000
"""Syllables are kept as characters of the private use area, one a syllable, so that they are searched like text."""


class Shelf:
    """Texts joined by line feeds; a place is the number of the text it lies in."""

    def __init__(self, texts: Iterable[str]) -> None:
        every = list(texts)
        self.text = "\n".join(["", *every, ""])
        self.starts: list[int] = []
        start = 1
        for text in every:
            self.starts.append(start)
            start += len(text) + 1

    def places(self, needle: str) -> Iterator[int]:
        """Numbers of the texts that hold ``needle``, each once, in order."""
        find, starts = self.text.find, self.starts
        size, turn = len(starts), needle[:1] == "\n"
        at = find(needle)
        while at >= 0:
            following = bisect_right(starts, at + turn)
            yield following - 1
            at = find(needle, starts[following] - 1) if following < size else -1

    def spelled(self, table: Mapping[int, str]) -> "Shelf":
        """The same texts with characters replaced one for one: places stay."""
        other = object.__new__(Shelf)
        other.text, other.starts = self.text.translate(table), self.starts
        return other


class Sounds:
    """Pinyin of one library: which characters read alike, and how a Latin query may be cut into syllables."""

    def __init__(self, pinyin: Mapping[str, str]) -> None:
        syllables = sorted(set(pinyin.values()))
        self._code = {syllable: chr(_FIRST_CODE + number) for number, syllable in enumerate(syllables)}
        self._by_start: dict[str, list[str]] = {}
        for syllable in syllables:
            for end in range(1, len(syllable) + 1):
                self._by_start.setdefault(syllable[:end], []).append(syllable)
        self.as_syllables = {ord(char): self._code[syllable] for char, syllable in pinyin.items()}
        self.as_initials = {ord(char): syllable[0] for char, syllable in pinyin.items()}

    def sounded(self, text: str) -> str:
        """``text`` with every known character as its syllable's code."""
        return text.translate(self.as_syllables)

    def spellings(self, letters: str, most: int = 12) -> list[str]:
        """Codes of every way to cut ``letters`` into whole syllables, the last of which may be unfinished."""
        found: list[str] = []
        self._cut(letters, "", found, most)
        return found

    def _cut(self, rest: str, done: str, found: list[str], most: int) -> None:
        for length in range(min(6, len(rest)), 0, -1):
            head, tail = rest[:length], rest[length:]
            if not tail:
                found += [done + self._code[whole] for whole in self._endings(head, done)]
            elif head in self._code:
                self._cut(tail, done + self._code[head], found, most)
            if len(found) >= most:
                return

    def _endings(self, head: str, done: str) -> Sequence[str]:
        """What the last piece may stand for: itself, or once something precedes it, any syllable it begins."""
        if head in self._code:
            return [head]
        return self._by_start.get(head, ())[:8] if done else ()


def words_of(shelves: Iterable[Shelf], least: int = 4) -> Collection[str]:
    """All Latin words of at least ``least`` letters."""
    found: set[str] = set()
    for shelf in shelves:
        found.update(word for word in "".join(c if c.isalpha() else " " for c in shelf.text).split())
    return {word for word in found if len(word) >= least and word.isascii()}
