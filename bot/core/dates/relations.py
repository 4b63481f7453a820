"""Words around a date that turn it: before, after, around it, and some days from it."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core.dates.chinese_spans import after_days
from bot.core.dates.meaning import Day, days
from bot.core.dates.writing import EN, N, number

_LOOK_BACK: Final = 28
_UNITS: Final = {"day": "天", "week": "周", "month": "月"}

Turn = Callable[[Day, re.Match[str]], Day | None]


def _by(meant: Day, _: re.Match[str]) -> Day:
    return replace(meant, kind="by")


def _ahead_of(meant: Day, _: re.Match[str]) -> Day:
    """Chinese 前 keeps the day itself (周五前交), but not a festival's or a period's."""
    return replace(meant, day=meant.before or meant.day, kind="by", others=() if meant.before else meant.others)


def _before(meant: Day, match: re.Match[str]) -> Day:
    return _ahead_of(meant if meant.before or meant.at else replace(meant, before=meant.day - days(1)), match)


def _after(meant: Day, _: re.Match[str]) -> Day:
    day = meant.day if meant.at else meant.after or meant.day + days(1)
    return replace(meant, day=day, kind="after", others=(), sooner=None)


def _from(meant: Day, _: re.Match[str]) -> Day:
    return replace(meant, day=meant.after if meant.after and meant.kind == "on" else meant.day, kind="after")


def _around(meant: Day, _: re.Match[str]) -> Day:
    return replace(meant, kind="around")


def _within(meant: Day, _: re.Match[str]) -> Day | None:
    return replace(meant, day=meant.after - days(1), kind="by") if meant.after else None


def _shifted(meant: Day, match: re.Match[str]) -> Day | None:
    """So many days before it or after it, which for a holiday is after its last day."""
    count, unit = number(match["n"] or "one"), match["unit"].removeprefix("个")
    if count is None:
        return None
    back = match["side"] in ("before", "前", "之前", "以前")
    base = meant.day if back or not meant.after else meant.after - days(1)
    base = meant.day if match["side"] == "from" else base
    day = after_days(base, _UNITS.get(unit, unit), count)
    if day is None:
        return None
    return Day(base - (day - base) if back else day)


_BEFORE_IT: Final[tuple[tuple[str, Turn], ...]] = (
    (rf"\b(?:(?P<n>{EN}) |the )(?P<unit>day|week|month)s? (?P<side>before|after|from) (?:the )?$", _shifted),
    (r"\b(?:not (?:before|until)|no earlier than|from|starting(?: on)?|as of) (?:the )?$", _from),
    (r"\b(?:by|no later than|until|till|due(?: on)?|within) (?:the )?$", _by),
    (r"\bbefore (?:the )?$", _before),
    (r"\bafter (?:the )?$", _after),
    (r"\b(?:around|about|roughly) (?:the )?$", _around),
    (r"(?:最晚|最迟|不晚于|截止到?)$", _by),
    (r"(?:赶在)$", _by),
    (r"(?:过完|过了|忙完)$", _after),
    (r"(?:大概|大约|差不多)$", _around),
)
_BEHIND_IT: Final[tuple[tuple[str, Turn], ...]] = (
    (rf"(?P<side>前|后|之[前后]|以[前后])(?P<n>{N})(?P<unit>天|周|个?星期|个?礼拜|个?月)(?!前|后)", _shifted),
    (r"前后|左右|上下|那[几两]天", _around),
    (r"之前|以前|前(?![天台面期任妻夫沿景\d一两几])|截止", _ahead_of),
    (r"以后|起(?!来)|开始|往后", _from),
    (r"(?:过完?|结束|放假|假期)?(?:之后|后(?![天续台悔面期勤备半])|回来)|过完|一?过(?=$|[,。再就])", _after),
    (r"[之以]?内(?![容部])", _within),
    (r" (?:or before|at the latest)\b", _by),
    (r" (?:or later|onwards?)\b", _from),
)
_BEFORE: Final = tuple((re.compile(pattern, re.ASCII), turn) for pattern, turn in _BEFORE_IT)
_BEHIND: Final = tuple((re.compile(pattern, re.ASCII), turn) for pattern, turn in _BEHIND_IT)


def turned(meant: Day, text: str, start: int, end: int, floor: int) -> tuple[Day, int, int]:
    """What is meant with the words around it, from ``floor`` on, and the span that they make together."""
    for pattern, turn in _BEHIND:
        match = pattern.match(text, end)
        other = turn(meant, match) if match else None
        if match and other:
            meant, end = other, match.end()
            break
    window = text[max(floor, start - _LOOK_BACK) : start]
    for pattern, turn in _BEFORE:
        match = pattern.search(window)
        other = turn(meant, match) if match else None
        if match and other:
            return other, start - len(window) + match.start(), end
    return meant, start, end
