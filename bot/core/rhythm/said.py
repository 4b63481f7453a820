"""What a rep writes about their hours: a time of day, a leave, a single day on or off."""

import re
from datetime import date, datetime, time
from typing import Final

from bot.core.dates.understanding import date_said, dates_in
from bot.core.folding import Folding

_FOLDING: Final = Folding({"點": "点", "晚": "晚", "號": "号"})
_TIME: Final = re.compile(
    r"(?P<part>上午|早上|早|中午|下午|傍晚|晚上|晚)?\s*(?P<hour>\d{1,2})\s*(?:[:.点]\s*(?P<minute>[0-5]\d|半)?分?)?\s*(?P<half>[ap])?\.?(?:m\.?)?"
)
_LATE: Final = ("下午", "傍晚", "晚上", "晚")
_NOON: Final = 12
_TO: Final = re.compile(r"\s*(?:到|至|~|～|—|–|-|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*", re.IGNORECASE)
_ONE_MONTH: Final = re.compile(r"\b(\d{1,2})(\s*(?:-|–|—|to|until|through)\s*\d{1,2}\s+([A-Za-z]{3,}))", re.IGNORECASE)
_OFF: Final = re.compile(r"休|不上班|放假|\b(?:off|free|holiday|closed)\b", re.IGNORECASE)
_LEAVE: Final = re.compile(r"休假|请假|年假|放假|\b(?:on leave|vacation|on holiday|days? off)\b", re.IGNORECASE)
_ABOUT_LEAVE: Final = re.compile(
    r"我们?|要|想|会|从|起|到|至|请|休|年?假|放|"
    r"\b(?:i'm|i am|i'll be|i|be|will|on|leave|vacation|holiday|off|away|days?|from|to|until|till|through|a|the)\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"[^\W_]")
_ON: Final = re.compile(r"上班|补班|工作|\b(?:work|working|on|open)\b", re.IGNORECASE)


def time_said(text: str) -> time | None:
    """The time of day that ``text`` is, or None: 9, 9:30, 9点半, 下午6点, 6pm."""
    match = _TIME.fullmatch(_FOLDING.plain(text).strip().strip("。"))
    if match is None:
        return None
    hour = int(match["hour"])
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    if match["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if match["half"] == "p" else 0)
    elif match["part"] in _LATE and hour < _NOON:
        hour += _NOON
    return time(hour, minute) if hour < 24 else None  # noqa: PLR2004  # of a day


def leave_said(text: str, now: datetime) -> tuple[date, date] | None:
    """The first and the last day of the leave that ``text`` tells of, or None; ``now`` is local."""
    text = _ONE_MONTH.sub(r"\1 \3\2", text)
    first = date_said(text, now)
    if first is None:
        return None
    rest = text[first.span[1] :]
    to = _TO.match(rest)
    if to is None:
        return first.day, first.day
    last = date_said(rest[to.end() :], datetime.combine(first.day, time(), now.tzinfo))
    return (first.day, last.day) if last and last.day >= first.day else None


def speaks_of_leave(text: str) -> bool:
    """Is there a word of a leave in it? A quick look."""
    return _LEAVE.search(text) is not None


def own_leave(text: str, now: datetime) -> tuple[date, date] | None:
    """As ``leave_said``, for a text that nobody asked for: it must speak of a leave, and of nothing and nobody else."""
    if not speaks_of_leave(text):
        return None
    rest = list(text)
    for said in dates_in(_ONE_MONTH.sub(r"\1 \3\2", text), now):
        rest[slice(*said.span)] = " " * (said.span[1] - said.span[0])
    return None if _MORE.search(_ABOUT_LEAVE.sub(" ", "".join(rest))) else leave_said(text, now)


def workday_said(text: str, now: datetime) -> tuple[date, bool] | None:
    """A day and whether it is worked, or None; ``now`` is local."""
    said = date_said(text, now)
    if said is None:
        return None
    rest = text[: said.span[0]] + text[said.span[1] :]
    if _OFF.search(rest):
        return said.day, False
    return (said.day, True) if _ON.search(rest) else None
