"""Festivals and holidays as they are named in a text, in both languages: 春节后, 节前, after Christmas."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from bot.core.dates.feasts import FEASTS, LONG_HOLIDAYS, NEW_YEAR, SHORT_HOLIDAYS, SPRING, TERMS, Feast, day_of
from bot.core.dates.meaning import Day, Meaning, Past, days, grammar, rule

_YEARS: Final = {"今": 0, "明": 1, "来": 1, "后": 2, "去": -1, "前": -2}
_WINTER: Final = 11


def coming(feast: Feast, today: date, year: int | None = None) -> Day | None:
    """The next such feast, or that of a solar year: it, the day before it, and the first day after its holiday.

    In a holiday that lasts, "after" is after this one and the day itself is that of the next year.
    """
    all_days = [day_of(feast.when, one) for one in range(today.year - 1, today.year + 4)]
    given = [day for day in all_days if year in (None, day.year)]
    day = _first(given, today)
    if day is None:
        return None
    back = _first([one + days(feast.length) for one in given], today) or day
    eve = _first([one - days(1) for one in given], today) or day
    return Day(day, before=eve, after=back)


def _first(candidates: Iterable[date], today: date) -> date | None:
    return next((day for day in candidates if day >= today), None)


def _of(names: Sequence[tuple[re.Pattern[str], Feast]], match: re.Match[str], now: datetime) -> Meaning | None:
    feast = next((feast for pattern, feast in names if pattern.match(match.string, match.start("name"))), None)
    feast = feast or Feast(match["name"], "")
    year = now.year + _YEARS[match["year"][0]] if match["year"] else None
    return coming(feast, now.date(), year) or Past(day_of(feast.when, year or now.year))


def _chinese(match: re.Match[str], now: datetime) -> Meaning | None:
    return _of(_BY_CHINESE, match, now)


def _english(match: re.Match[str], now: datetime) -> Meaning | None:
    return _of(_BY_ENGLISH, match, now)


def _around_new_year(match: re.Match[str], now: datetime) -> Meaning | None:
    """年前, 年后, 过完年: before and after Spring Festival."""
    spring = coming(SPRING, now.date())
    if not spring or not spring.after or not spring.before:
        return None
    return Day(spring.after, "after") if match[0][0] == "过" or match[0].endswith("后") else Day(spring.before, "by")


def _around_holiday(match: re.Match[str], now: datetime) -> Meaning | None:
    """节前, 节后, after the holidays: the long holiday that comes next, or else a shorter one before it.

    In English, in November and December, they are those of the new year.
    """
    after, today = "后" in match[0] or "after" in match[0] or "回" in match[0], now.date()
    long, short = ([one for feast in kind if (one := coming(feast, today))] for kind in (LONG_HOLIDAYS, SHORT_HOLIDAYS))
    long_days, short_days = (sorted(_edge(one, after=after) for one in found) for found in (long, short))
    meant = [long_days[0], *(day for day in short_days[:1] if day < long_days[0])]
    if match[0].isascii() and now.month >= _WINTER:
        meant = [_edge(one, after=after) for one in (coming(NEW_YEAR, today),) if one] + meant[:1]
    return Day(meant[0], "after" if after else "by", others=tuple(dict.fromkeys(meant[1:])))


def _edge(day: Day, *, after: bool) -> date:
    return (day.after if after else day.before) or day.day


def _by_name(names: Iterable[tuple[str, Feast]]) -> list[tuple[re.Pattern[str], Feast]]:
    """Patterns of feasts, those first that are more words than another's."""
    return [(re.compile(name, re.ASCII), feast) for name, feast in sorted(names, key=lambda one: -len(one[0])) if name]


_BY_CHINESE: Final = _by_name((feast.chinese, feast) for feast in FEASTS)
_BY_ENGLISH: Final = _by_name((feast.english, feast) for feast in reversed(FEASTS))
_FREQUENT: Final = set("大小年过月日前后以之来回间期长假")
"""Characters that stand in names of feasts beside rarer ones, but also everywhere else."""

_ALL_CHINESE: Final = "|".join(pattern.pattern for pattern, _ in _BY_CHINESE)
_ALL_ENGLISH: Final = "|".join(pattern.pattern for pattern, _ in _BY_ENGLISH)

_CHARACTERS: Final = (
    "[年节假" + "".join(sorted({one for one in _ALL_CHINESE + TERMS if one > "\u4e00"} - _FREQUENT)) + "]"
)

CHINESE: Final = grammar(
    _CHARACTERS,
    rule(rf"(?P<year>今年|明年|来年|后年|去年|前年)?的?(?P<name>{_ALL_CHINESE}|{TERMS})(?:节|当天|那天)?", _chinese),
    rule(
        r"(?<![\d一二两三四五六七八九十百几半多今明去前后每少青中成老])年(?:前|后|(?:之|以)[前后])(?![期])|过[完了]大?年",
        _around_new_year,
    ),
    rule(r"(?<![春季环关细情时章调])(?:节|放?假|假期)(?:前|后|之前|之后|以后|回来)(?![奏])", _around_holiday),
)
ENGLISH: Final = grammar(
    r"[a-z]{3}",
    rule(rf"\b(?P<year>)(?P<name>{_ALL_ENGLISH})\b", _english),
    rule(r"\b(?:before|after) the holidays?\b(?! season)", _around_holiday),
)
