"""Lunar days as they are said: 腊月二十, 农历八月十五, 初六."""

import re
from datetime import date, datetime
from typing import Final

from bot.core.dates.chinese_periods import year_ahead
from bot.core.dates.lunar import LAST_LUNAR_DAY, lunar_to_solar
from bot.core.dates.meaning import Day, Impossible, Meaning, from_today, grammar, rule
from bot.core.dates.writing import number

_MONTHS: Final = 12
_LUNAR_MONTHS: Final = {"正月": 1, "冬月": 11, "腊月": 12}


def lunar_yearly(month: int, day: int, today: date, year: int | None = None) -> Day | Impossible:
    """The next such lunar day, or that of a given lunar year."""
    if not (1 <= month <= _MONTHS and 1 <= day <= LAST_LUNAR_DAY):
        return Impossible()
    years = (year,) if year else range(today.year - 1, today.year + 3)
    meant = from_today((lunar_to_solar(one, month, day) for one in years), today)
    return Day(meant) if meant else Impossible()


def _lunar(match: re.Match[str], now: datetime) -> Meaning | None:
    named, day = match["named"] or "正月", number((match["day"] or "一").removeprefix("初"))
    month = _LUNAR_MONTHS.get(named) or number(named.removesuffix("月"))
    if month is None or day is None:
        return None
    year = year_ahead(match["year"], now.date()) if match["year"] else None
    return lunar_yearly(month, day, now.date(), year)


RULES: Final = grammar(
    r"[月初]",
    rule(
        r"(?:农历|阴历|旧历|古历|老历)\s?(?P<year>今年|明年|20\d\d年)?(?P<named>正月|冬月|腊月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)"
        r"(?P<day>初?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3}))[日号]?",
        _lunar,
    ),
    rule(
        r"(?P<year>明年)?(?P<named>正月|冬月|腊月)里?(?P<day>初?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3}))?[日号]?(?!个)",
        _lunar,
    ),
    rule(
        r"(?P<year>明年)?(?:(?P<named>[一二三四五六七八九十]{1,2}月)|(?:大年|(?<![上读念]))(?![一二三]?学))"
        r"(?P<day>初[一二三四五六七八九十])(?![一二三四五六七八九十月]|学生|年级|毕业|[的]?学|班)",
        _lunar,
    ),
)
