"""Months, quarters and years in Chinese: 月底, 下个月中旬, 十二月初, 年底, 下季度."""

import re
from datetime import date, datetime
from typing import Final

from bot.core.dates.meaning import Day, Meaning, Past, grammar, month_start, months_later, rule
from bot.core.dates.periods import Stretch, in_month, in_quarter, in_year, not_over, quarter_start
from bot.core.dates.writing import SMALL, number

_STRETCHES: Final[dict[str, Stretch]] = {
    "初": "start",
    "上旬": "early",
    "中": "mid",
    "中旬": "mid",
    "下旬": "late",
    "底": "end",
    "末": "end",
    "尾": "end",
}
_YEARS: Final = {"今": 0, "明": 1, "来": 1, "后": 2, "去": -1, "前": -2}
_MONTHS: Final = 12
_JULY: Final = 7


def year_ahead(said: str, today: date) -> int:
    """The year that 今年, 明年 … or four digits mean."""
    return int(said[:4]) if said[0].isdigit() else today.year + _YEARS[said[0]]


def _month(match: re.Match[str], now: datetime) -> Meaning | None:
    today, stretch = now.date(), _STRETCHES.get(match["stretch"] or "", "whole")
    which = match["which"] or ""
    ahead = which.count("下") - which.count("上")
    if ahead < 0:
        return Past(months_later(today, ahead))
    meant = in_month(month_start(today, ahead), stretch)
    if stretch == "whole" and not ahead:
        return in_month(today, "end")
    if meant.day >= today:
        return meant
    return None if which else in_month(month_start(today, 1), stretch)


def _named_month(match: re.Match[str], now: datetime) -> Meaning | None:
    today, month = now.date(), number(match["month"])
    if not month or month > _MONTHS:
        return None
    stretch = _STRETCHES.get(match["stretch"] or "", "whole")
    if match["year"]:
        meant = in_month(date(year_ahead(match["year"], today), month, 1), stretch)
        return Past(meant.day) if (meant.after or meant.day) <= today else not_over(meant, today)
    return coming_month(month, stretch, today)


def coming_month(month: int, stretch: Stretch, today: date) -> Day:
    """A stretch of the next month of that number, or of this one while it lasts."""
    meant = in_month(date(today.year, month, 1), stretch)
    over = (meant.after or meant.day) <= today
    return in_month(date(today.year + 1, month, 1), stretch) if over else not_over(meant, today)


def _year(match: re.Match[str], now: datetime) -> Meaning | None:
    today, stretch = now.date(), _STRETCHES.get(match["stretch"] or "", "whole")
    if not match["year"]:
        meant = in_year(today.year, stretch)
        return meant if meant.day >= today else in_year(today.year + 1, stretch)
    year = year_ahead(match["year"], today)
    if stretch == "whole" and (year == today.year or match["year"][0].isdigit()):
        return None
    meant = in_year(year, stretch)
    return meant if meant.day >= today else Past(meant.day)


def _quarter(match: re.Match[str], now: datetime) -> Meaning:
    today, stretch = now.date(), _STRETCHES.get(match["stretch"] or "", "whole")
    first = quarter_start(today, (match["which"] or "").count("下"))
    meant = in_quarter(first, stretch)
    return meant if meant.day >= today else in_quarter(quarter_start(today, 1), stretch)


def _numbered_quarter(match: re.Match[str], now: datetime) -> Meaning:
    today, stretch = now.date(), _STRETCHES.get(match["stretch"] or "", "whole")
    first = date(today.year, 3 * ("一二三四1234".index(match["n"]) % 4) + 1, 1)
    meant = in_quarter(first, stretch)
    over = (meant.after or meant.day) <= today
    return in_quarter(first.replace(year=today.year + 1), stretch) if over else not_over(meant, today)


def _second_half(_: re.Match[str], now: datetime) -> Meaning:
    return coming_month(_JULY, "start", now.date())


def _within(match: re.Match[str], now: datetime) -> Meaning:
    today = now.date()
    ends = {
        "月": in_month(today, "end"),
        "季": in_quarter(quarter_start(today), "end"),
        "年": in_year(today.year, "end"),
    }
    return Day(ends[match[1]].day, "by")


_NUMERALS: Final = "一二三四五六七八九十"
_STRETCH: Final = rf"(?P<stretch>[上中下]旬|初(?![{_NUMERALS}次步中])|中(?![国奖间心午学介])|[底末尾])"
_YEAR: Final = r"(?P<year>今年|明年|来年|后年|去年|前年|(?<!\d)20\d\d年)"

RULES: Final = grammar(
    r"[月季年]",
    rule(rf"(?P<which>(?:下+一?个?|这个?|本|上+一?个?)月)(?![销业刚已才都买])(?:份?的?{_STRETCH})?", _month),
    rule(rf"(?P<which>(?<![个岁年下本上这\d{_NUMERALS}]))月{_STRETCH}", _month),
    rule(
        rf"{_YEAR}?(?P<month>{SMALL})月(?:份?的?{_STRETCH}|份|(?=$|[,。前后之以])|(?<=\d月)(?![\d饼球亮季{_NUMERALS}]))",
        _named_month,
    ),
    rule(rf"(?:{_YEAR}年?|(?<![明今来后去前\d])年(?=[底末]|初(?![{_NUMERALS}])))(?P<stretch>[初中底末])?", _year),
    rule(r"(?:(?P<which>下+一?个?|这个?|本)季度?|(?<![一二三四\d])季度?(?=[初末底]))(?P<stretch>[初末底])?", _quarter),
    rule(r"第?(?P<n>[一二三四1-4])季度(?P<stretch>[初末底])?", _numbered_quarter),
    rule(r"下半年", _second_half),
    rule(rf"(?<![个半几\d{_NUMERALS}])(?:本|今)?(月|季|年)度?[之以]?内", _within),
)
