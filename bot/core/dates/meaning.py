"""What words may mean in time, before all words of one date are put together."""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Kind = Literal["on", "by", "after", "around"]
PartName = Literal["night", "morning", "forenoon", "noon", "afternoon", "dusk", "evening", "lunch", "close", "closed"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day. ``before`` and ``after`` are what "before it" and "after it" mean, where that is not the day itself.

    ``weekday``: it was named by the day of its week, and may stand beside a date. ``sooner``: the day that is meant if
    a time is said that is still to come on it.
    """

    day: date
    kind: Kind = "on"
    before: date | None = None
    after: date | None = None
    others: tuple[date, ...] = ()
    sooner: date | None = None
    weekday: bool = False
    at: time | None = None
    part: PartName | None = None
    dated: bool = False
    """It was written with its year, so it stays where it is even if it is over."""


@dataclass(frozen=True, slots=True)
class Past:
    """A day that is over."""

    day: date


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date or a time that no calendar and no clock has. ``alone``: it is one even beside nothing else."""

    alone: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock. ``sure``: its half of the day was said. ``alone``: it is a time even beside nothing else."""

    hour: int
    minute: int
    sure: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day. ``alone``: it says when even beside nothing else."""

    name: PartName
    alone: bool = True
    kind: Kind | None = None


Meaning = Day | Past | Impossible | Clock | Part
Build = Callable[[re.Match[str], datetime], Meaning | None]
"""Makes the meaning of words found at a moment; None: they are no date after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Words of one shape, and what they mean."""

    pattern: re.Pattern[str]
    build: Build


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning and where its words stand."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules, and what must be somewhere in a text for any of them to be worth trying."""

    hint: re.Pattern[str]
    rules: tuple[Rule, ...]


def grammar(hint: str, *rules: Rule) -> Grammar:
    """Rules behind a cheap look at the text."""
    return Grammar(re.compile(hint, re.ASCII), rules)


def rule(pattern: str, build: Build) -> Rule:
    """A rule for folded text; digits and word borders are those of ASCII, so that Chinese may stand beside English."""
    return Rule(re.compile(pattern, re.ASCII), build)


def days(count: int) -> timedelta:
    """A span of days."""
    return timedelta(days=count)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, or None where it has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_start(day: date, ahead: int = 0) -> date:
    """The first of the month that is ``ahead`` months after that of ``day``."""
    years, month = divmod(day.month - 1 + ahead, 12)
    return date(day.year + years, month + 1, 1)


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_later(day: date, ahead: int) -> date:
    """The same day ``ahead`` months later, or the last one of a shorter month."""
    start = month_start(day, ahead)
    return min(start + days(day.day - 1), month_end(start))


def week_start(day: date) -> date:
    """The Monday of its week."""
    return day - days(day.weekday())


def from_today(candidates: Iterable[date | None], today: date) -> date | None:
    """The first of the candidates that is not over."""
    return next((day for day in candidates if day and day >= today), None)
