"""Words of one date put together: pieces that stand beside each other, and the day and time that they make."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final, TypeVar

from bot.core.dates.clock import hour_of, likely_hours
from bot.core.dates.day_parts import DEFAULTS
from bot.core.dates.meaning import Clock, Day, Found, Impossible, Kind, Part, Past, days

_GLUE: Final = re.compile(
    r"[\s,、的(]{0,3}(?:(?:at|on|in|around|about|by|before|after|for)\s(?:the\s)?|@|大概|大约|差不多)?[\s)]{0,2}",
    re.ASCII,
)
_PLAIN_GLUE: Final = re.compile(r"[\s,的(是]{0,3}", re.ASCII)
_RANGE: Final = re.compile(r"\s?(?:到|至|-|~|to|till|until)\s?", re.ASCII)
_KINDS: Final[dict[str, Kind]] = {"by": "by", "before": "by", "after": "after", "around": "around", "about": "around"}
_LAST_MINUTE: Final = time(23, 59)
_MIDNIGHT: Final = 24

_M = TypeVar("_M")


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces of one date; ``kind`` is what a word between them says."""

    pieces: tuple[Found, ...]
    end: int
    kind: Kind | None = None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min(one.start for one in self.pieces)

    def its(self, meaning: type[_M]) -> _M | None:
        """The piece of a kind, if there is one."""
        return next((one.meaning for one in self.pieces if isinstance(one.meaning, meaning)), None)

    def joined(self, following: Found, text: str) -> "Group | None":
        """With the piece that follows, if it belongs here."""
        gap = text[self.end : following.start]
        wider = replace(self, pieces=(*self.pieces, following), end=following.end)
        if self.its(Clock) and isinstance(following.meaning, Clock | Part) and _RANGE.fullmatch(gap):
            return replace(self, end=following.end)
        if isinstance(following.meaning, Day) and self.its(Day) is not None:
            return self._told_twice(following.meaning, gap, following.end + text.startswith(")", following.end))
        if not _GLUE.fullmatch(gap) or not self._has_room(following):
            return None
        word = next((kind for word, kind in _KINDS.items() if re.search(rf"\b{word}\b", gap)), None)
        return replace(wider, kind=word or self.kind)

    def _told_twice(self, day: Day, gap: str, end: int) -> "Group | None":
        """With another name of its day, if that is what it is."""
        same = _same_day(self.its(Day), day) if _PLAIN_GLUE.fullmatch(gap) else None
        if same is None:
            return None
        kept = tuple(one for one in self.pieces if not isinstance(one.meaning, Day))
        return replace(self, pieces=(*kept, Found(self.start, end, same)), end=end)

    def _has_room(self, following: Found) -> bool:
        impossible = self.its(Impossible) is not None
        if isinstance(following.meaning, Impossible) or impossible:
            return not (isinstance(following.meaning, Impossible) and impossible)
        if isinstance(following.meaning, Past):
            return not self.its(Day) and not self.its(Past)
        if isinstance(following.meaning, Day):
            return not self.its(Past) and following.meaning.at is None
        day = self.its(Day)
        timed = day is not None and day.at is not None
        return not timed and self.its(type(following.meaning)) is None

    def says_when(self) -> bool:
        """Is it more than a number or a word that may mean a time?"""
        return len(self.pieces) > 1 or getattr(self.pieces[0].meaning, "alone", True)

    def day(self, now: datetime) -> Day | None:
        """The day that is meant, with its time."""
        day, clock, part = self.its(Day), self.its(Clock), self.its(Part)
        kind = self.kind or (part.kind if part else None)
        meant = _timed(day, clock, part, now) if day else _without_day(clock, part, now)
        return replace(meant, kind=kind) if meant and kind else meant


def _same_day(one: Day | None, other: Day) -> Day | None:
    """One day that was told twice, as a date and by its weekday; the date counts, a weekday that differs is kept."""
    if not one or one.weekday == other.weekday or "around" in (one.kind, other.kind):
        return None
    exact, named = (other, one) if one.weekday else (one, other)
    if exact.day.weekday() == named.day.weekday():
        return exact
    return replace(exact, others=(*exact.others, named.day))


def _timed(day: Day, clock: Clock | None, part: Part | None, now: datetime) -> Day:
    name = part.name if part else day.part
    if clock is None:
        said = DEFAULTS[name] if name else day.at
    else:
        hour = hour_of(clock, name)
        if not name and not clock.sure and now.date() in (day.day, day.sooner):
            options = [_time(one, clock.minute) for one in likely_hours(clock)]
            said = next((one for one in options if _is_ahead(now.date(), one, now)), _time(hour, clock.minute))
        else:
            said = _time(hour, clock.minute)
    if said and day.sooner and _is_ahead(day.sooner, said, now):
        return replace(day, day=day.sooner, others=(), at=said)
    if said and day.sooner:
        return replace(day, others=(), at=said)
    return replace(day, at=said)


def _without_day(clock: Clock | None, part: Part | None, now: datetime) -> Day | None:
    """Today, if the time is still to come, or tomorrow."""
    if clock is None and part is None:
        return None
    if clock is None:
        options = [DEFAULTS[part.name]] if part else []
    else:
        hours = [hour_of(clock, part.name)] if part else likely_hours(clock)
        options = [_time(hour, clock.minute) for hour in hours]
    moments = [(now.date() + days(ahead), one) for ahead in (0, 1) for one in options]
    day, said = next((one for one in moments if _is_ahead(*one, now)), moments[-1])
    return Day(day, at=said)


def _time(hour: int, minute: int) -> time:
    return _LAST_MINUTE if hour == _MIDNIGHT else time(hour, minute)


def _is_ahead(day: date, said: time, now: datetime) -> bool:
    return datetime.combine(day, said) > now.replace(tzinfo=None)  # both are local


def grouped(pieces: list[Found], text: str) -> list[Group]:
    """Neighbouring pieces put together; they are in order and do not overlap."""
    groups: list[Group] = []
    for piece in pieces:
        wider = groups[-1].joined(piece, text) if groups else None
        if wider:
            groups[-1] = wider
        else:
            groups.append(Group((piece,), piece.end))
    return groups
