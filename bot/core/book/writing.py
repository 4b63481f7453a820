"""Two ways to make writing comparable: folded for looking up, levelled for finding words where they stand."""

import unicodedata
from collections.abc import Mapping

from bot.core.folding import Folding

HAN = "\u4e00-\u9fff"
"""The characters of Chinese, as a range of a pattern's class."""

_MARKS = {"’": "'", "‘": "'", "—": ",", "–": "-", "～": "~"}


class _Levelling(dict[int, str]):
    """Each character as exactly one: simplified, half width, its case kept; what is invisible is a blank."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified

    def __missing__(self, code: int) -> str:
        char = chr(code)
        level = _MARKS.get(char) or self._simplified.get(char) or unicodedata.normalize("NFKC", char)
        if len(level) != 1:
            level = char
        if char not in "\n\r" and (level.isspace() or unicodedata.category(char)[0] == "C"):
            level = " "
        self[code] = level
        return level


class Writing:
    """Made once from the library's traditional → simplified characters, and used for every text."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        self._folding = Folding(simplified)
        self._levelling = _Levelling(simplified)

    def fold(self, text: str) -> str:
        """``text`` without differences of width, script and case; its length may change."""
        return self._folding.plain(text)

    def level(self, text: str) -> str:
        """``text`` without differences of width and script: a place in it is the same place in ``text``."""
        return text.translate(self._levelling)
