"""How dates are written: one form for all scripts and widths, and the numbers in them."""

import re
from typing import Final

from bot.core.folding import Folding

_TRADITIONAL: Final = "週點後號農曆陰陽禮個裡兩過時鐘間內國慶節聖誕開臘驚穀種處雙勞動兒婦親師陣幾這來飯約給歲離舊"
_SIMPLIFIED: Final = "周点后号农历阴阳礼个里两过时钟间内国庆节圣诞开腊惊谷种处双劳动儿妇亲师阵几这来饭约给岁离旧"

FOLDING: Final = Folding(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
"""Folds what words for dates are written with; all else needs only its width and case folded."""

N: Final = r"(?:\d{1,3}|[一二两三四五六七八九十廿卅]{1,4})"
"""A number in digits or in Chinese, up to 999."""

SMALL: Final = r"(?<![\d.])(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
"""A number of a month, a day or an hour: nothing that is the end of a longer number."""

EN: Final = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a few)"
"""A number in digits or in English."""

_DIGITS: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_WORDS: Final = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
_CHINESE: Final = re.compile(r"(?:(?P<tens>[二三四五六七八九]?十|廿|卅))?(?P<ones>[一二两三四五六七八九])?")
_TENS: Final = {"十": 10, "廿": 20, "卅": 30}


def number(written: str) -> int | None:
    """The number that is written, in digits, Chinese or English; None: it is none (三五)."""
    if written.isdecimal():
        return int(written)
    if written in _WORDS:
        return _WORDS[written]
    match = _CHINESE.fullmatch(written)
    if not match or not written:
        return None
    tens = match["tens"] or ""
    value = _TENS.get(tens) or 10 * _DIGITS.get(tens[:1], 0)
    return value + _DIGITS.get(match["ones"] or "", 0)


def rough_number(written: str) -> int | None:
    """As `number`, but also two neighbours (两三天), of which the later counts."""
    exact = number(written)
    if exact is not None or len(written) != 2:  # noqa: PLR2004  # a pair
        return exact
    low, high = (_DIGITS.get(sign, 0) for sign in written)
    return high if low and high == low + 1 else None
