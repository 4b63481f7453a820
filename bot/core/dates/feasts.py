"""Festivals and solar terms: their names in both languages, and when they are."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from bot.core.dates.lunar import lunar_to_solar, solar_term
from bot.core.dates.meaning import days


@dataclass(frozen=True, slots=True)
class Feast:
    """A day of every year. ``when``: solar ``10-01``, lunar ``L01-15``, a weekday ``W11-4-3`` (month, which, 0 Monday),
    or a solar term by its name. ``length``: days until people are back at work, counted from it.
    """

    when: str
    chinese: str
    english: str = ""
    length: int = 1


SPRING: Final = Feast(
    "L01-01",
    "春节|过(?:大|新)?年|农历新年|新春|年初一",
    "spring festival|chinese new year|cny|lunar new year",
    7,
)
LABOUR: Final = Feast("05-01", "五一(?!路|广场|街)|劳动节", "may day|labou?r day", 5)
NATIONAL: Final = Feast(
    "10-01", "国庆|十一(?=[前后]|之前|之后|以后|长?假|黄金周|回来|期间)", "national day|golden week", 7
)
NEW_YEAR: Final = Feast("01-01", "元旦|阳历年|(?<!农历)新年", "(?<!chinese )(?<!lunar )new year(?:'?s)?(?: day)?")

FEASTS: Final = (
    SPRING,
    LABOUR,
    NATIONAL,
    NEW_YEAR,
    Feast("L12-30", "除夕|大?年三十|大年夜", "chinese new year'?s eve"),
    Feast("L01-15", "元宵|正月十五|灯节", "lantern festival"),
    Feast("L05-05", "端午|端阳", "dragon boat(?: festival)?"),
    Feast("L07-07", "七夕", "qixi"),
    Feast("L08-15", "(?:农历|阴历|旧历)?八月十五(?![日号])|中秋", "mid[- ]?autumn(?: festival)?|moon festival"),
    Feast("L09-09", "重阳", "double ninth"),
    Feast("L12-08", "腊八", "laba"),
    Feast("L12-23", "小年(?![轻纪龄])", ""),
    Feast("清明", "清明(?!上河)", "qingming|tomb[- ]sweeping(?: day)?"),
    Feast("02-14", "情人节", "valentine'?s?(?: day)?"),
    Feast("03-08", "三八(?:妇女)?节|妇女节|女神节", "women'?s day"),
    Feast("W05-2-6", "母亲节", "mother'?s day"),
    Feast("06-01", "六一(?!路|街)|儿童节", "children'?s day"),
    Feast("W06-3-6", "父亲节", "father'?s day"),
    Feast("09-10", "教师节", "teacher'?s'? day"),
    Feast("10-31", "万圣节?", "halloween"),
    Feast("11-11", "双(?:十一|11)", "singles'? day|double (?:11|eleven)"),
    Feast("W11-4-3", "感恩节", "thanksgiving"),
    Feast("12-12", "双(?:十二|12)", "double (?:12|twelve)"),
    Feast("12-24", "平安夜", "christmas eve"),
    Feast("12-25", "圣诞", "christmas|xmas"),
    Feast("12-31", "跨年", "new year'?s eve|nye"),
)
TERMS: Final = (
    "立春|雨水(?=[前后])|惊蛰|春分|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬"
    "|小雪(?=[前后])|大雪(?=[前后])|冬至|小寒|大寒"
)
LONG_HOLIDAYS: Final = (SPRING, LABOUR, NATIONAL)
SHORT_HOLIDAYS: Final = (NEW_YEAR, *(feast for feast in FEASTS if feast.when in ("清明", "L05-05", "L08-15")))


@lru_cache(maxsize=512)
def day_of(when: str, year: int) -> date:
    """The day of a feast; for lunar ones within the lunar year, which may be over only in the next solar one."""
    if when[0] == "L":
        return lunar_to_solar(year, int(when[1:3]), int(when[4:]))
    if when[0] == "W":
        month, which, weekday = (int(part) for part in when[1:].split("-"))
        first = date(year, month, 1)
        return first + days((weekday - first.weekday()) % 7 + 7 * (which - 1))
    return date(year, int(when[:2]), int(when[3:])) if when[0].isdigit() else solar_term(year, when)
