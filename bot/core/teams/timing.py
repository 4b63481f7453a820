"""When a broadcast goes out: now, at a moment, at each reader's own hour, or again and again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final

from bot.core.rhythm.hours import DAY, Hours
from bot.core.rhythm.telling import tell_at

EASTERNMOST: Final = timedelta(hours=14)
"""Nowhere is it later than so much after UTC: then a day's hour comes for its first reader."""

WORTH: Final = timedelta(hours=12)
"""So long after its time a message is still worth sending; a time that comes again is passed over after that."""

_FAR: Final = 400
"""Days in which a day that comes again does so: more than any run of days off."""


@dataclass(frozen=True, slots=True)
class Now:
    """At once, also in quiet hours: the lead says so."""


@dataclass(frozen=True, slots=True)
class At:
    """At that moment, which is aware."""

    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a moment has a time zone")


@dataclass(frozen=True, slots=True)
class OwnHour:
    """On that day at that time by each reader's own clock."""

    day: date
    at: time


@dataclass(frozen=True, slots=True)
class Repeat:
    """At that time on every workday of the lead's, or on these ``weekdays`` (ISO, 1 Monday) unless one is a day off.

    ``own``: by each reader's own clock; else by the lead's.
    """

    at: time
    weekdays: frozenset[int] = frozenset()
    own: bool = False

    def __post_init__(self) -> None:
        if not self.weekdays <= frozenset(range(1, 8)):
            raise ValueError("weekdays are ISO weekdays, 1 to 7")


Timing = Now | At | OwnHour | Repeat


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that it comes: the lead's ``day``, the ``moment`` it is there, and when its first reader may be due."""

    day: date
    moment: datetime
    begins: datetime


def occasion(timing: Timing, hours: Hours, after: datetime) -> Occasion | None:
    """The next time strictly after that moment by the lead's ``hours``; None when there is none any more."""
    return next(_occasions(timing, hours, after), None)


def next_times(timing: Timing, hours: Hours, after: datetime, count: int) -> list[datetime]:
    """The next ``count`` moments, in UTC, at which it comes by the lead's clock, strictly after ``after``; or fewer."""
    return [one.moment for one in islice(_occasions(timing, hours, after), count)]


def due_at(timing: Timing, hours: Hours, now: datetime) -> datetime:
    """When a reader with these ``hours`` gets what goes out ``now``, in UTC: never at a quiet hour or on leave, unless
    the lead wants it now.
    """
    match timing:
        case At(moment):
            return tell_at(max(moment, now), hours).astimezone(UTC)
        case OwnHour(day, at):
            return tell_at(max(hours.moment(day, at), now), hours).astimezone(UTC)
        case _:
            return now.astimezone(UTC)


def this_time(timing: Repeat, day: date, moment: datetime) -> At | OwnHour:
    """When that one time of many goes out: that day, which comes for the lead at that moment."""
    return OwnHour(day, timing.at) if timing.own else At(moment)


def _occasions(timing: Timing, hours: Hours, after: datetime) -> Iterator[Occasion]:
    match timing:
        case At(moment):
            if moment > after:
                yield Occasion(hours.local(moment).date(), moment.astimezone(UTC), moment.astimezone(UTC))
        case OwnHour(day, at):
            if hours.moment(day, at) > after:
                yield _occasion(day, at, hours, own=True)
        case Repeat(at, _, own):
            team = replace(hours, leave=())  # the team works on when its lead is on leave
            first = hours.local(after).date()
            for day in (first + DAY * ahead for ahead in range(_FAR)):
                if _comes(timing, team, day) and team.moment(day, at) > after:
                    yield _occasion(day, at, team, own=own)


def _occasion(day: date, at: time, hours: Hours, *, own: bool) -> Occasion:
    moment = hours.moment(day, at)
    return Occasion(day, moment, datetime.combine(day, at, UTC) - EASTERNMOST if own else moment)


def _comes(timing: Repeat, hours: Hours, day: date) -> bool:
    if not timing.weekdays:
        return hours.works(day)
    unusual = day.isoweekday() not in hours.workdays and hours.has(day)
    return day.isoweekday() in timing.weekdays and (hours.works(day) or unusual)
