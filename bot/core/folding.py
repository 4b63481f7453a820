"""Writing made comparable: full width, traditional and capital forms read as one, with the way back to the original."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_INVISIBLE = {"Cf", "Mn", "Me", "Cs", "Co", "Cn"}
_SAME = {"’": "'", "‘": "'", "〝": "“", "〞": "”", "﹁": "「", "﹂": "」", "—": ",", "～": "~"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``offsets`` maps each of its positions, and its end, to the original (None: they are equal)."""

    text: str
    original: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's half-open span behind the folded one."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


class Folding(dict[int, str]):
    """Folds text character by character: NFKC, case, traditional → simplified; invisible marks vanish.

    Linear in the text; a character is looked up once and remembered.
    """

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified
        self._uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _SAME:
            folded = _SAME[char]
        elif unicodedata.category(char) in _INVISIBLE:
            folded = ""
        elif unicodedata.category(char) == "Cc":
            folded = "\n" if char in "\n\r" else " "
        else:
            folded = unicodedata.normalize("NFKC", char).casefold()
            folded = "".join(self._simplified.get(one, one) for one in folded)
        if len(folded) != 1:
            self._uneven.add(char)
        self[code] = folded
        return folded

    def plain(self, text: str) -> str:
        """``text`` folded, with no way back."""
        return text.translate(self)

    def fold(self, text: str) -> Folded:
        """``text`` folded, with offsets back where the length of any character changed."""
        folded = text.translate(self)
        if self._uneven.isdisjoint(text):
            return Folded(folded, text, None)
        offsets = [index for index, char in enumerate(text) for _ in self[ord(char)]]
        return Folded(folded, text, (*offsets, len(text)))
