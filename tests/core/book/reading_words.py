"""What tests of the book's words share: writing as the shipped library levels it, and dates found by a stand-in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from bot.content.building import simplified_characters
from bot.core.book.writing import Writing

WRITING = Writing(simplified_characters())

_DATES = re.compile(
    r"农历十月初六|下周[一二三四五六日]|周[一二三四五六日]|明天|后天|月底前?|春节后|\d+月\d+日|"
    r"next Tue(?:sday)?|by Friday|Friday|tomorrow|Tuesday|5 March"
)

PIECES = (
    "王姐", "张总", "电话了", "没接", "说月底定", "嫌贵", "138 1234 5678", "下周三", "记下", "#vip", "签了", "，",
    " ", "。",
    "called", "Mrs Smith", "Tom", "by Friday", "signed", "keep", "runs a bakery", "+44 7700 900123", "A级", "上周",
    "\n", "的",
    "\u200b", "\ud83d", "İ", "ß", "１３８", "歐陽", "生日3月5日", "?", "110101199003074514",
)  # fmt: skip
ANY_TEXT = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@dataclass(frozen=True, slots=True)
class Found:
    """A date found at ``span``."""

    span: tuple[int, int]


def dates(text: str) -> Sequence[Found]:
    return [Found(match.span()) for match in _DATES.finditer(text)]
