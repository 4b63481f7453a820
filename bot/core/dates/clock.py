"""Times of the clock, in both languages: 三点半, 15:30, half past two."""

import re
from datetime import datetime
from typing import Final

from bot.core.dates.meaning import Clock, Impossible, Meaning, PartName, grammar, rule
from bot.core.dates.writing import SMALL, number

_QUARTERS: Final = {
    "半": 30,
    "一刻": 15,
    "三刻": 45,
    "1刻": 15,
    "3刻": 45,
    "half past": 30,
    "quarter past": 15,
    "quarter to": 45,
}
_HALF_DAY: Final = 12
_DAY: Final = 24
_FIRST_LIKELY, _LAST_LIKELY = 7, 20
_PM: Final = ("afternoon", "dusk", "evening", "noon", "lunch")


def hour_of(clock: Clock, part: PartName | None) -> int:
    """The hour from 0 to 24 that is meant, by the part of the day, or as one would meet a customer."""
    hour = clock.hour
    if part is None:
        return hour if clock.sure or hour >= _FIRST_LIKELY or not hour else hour + _HALF_DAY
    if part == "noon" and hour >= _HALF_DAY - 2:
        return hour
    if part in _PM and hour < _HALF_DAY:
        return hour + _HALF_DAY
    return _DAY if part == "evening" and hour == _HALF_DAY else hour


def likely_hours(clock: Clock) -> list[int]:
    """Hours that a bare time may mean on any day, those at which nobody is called left out."""
    if clock.sure or clock.hour >= _HALF_DAY:
        return [clock.hour]
    return [one for one in (clock.hour, clock.hour + _HALF_DAY) if _FIRST_LIKELY <= one <= _LAST_LIKELY] or [
        clock.hour + _HALF_DAY
    ]


def _clock(hour: int | None, minute: int | None, *, sure: bool, alone: bool) -> Meaning | None:
    if hour is None or minute is None:
        return None
    if hour > _DAY or minute > 59 or (hour == _DAY and minute):  # noqa: PLR2004  # minutes of an hour
        return Impossible(alone)
    return Clock(hour, minute, sure or hour > _HALF_DAY or not hour, alone)


def _chinese(match: re.Match[str], _: datetime) -> Meaning | None:
    rest, hour = match["rest"] or "", number(match["hour"])
    minute = _QUARTERS.get(rest) if rest in _QUARTERS else number((match["minute"] or "十").removeprefix("零"))
    exact = bool(rest) or _stands_alone(match)
    return _clock(hour, minute if match["minute"] or rest in _QUARTERS else 0, sure=False, alone=exact)


_BEFORE: Final = re.compile(r"(?:^|[\s,。!?;、:约在到等]|见面|打给他|打给她)$")
_BEHIND: Final = re.compile(
    r"$|[\s,。!?;]|[见到来去打回再给约开联]|之?以?[前后](?![面])|钟|左右|多(?:去|来|见)|准时|过[来去]"
)


def _stands_alone(match: re.Match[str]) -> bool:
    """三点 is a time between marks, or before what one does at a time; three points of advice (三点建议) are none."""
    before, behind = match.string[max(0, match.start() - 3) : match.start()], match.end()
    return match["hour"] != "一" and bool(_BEFORE.search(before) and _BEHIND.match(match.string, behind))


def _digital(match: re.Match[str], _: datetime) -> Meaning | None:
    hour, minute = int(match[1]), int(match[2])
    if hour > _DAY:
        return None
    return _half_day(hour, minute, match[3], sure=match[1].startswith("0"))


def _half_day(hour: int, minute: int, half: str | None, *, sure: bool = False, alone: bool = True) -> Meaning | None:
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half.startswith("p") else 0)
    return _clock(hour, minute, sure=sure or bool(half), alone=alone)


def _english(match: re.Match[str], _: datetime) -> Meaning | None:
    return _half_day(int(match[1]), 0, match[2])


def _first_of_two(match: re.Match[str], _: datetime) -> Meaning | None:
    """Where a range begins: 2-4pm is after noon, 11-1pm before it."""
    begins, ends = int(match[1]), int(match[2])
    return _half_day(begins, 0, match[3] if begins < ends or ends == _HALF_DAY else "a")


def _told(match: re.Match[str], _: datetime) -> Meaning | None:
    hour = number(match[2])
    if not hour or hour > _HALF_DAY:
        return None
    hour = hour - 1 or _HALF_DAY if match[1].endswith("to") else hour
    return _clock(hour, _QUARTERS[match[1]], sure=False, alone=True)


def _bare(match: re.Match[str], _: datetime) -> Meaning | None:
    return _clock(
        number(match[1]), 0, sure=False, alone=bool(re.match(r"\s*(?:[.,!?;]|$)", match.string[match.end() :]))
    )


_HOUR_EN: Final = "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LED: Final = r"(?:(?<=\bat )|(?<=\baround )|(?<=\babout )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=@))"
_MONTH_NAMES: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_TENS: Final = "[二三四五]?十[一二三四五六七八九]?"

RULES: Final = grammar(
    r"\d|点|[a-z]{3}|@",
    rule(
        rf"(?P<hour>{SMALL}|(?<![一二三四五六七八九十有])两)(?:点钟?|(?<=\d)时(?=\d\d分))"
        rf"(?P<rest>半(?![价天个])|[一三13]刻|整|(?P<minute>\d\d|\d(?=分)|{_TENS}|零?[一二三四五六七八九](?=分))分?(?![钟个折天]))?",
        _chinese,
    ),
    rule(r"(?<![\d:.])(\d{1,2}):([0-5]\d)(?![\d:])(?:\s?([ap])\.?m\b\.?)?", _digital),
    rule(r"(?<![\d:.])(\d{1,2})\s?(?:([ap])\.?m\b\.?|o'?clock\b)", _english),
    rule(r"(?<![\d:.])(\d{1,2})\s?(?:-|to|till|and)\s?(\d{1,2})\s?([ap])\.?m\b", _first_of_two),
    rule(rf"\b(half past|quarter past|quarter to) {_HOUR_EN}\b", _told),
    rule(rf"{_LED}{_HOUR_EN}(?![\d:/.%\w-]|\s?[ap]\.?m|\s(?:days?|weeks?|months?|hours?|min|{_MONTH_NAMES}))", _bare),
    rule(rf"(?<![\d:.]){_HOUR_EN}(?= in the (?:morning|afternoon|evening)\b)", _bare),
)
