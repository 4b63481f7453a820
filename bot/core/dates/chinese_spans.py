"""Spans of time from now in Chinese: 三天后, 一周之内, 过两天, 半小时后; and back: 两周前."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.core.dates.meaning import Day, Kind, Meaning, Past, days, grammar, months_later, rule
from bot.core.dates.writing import N, number, rough_number

A_FEW: Final = 3
"""Days, weeks or hours that "a few" is taken for."""

A_WHILE: Final = 14
"""Days that "a while" (过阵子) is taken for."""

_DAYS: Final = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_MONTHS: Final = {"月": 1, "季度": 3, "年": 12}
_MINUTES: Final = {"小时": 60, "钟头": 60, "分钟": 1, "分": 1, "刻钟": 15}
_HALVES: Final = {"月": 15, "季度": 45, "年": 182}
_MOST_DAYS: Final = 3660


def elapsed(now: datetime, minutes: float) -> datetime:
    """The local moment after so many minutes have truly passed, whatever the clocks do in between."""
    return (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)


def after_days(today: date, unit: str, count: int, *, half: bool = False) -> date | None:
    """The day after so many units (天, 周, 月 …), and half a one more; None beyond ten years."""
    if count * _DAYS.get(unit, 30 * _MONTHS.get(unit, 1)) > _MOST_DAYS:
        return None
    if unit == "年" and half:
        return months_later(today, 12 * count + 6)
    start = months_later(today, count * _MONTHS[unit]) if unit in _MONTHS else today + days(count * _DAYS[unit])
    return start + days(_HALVES.get(unit, 0) if half else 0)


def _count(match: re.Match[str]) -> int | None:
    return {"半": 0, "几": A_FEW}.get(match["n"], rough_number(match["n"]))


def _in_days(match: re.Match[str], now: datetime) -> Meaning | None:
    unit, suffix, today = match["unit"].removeprefix("个"), match["suffix"] or "", now.date()
    half, count = match["n"] == "半" or bool(match["half"]), _count(match)
    if count is None or not (suffix or match["lead"]) or (half and unit not in _HALVES):
        return None
    day = after_days(today, unit, count, half=half)
    if day is None:
        return None
    if "前" in suffix:
        return Past(today - (day - today))
    if "内" in suffix:
        return Day(day, "by")
    if match["lead"] == "隔" and match["n"] != "几" and unit == "天":
        return Day(day + days(1), others=(day,))
    vague = unit in _MONTHS or number(match["n"]) is None or (match["n"] == "两" and not suffix)
    return Day(day, "around" if vague else "on")


def _in_minutes(match: re.Match[str], now: datetime) -> Meaning | None:
    suffix, count = match["suffix"] or "", _count(match)
    if count is None or not (suffix or match["lead"]):
        return None
    half = match["n"] == "半" or match["half"]
    minutes = (count + (0.5 if half else 0)) * _MINUTES[match["unit"]]
    if "前" in suffix:
        return Past(elapsed(now, -minutes).date())
    moment = elapsed(now, minutes)
    kind: Kind = "by" if "内" in suffix else "on"
    return Day(moment.date(), kind, at=moment.time().replace(second=0, microsecond=0))


def _skipping_one(_: re.Match[str], now: datetime) -> Meaning:
    return Day(now.date() + days(2), others=(now.date() + days(1),))


def _in_a_while(match: re.Match[str], now: datetime) -> Meaning:
    ahead = 1 if match[0].startswith("这") else A_FEW if match[0][-1] in "天日" else A_WHILE
    return Day(now.date() + days(ahead), "around")


def _a_while_ago(match: re.Match[str], now: datetime) -> Meaning:
    return Past(now.date() - days({"两": 2, "几": A_FEW}.get(match[1], A_WHILE)))


_SUFFIX: Final = r"(?P<suffix>之后|以后|过后|后(?!天)|之?以?内|之?以?前(?![几两]))?"

RULES: Final = grammar(
    r"[天日周期拜月年度时头分钟阵段]",
    rule(
        rf"(?P<lead>再?过|再?等|隔)?(?P<n>{N}|半|几)(?P<half>个半(?=月|季))?"
        rf"(?P<unit>天|日(?=之?以?内)|周|个?星期|个?礼拜|个?月|年|个季度){_SUFFIX}",
        _in_days,
    ),
    rule(
        rf"(?P<lead>再?过)?(?P<n>{N}|半|几)(?:(?P<half>个半)|个)?(?P<unit>小时|钟头|分钟?|刻钟){_SUFFIX}",
        _in_minutes,
    ),
    rule(r"隔天", _skipping_one),
    rule(r"过(?:一?阵子?|一?段(?:时间|日子)|些(?:天|日子|时候))|这一?[两几]天|改[天日]", _in_a_while),
    rule(r"前([两几])天|前一?阵子?|前段时间", _a_while_ago),
)
