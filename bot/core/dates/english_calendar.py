"""Months, quarters, years and numbered days in English: 5 Dec, December 5 2026, the 5th, mid-December, end of month."""

import re
from datetime import date, datetime
from typing import Final

from bot.core.dates.calendar_days import dated, day_of_coming_month, yearly
from bot.core.dates.chinese_periods import coming_month
from bot.core.dates.meaning import Day, Meaning, Past, grammar, month_start, months_later, rule
from bot.core.dates.periods import Stretch, in_month, in_quarter, in_year, not_over, quarter_start

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of each month, by which it is told."""


def _stretch(said: str | None) -> Stretch:
    stretches: dict[str, Stretch] = {
        "ear": "start",
        "beg": "start",
        "sta": "start",
        "mid": "mid",
        "lat": "late",
        "end": "end",
    }
    return stretches.get((said or "")[:3], "whole")


def _day_and_month(match: re.Match[str], now: datetime) -> Meaning:
    month, day = MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    return dated(int(match["year"]), month, day) if match["year"] else yearly(month, day, now.date())


def _ordinal(match: re.Match[str], now: datetime) -> Meaning | None:
    day = int(match["day"])
    if match["next"]:
        first = month_start(now.date(), 1 if match["next"].endswith("next month") else 0)
        meant = dated(first.year, first.month, day)
        return Day(meant.day) if isinstance(meant, Day) and meant.day >= now.date() else meant
    return day_of_coming_month(day, now.date())


def _month(match: re.Match[str], now: datetime) -> Meaning:
    month, stretch = MONTHS.index(match["month"][:3]) + 1, _stretch(match["stretch"])
    if not match["year"]:
        return coming_month(month, stretch, now.date())
    meant = in_month(date(int(match["year"]), month, 1), stretch)
    return Past(meant.day) if (meant.after or meant.day) <= now.date() else not_over(meant, now.date())


def _period(match: re.Match[str], now: datetime) -> Meaning | None:
    """A stretch of this or the next month, quarter or year; a whole one that runs now is its end."""
    today, which = now.date(), match["which"] or "this"
    stretch, ahead = _stretch(match["stretch"]), 1 if "next" in which else 0
    if which == "last":
        return Past(months_later(today, {"month": -1, "quarter": -3, "year": -12}[match["unit"]]))
    stretch = "end" if stretch == "whole" and not ahead else stretch
    meant = _of_unit(match["unit"], today, ahead, stretch)
    return meant if meant.day >= today else _of_unit(match["unit"], today, 1, stretch)


def _of_unit(unit: str, today: date, ahead: int, stretch: Stretch) -> Day:
    if unit == "month":
        return in_month(month_start(today, ahead), stretch)
    if unit == "quarter":
        return in_quarter(quarter_start(today, ahead), stretch)
    return in_year(today.year + ahead, stretch)


def _ending(match: re.Match[str], now: datetime) -> Meaning:
    unit = {"m": "month", "q": "quarter", "y": "year"}[
        next(letter for letter in match[0].removeprefix("eo") if letter in "mqy")
    ]
    return _of_unit(unit, now.date(), 0, "end")


def _numbered_quarter(match: re.Match[str], now: datetime) -> Meaning:
    today, stretch = now.date(), _stretch(match["stretch"])
    first = date(today.year, 3 * int(match["n"]) - 2, 1)
    meant = in_quarter(first, stretch)
    over = (meant.after or meant.day) <= today
    return in_quarter(first.replace(year=today.year + 1), stretch) if over else not_over(meant, today)


_CLEAR: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH: Final = rf"(?P<month>{_CLEAR}|march|may)\b\.?"
"""A month by its English name."""

_FULL: Final = r"january|february|april|june|july|august|september|october|november|december"
_GOES_ON: Final = (
    r"(?!\d|:|%|\s(?!(?:at|in the|for|with|or|and|to|if|please|then|around|when|we|i|is|works)\b"
    r"|morning|afternoon|evening)[a-z])"
)
"""What may not follow: a noun, of which it would be one (the 3rd floor, may 5 people)."""
_YEAR: Final = r"(?:,? (?P<year>20\d\d|19\d\d)\b(?!:))?"
_STRETCHED: Final = r"(?:the )?(?P<stretch>(?:end|beginning|start|middle)(?: of)?|early(?: in)?|mid|late)[ -](?:the )?"
_LED: Final = r"(?:(?<=in )|(?<=by )|(?<=until )|(?<=before )|(?<=after )|(?<=next ))"

RULES: Final = grammar(
    r"[a-z]{3}|q[1-4]",
    rule(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}{_YEAR}(?! \d{{1,2}}(?:st|nd|rd|th))", _day_and_month
    ),
    rule(rf"\b(?P<month>{_CLEAR})\b\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%]){_YEAR}", _day_and_month),
    rule(rf"\b(?P<month>march|may) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}{_GOES_ON}", _day_and_month),
    rule(
        rf"\bthe (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?P<next> of (?:the )?(?:next|this) month)?\b{_GOES_ON}", _ordinal
    ),
    rule(rf"\b{_STRETCHED}{MONTH}{_YEAR}(?! \d)", _month),
    rule(rf"\b(?P<stretch>)(?P<month>{_FULL}|{_LED}(?:{_CLEAR}|march|may))\b{_YEAR}(?! \d)", _month),
    rule(rf"\b{_STRETCHED}(?:(?P<which>this|next|last) )?(?P<unit>month|quarter|year)\b", _period),
    rule(r"\b(?P<stretch>)(?P<which>this|next|last) (?P<unit>month|quarter|year)\b", _period),
    rule(r"\b(?:eom|eoq|eoy|(?:month|quarter|year)(?:'s)?[ -]end)\b", _ending),
    rule(r"\b(?:(?P<stretch>end|beginning|start|middle) of )?q(?P<n>[1-4])\b", _numbered_quarter),
)
