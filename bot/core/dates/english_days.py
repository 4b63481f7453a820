"""Days told from today in English: tomorrow, next Tue, in two weeks; and those that are over: yesterday, last Tue."""

import re
from datetime import date, datetime
from typing import Final

from bot.core.dates.chinese_days import SATURDAY, weekday_ahead, weekend, whole_week
from bot.core.dates.chinese_spans import A_FEW, after_days, elapsed
from bot.core.dates.meaning import Day, Kind, Meaning, Past, days, grammar, rule, week_start
from bot.core.dates.writing import EN, number

_UNITS: Final = {"day": "天", "week": "周", "fortnight": "周", "month": "月", "quarter": "季度", "year": "年"}
_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TWO: Final = 2


def _named(match: re.Match[str], now: datetime) -> Meaning:
    today = now.date()
    if match[0].startswith(("yesterday", "last night", "the day before", "day before")):
        return Past(today - days(2 if "before" in match[0] else 1))
    if "after" in match[0]:
        return Day(today + days(2))
    if match[0].startswith("to") and match[0].endswith("night"):
        return Day(today, part="evening")
    return Day(today + days(0 if match[0].startswith("today") else 1))


def _this_part(match: re.Match[str], now: datetime) -> Meaning:
    return Day(now.date(), part={"m": "morning", "a": "afternoon", "e": "evening"}[match[1][0]])  # type: ignore[arg-type]


def _weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    today, index, which = now.date(), _NAMES.index(match["day"][:3]), match["which"] or ""
    if which.startswith("last"):
        return Past(today - days((today.weekday() - index) % 7 or 7))
    if match["week"]:
        weeks = 0 if match["week"].startswith("this") else 1
        day = week_start(today) + days(7 * weeks + index)
        return Day(day, weekday=True) if day >= today else Past(day)
    if which.startswith("next"):
        return _next(index, today)
    if which.startswith("this"):
        return Day(today + days((index - today.weekday()) % 7), weekday=True)
    return weekday_ahead(index, now)


def _next(index: int, today: date) -> Day:
    """That of next week; the coming one may be meant, if it is still in this week and not just tomorrow."""
    meant = week_start(today) + days(7 + index)
    coming = meant - days(7)
    return Day(meant, others=(coming,) if (coming - today).days >= _TWO else (), weekday=True)


def _week(match: re.Match[str], now: datetime) -> Meaning:
    which = match[1]
    if which.startswith("last"):
        return Past(now.date() - days(7))
    return whole_week(2 if "after" in which else 0 if which.startswith("this") else 1, now)


def _week_after_next(_: re.Match[str], now: datetime) -> Meaning:
    return whole_week(_TWO, now)


def _weekend(match: re.Match[str], now: datetime) -> Meaning:
    if (match[1] or "").startswith("last"):
        return Past(week_start(now.date()) - days(7 - SATURDAY))
    return weekend(1 if (match[1] or "").startswith("next") else 0, now)


def _part_of_week(match: re.Match[str], now: datetime) -> Meaning:
    weeks = 1 if "next" in match[0] else 0
    weekday = {"ear": 0, "beg": 0, "sta": 0, "mid": 2}.get((match["part"] or "")[:3], 4)
    day = max(week_start(now.date()) + days(7 * weeks + weekday), now.date())
    return Day(day, "around", before=day)


def _in_days(match: re.Match[str], now: datetime) -> Meaning | None:
    groups = match.groupdict()
    said, unit = groups["n"] or "one", groups["unit"].removesuffix("s")
    half = said.startswith("half")
    count = 0 if half else (number(said) or 0) * (2 if unit == "fortnight" else 1)
    if not count and not half:
        return None
    day = after_days(now.date(), _UNITS[unit], count, half=half)
    if day is None or (half and unit in ("day", "week", "fortnight")):
        return None
    if match[0].endswith("ago"):
        return Past(now.date() - (day - now.date()))
    rough = unit in ("month", "quarter", "year") or "few" in said or "couple" in said
    kind: Kind = "by" if match[0].startswith("within") else "around" if rough else "on"
    return Day(day, kind)


def _in_minutes(match: re.Match[str], now: datetime) -> Meaning | None:
    said = match["n"]
    count = 0.5 if said.startswith("half") else number(said)
    if not count:
        return None
    minutes = count * (60 if match["unit"].startswith("h") else 1) + (30 if match["half"] else 0)
    if match[0].endswith("ago"):
        return Past(elapsed(now, -minutes).date())
    moment = elapsed(now, minutes)
    kind: Kind = "by" if match[0].startswith("within") else "on"
    return Day(moment.date(), kind, at=moment.time().replace(second=0, microsecond=0))


def _in_a_few(_: re.Match[str], now: datetime) -> Meaning:
    return Day(now.date() + days(A_FEW), "around")


_CLEAR: Final = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wednesday|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|saturday|sunday)"
_DAY: Final = rf"\b(?P<day>{_CLEAR}|wed|sat|sun)\b"
_TIMED: Final = r"(?=\s(?:at\b|\d|morning|afternoon|evening|noon))"
_LED: Final = r"(?:(?<=on )|(?<=by )|(?<=after )|(?<=before )|(?<=until )|(?<=till )|(?<=from )|(?<=or ))"
_SHORT: Final = "(?P<unit>hours?|hrs?|minutes?|mins?)"
_UNIT: Final = r"(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?)"

RULES: Final = grammar(
    r"[a-z]{3}",
    rule(
        r"\b(?:today|tonight|tomorrow|to-?night|tmrw?|tmw|(?:the )?day after (?:tomorrow|tmrw?)"
        r"|(?:the )?day before yesterday|yesterday|last night)\b",
        _named,
    ),
    rule(r"\bthis (morning|afternoon|evening)\b", _this_part),
    rule(
        rf"\b(?:(?P<which>next|this(?: coming)?|(?:the )?coming|last) |(?P<week>this week|next week),? (?:on )?){_DAY}",
        _weekday,
    ),
    rule(rf"(?P<which>){_DAY},? (?:of )?(?P<week>next week|this week)\b", _weekday),
    rule(rf"(?P<which>)(?P<week>)\b(?P<day>{_CLEAR}|{_LED}(?:wed|sat|sun)|(?:wed|sat|sun){_TIMED})\b(?!-)", _weekday),
    rule(r"\b(?:later )?((?:the )?week after next|next week|this week|last week)\b", _week),
    rule(r"\b(?:(this|next|last|the|on the|at the) )?weekend\b", _weekend),
    rule(
        r"\b(?:(?P<part>early|late|mid|(?:middle|beginning|start|end) of)[ -](?:the )?(?:this |next )?week|eow)\b",
        _part_of_week,
    ),
    rule(rf"\b(?:in|within) (?:about |around |another )?(?P<n>{EN}|half an?) {_UNIT}(?:'s? time)?\b", _in_days),
    rule(rf"\b(?P<n>{EN}|half an?) {_UNIT} (?:from now|later|ago|from today|time\b)", _in_days),
    rule(r"\bin (?:the next|a) (?:few|couple of) days\b|\bone of these days\b", _in_a_few),
    rule(
        rf"\b(?:in|within) (?:about )?(?P<n>{EN}|half an?)(?P<half> and a half)? {_SHORT}\b",
        _in_minutes,
    ),
    rule(
        rf"\b(?P<n>{EN}|half an?)(?P<half> and a half)? {_SHORT} (?:from now|later|ago)\b",
        _in_minutes,
    ),
)
