"""Days by their numbers: 12月3号, 二十五号, 下个月5号, 2026-12-03, 12/3."""

import re
from datetime import date, datetime
from typing import Final

from bot.core.dates.chinese_periods import year_ahead
from bot.core.dates.lunar_days import lunar_yearly
from bot.core.dates.meaning import (
    Day,
    Impossible,
    Meaning,
    Past,
    from_today,
    grammar,
    month_end,
    month_start,
    real_day,
    rule,
)
from bot.core.dates.writing import SMALL, number

_MONTHS: Final = 12
_YEARS: Final = range(1900, 2100)
_LONGEST_MONTH: Final = 31
_CENTURY: Final = 100
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")


def yearly(month: int, day: int, today: date) -> Day | Impossible:
    """The next such day; one that the coming year has not (29 February) does not exist."""
    if day > _LONGEST_MONTH or not 1 <= month <= _MONTHS or not day:
        return Impossible()
    this_year = real_day(today.year, month, day)
    last_this_year = month_end(date(today.year, month, 1))
    coming = this_year if last_this_year >= today and (not this_year or this_year >= today) else None
    if last_this_year < today or (this_year and this_year < today):
        coming = real_day(today.year + 1, month, day)
    return Day(coming) if coming else Impossible()


def dated(year: int, month: int, day: int) -> Day | Impossible:
    """A day that was written with its year; two digits are of this century."""
    year += 2000 if year < _CENTURY else 0
    meant = real_day(year, month, day) if year in _YEARS else None
    return Day(meant, dated=True) if meant else Impossible()


def _month_day(match: re.Match[str], now: datetime) -> Meaning | None:
    month, day, said = number(match["month"]), number(match["day"]), match["year"]
    if month is None or day is None:
        return None
    if said and said[0].isdigit():
        return dated(int(said[:-1]), month, day)
    if said:
        meant = real_day(year_ahead(said, now.date()), month, day)
        return Impossible() if not meant else Past(meant) if meant < now.date() else Day(meant)
    meant_day = yearly(month, day, now.date())
    if isinstance(meant_day, Day) and not match["sign"] and not re.search(r"\d", match[0]):
        lunar = lunar_yearly(month, day, now.date())
        return Day(meant_day.day, others=(lunar.day,)) if isinstance(lunar, Day) else meant_day
    return meant_day


def _day_of_month(match: re.Match[str], now: datetime) -> Meaning | None:
    day, which = number(match["day"]), match["which"] or ""
    if not day or (day > _LONGEST_MONTH and not which):
        return None
    first = month_start(now.date(), which.count("下") - which.count("上"))
    if which:
        meant = real_day(first.year, first.month, day)
        return Impossible() if not meant else Day(meant) if meant >= now.date() else Past(meant)
    return day_of_coming_month(day, now.date())


def day_of_coming_month(day: int, today: date) -> Day | None:
    """The next day of that number, in the first month that has it."""
    months = (month_start(today, ahead) for ahead in range(4))
    meant = from_today((real_day(first.year, first.month, day) for first in months), today)
    return Day(meant) if meant else None


def _in_full(match: re.Match[str], _: datetime) -> Meaning:
    return dated(int(match[1]), int(match[2]), int(match[3]))


def _compact(match: re.Match[str], _: datetime) -> Meaning | None:
    meant = real_day(int(match[1]), int(match[2]), int(match[3]))
    return Day(meant, dated=True) if meant else None


def _slashed(match: re.Match[str], now: datetime) -> Meaning | None:
    """Month first; where nothing is Chinese, both readings are told, when there are two."""
    first, second, year = int(match[1]), int(match[2]), int(match[3] or 0)
    pairs = [(month, day) for month, day in ((first, second), (second, first)) if month <= _MONTHS and day]
    read = [dated(year, *pair) if year else yearly(*pair, now.date()) for pair in pairs if pair[0] > 0]
    found = [one for one in read if isinstance(one, Day)]
    if not found:
        return Impossible() if any(0 < day <= _LONGEST_MONTH for _, day in pairs) else None
    chinese = first <= _MONTHS and _CHINESE.search(match.string)
    others = () if chinese else tuple(one.day for one in found[1:] if one.day != found[0].day)
    return Day(found[0].day, others=others, dated=bool(year))


def _dashed(match: re.Match[str], now: datetime) -> Meaning | None:
    month, day = int(match[1]), int(match[2])
    return yearly(month, day, now.date()) if 1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH else None


_AFTER_SLASH: Final = r"(?!\d|/|\.\d|\s?(?:%|折|成|份|的?(?:价|量|人|机会))|(?<=[123]/[23456789])\s?(?:的|of\b))"
_UNITS: Final = (
    r"(?!\d|-|:|/|\s?(?:[天个人万块元岁分周月年%折度斤米号款]|小时|k\b|days?|weeks?|people|min|hours?|[ap]m))"
)
"""What may not follow two numbers with a dash: what they would count, from one to the other."""

_PLACES: Final = "楼线店门桌机房院位码柜车厅馆仓库选客人方产色公路字油电井台棚区出铺文球员技"

RULES: Final = grammar(
    r"\d|[月号]",
    rule(
        rf"(?P<year>(?<!\d)(?:\d\d|\d{{4}})年|今年|明年|后年|去年|前年)?的?(?P<month>{SMALL})月份?的?"
        rf"(?P<day>(?:\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}}))"
        rf"(?:(?P<sign>[日号](?![{_PLACES}]))(?![点个:次天.折万])|(?![\d点个:次天.折万]|[日号]\d))",
        _month_day,
    ),
    rule(
        rf"(?P<which>(?:下+一?个?|这个?|本|上+一?个?)月的?)?(?<!第)(?P<day>(?<![a-z\d.-]){SMALL})"
        rf"(?:号|(?<=\d)日(?!游|元|内|之?以?内))(?![{_PLACES}])",
        _day_of_month,
    ),
    rule(r"(?<![\d./-])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})日?(?![\d/-]|\.\d)", _in_full),
    rule(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)", _compact),
    rule(rf"(?<![\d./$¥-])(?!24/7)(\d{{1,2}})/(\d{{1,2}})(?:/(20\d\d|\d\d))?{_AFTER_SLASH}", _slashed),
    rule(rf"(?<![\d./$¥:-])(\d\d)-(\d\d){_UNITS}", _dashed),
)
