"""Days and weeks told from today in Chinese: 后天, 周三, 下周三, 周末; and those that are over: 昨天, 上周三."""

import re
from datetime import datetime
from typing import Final

from bot.core.dates.meaning import Day, Meaning, Past, days, grammar, rule, week_start

SATURDAY: Final = 5

_FROM_TODAY: Final = {"今": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4, "昨": -1, "前": -2, "大前": -3}
_WEEKDAYS: Final = {sign: index for index, sign in enumerate("一二三四五六日")} | {"天": 6}
_NOON: Final = 12


def weekday_ahead(index: int, now: datetime) -> Day:
    """The coming day of a week by its bare name (0 Monday); on that very day it is the next, unless a time tells."""
    today = now.date()
    ahead = (index - today.weekday()) % 7
    if ahead:
        return Day(today + days(ahead), weekday=True)
    others = (today,) if now.hour < _NOON else ()
    return Day(today + days(7), others=others, sooner=today, weekday=True)


def whole_week(weeks: int, now: datetime) -> Day:
    """Some day of the week that is ``weeks`` ahead: its Monday, or of this week its Friday or what is left of it."""
    today = now.date()
    start = week_start(today) + days(7 * weeks)
    day = start if weeks else max(today, start + days(4))
    return Day(day, "around", before=max(today, start - days(1)), after=start + days(7))


def weekend(weeks: int, now: datetime) -> Day:
    """The weekend of the week that is ``weeks`` ahead, by its Saturday; before it is Friday."""
    today = now.date()
    saturday = week_start(today) + days(7 * weeks + SATURDAY)
    return Day(max(today, saturday), "around", before=max(today, saturday - days(1)), after=saturday + days(2))


def _from_today(match: re.Match[str], now: datetime) -> Meaning:
    ahead = _FROM_TODAY[match[1]]
    day = now.date() + days(ahead)
    return Past(day) if ahead < 0 else Day(day)


def _ahead(which: str) -> int:
    """How many weeks from this one are meant: 下 is one ahead, 上 one back."""
    return which.count("下") - which.count("上")


def _weekday(match: re.Match[str], now: datetime) -> Meaning:
    index = _WEEKDAYS[match["day"]]
    if not match["which"]:
        return weekday_ahead(index, now)
    day = week_start(now.date()) + days(7 * _ahead(match["which"]) + index)
    return Past(day) if day < now.date() else Day(day, weekday=True)


def _week(match: re.Match[str], now: datetime) -> Meaning:
    weeks = _ahead(match["which"])
    return Past(now.date() + days(7 * weeks)) if weeks < 0 else whole_week(weeks, now)


def _weekend(match: re.Match[str], now: datetime) -> Meaning:
    weeks = _ahead(match["which"] or "")
    meant = weekend(weeks, now)
    return Past(week_start(now.date()) + days(7 * weeks + SATURDAY)) if weeks < 0 else meant


_WEEK: Final = "(?:周|星期|礼拜)"
_WHICH: Final = r"(?P<which>(?:下+一?|上+一?|这一?|本)个?)"

RULES: Final = grammar(
    r"[天日儿早晚晨夜]|周|星期|礼拜",
    rule(r"(大*后|今|明|昨|大?前)(?:天(?!气)|日(?!常|记)|儿个?)", _from_today),
    rule(r"(?<![说证声表文英聪至从])([今明昨后前])(?=早(?![就已该])|晨|晚(?!辈)|夜)", _from_today),
    rule(
        rf"(?:{_WHICH}(?:{_WEEK}的?)?|(?<![一两几半三四个])){_WEEK}(?P<day>[一二三四五六日天])(?![次遍趟福个]|回(?![访电复话来去头]))",
        _weekday,
    ),
    rule(rf"{_WHICH}{_WEEK}初?(?![一二三四五六日天末年岁到])", _week),
    rule(rf"(?:{_WHICH})?周末", _weekend),
)
