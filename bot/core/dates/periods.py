"""Months, quarters and years as stretches of time: their beginning, middle and end, in both languages."""

from datetime import date
from typing import Final, Literal

from bot.core.dates.meaning import Day, days, month_end, month_start

Stretch = Literal["start", "early", "mid", "late", "end", "whole"]

_EARLY, _MID, _LATE = 5, 15, 25
_QUARTER: Final = 3


def in_month(first: date, stretch: Stretch) -> Day:
    """A stretch of the month that begins on ``first``; the whole month is told by its first day."""
    last = month_end(first)
    if stretch == "end":
        return Day(last, "around", after=last + days(1))
    if stretch == "whole":
        return Day(first, "around", before=first - days(1), after=last + days(1))
    place = {"start": 1, "early": _EARLY, "mid": _MID, "late": _LATE}[stretch]
    return Day(first.replace(day=place), "around", before=first.replace(day=place), after=first.replace(day=place + 5))


def in_quarter(first: date, stretch: Stretch) -> Day:
    """The same for the quarter that begins on ``first``; its middle is that of its second month."""
    last = month_end(month_start(first, _QUARTER - 1))
    return _in_long(first, month_start(first, 1).replace(day=_MID), last, stretch)


def in_year(year: int, stretch: Stretch) -> Day:
    """The same for a year; its middle is the end of June."""
    return _in_long(date(year, 1, 1), date(year, 6, 30), date(year, 12, 31), stretch)


def quarter_start(day: date, ahead: int = 0) -> date:
    """The first day of the quarter that is ``ahead`` quarters after that of ``day``."""
    return month_start(day.replace(month=day.month - (day.month - 1) % _QUARTER, day=1), _QUARTER * ahead)


def not_over(meant: Day, today: date) -> Day:
    """A stretch that has begun is today."""
    before = max(meant.before, today) if meant.before else None
    return Day(max(meant.day, today), meant.kind, before=before, after=meant.after)


def _in_long(first: date, middle: date, last: date, stretch: Stretch) -> Day:
    if stretch == "mid":
        return Day(middle, "around")
    if stretch in ("end", "late"):
        return Day(last, "around", after=last + days(1))
    before = first - days(1) if stretch == "whole" else first
    return Day(first, "around", before=before, after=last + days(1) if stretch == "whole" else None)
