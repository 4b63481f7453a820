"""When a broadcast is to go out, in the lead's own words: 周五下午三点, 各自明天 9:00, every weekday 8:30."""

import re
from datetime import datetime, time
from typing import Final

from bot.core.dates.understanding import dates_in
from bot.core.folding import Folding
from bot.core.rhythm.hours import DAY, Hours
from bot.core.rhythm.said import time_said
from bot.core.teams.timing import At, Now, OwnHour, Repeat, Timing

USUAL: Final = time(9)
"""When a day is said, and no time."""

_FOLDING: Final = Folding(
    {"週": "周", "個": "个", "點": "点", "現": "现", "當": "当", "馬": "马", "間": "间", "時": "时"}
)
_OWN: Final = re.compile(
    r"各自的?(?:时间|当地)?|当地时间?|"
    r"\b(?:(?:at )?(?:their|each reader's|everyone's) own(?: time| hour)?|own(?: time)?|local time)\b"
)
_NOW: Final = re.compile(r"现在|马上|立刻|now|at once|right away")
_DAILY: Final = re.compile(
    r"每(?:个|天)?(?:工作日|天|日)|每天|\b(?:every|each) (?:work(?:ing )?|week)?day\b|\bdaily\b|\bweekdays\b"
)
_WEEKLY: Final = re.compile(r"每(?:个)?(?:周|星期|礼拜)\s*((?:[一二三四五六日天1-7][、,和及]?)+)")
_WEEKLY_EN: Final = re.compile(
    r"\b(?:every|each) ((?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s*(?:,|and|&)\s*)?)+)|"
    r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
_DAYS_ZH: Final = {**{sign: at for at, sign in enumerate("一二三四五六日", start=1)}, "天": 7}
_DAYS_EN: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def timing_said(text: str, hours: Hours, now: datetime) -> Timing | None:
    """What ``text`` says about when, by the lead's ``hours``; None when it says nothing of the kind.

    A time that is over comes out as it was said: ``core.teams.timing.occasion`` finds none then.
    """
    plain = _FOLDING.plain(text).casefold().strip().rstrip("。.!")
    own = _OWN.search(plain) is not None
    plain = _OWN.sub(" ", plain).strip()
    if _NOW.fullmatch(plain):
        return Now()
    weekdays, rest = _repeated(plain)
    if weekdays is not None:
        at = _time(rest, now)
        return Repeat(at, weekdays, own=own) if at else None
    return _once(plain, hours, now, own=own)


def _once(plain: str, hours: Hours, now: datetime, *, own: bool) -> Timing | None:
    """A bare time is today's, or when that is over the next workday's."""
    at, day = time_said(plain), hours.local(now).date()
    if at is not None:
        day = day if hours.moment(day, at) > now else hours.workday_from(day + DAY)
    else:
        said = next(iter(dates_in(plain, hours.local(now))), None)
        if said is None:
            return None
        at, day = said.time or USUAL, said.day
    return OwnHour(day, at) if own else At(hours.moment(day, at))


def _repeated(plain: str) -> tuple[frozenset[int] | None, str]:
    """Which weekdays it comes again on (none: every workday), and what is said beside; None: it does not repeat."""
    if match := _WEEKLY.search(plain):
        days = frozenset(
            int(sign) if sign.isdecimal() else _DAYS_ZH[sign] for sign in match[1] if sign not in "、,和及"
        )
    elif match := _WEEKLY_EN.search(plain):
        days = frozenset(at for at, name in enumerate(_DAYS_EN, start=1) if name in (match[1] or match[2]))
    elif match := _DAILY.search(plain):
        days = frozenset()
    else:
        return None, plain
    return days, f"{plain[: match.start()]} {plain[match.end() :]}".strip()


def _time(rest: str, now: datetime) -> time | None:
    """The time of day beside it; the usual one where nothing is said, None where something else is."""
    rest = re.sub(r"^(?:at|的)\s*", "", rest)
    said = next(iter(dates_in(rest, now)), None)
    return time_said(rest) or (said.time if said else None) or (None if rest else USUAL)
