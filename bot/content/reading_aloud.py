"""How Chinese is read aloud: a syllable for every character that a search may meet."""

import os
import unicodedata
from collections.abc import Iterator

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # only single characters are asked: a quarter of the import time
from pypinyin.constants import PINYIN_DICT

_COMMON_ROWS = range(0xB0, 0xD8)
"""The rows of GB 2312 that hold its 3,755 common characters."""


def syllables() -> dict[str, str]:
    """Character → its commonest syllable, without tone, ü written v (Unihan, through pypinyin)."""
    return {
        character: _toneless(PINYIN_DICT[ord(character)]) for character in _common() if ord(character) in PINYIN_DICT
    }


def _common() -> Iterator[str]:
    for row in _COMMON_ROWS:
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


def _toneless(readings: str) -> str:
    marked = readings.split(",", maxsplit=1)[0].replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    marked = marked.replace("ü", "v")
    return "".join(sign for sign in unicodedata.normalize("NFD", marked) if not unicodedata.combining(sign))
