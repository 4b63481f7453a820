"""Visits and calls as a calendar file (RFC 5545), for the calendar of a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MADE_BY = "-//Birdcall//EN"
LASTS = timedelta(minutes=30)
"""How long a call or visit is taken to last when nobody said."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do: all day without ``time``, else at that local time in ``zone`` (IANA).

    ``uid`` stays the same when the entry changes, so that a calendar moves it and keeps one.
    """

    uid: str
    day: date
    time: time | None
    zone: str
    title: str
    note: str


def calendar_file(entries: Sequence[Entry], made_at: datetime) -> bytes:
    """An .ics with ``entries``. ``made_at`` (aware) is their DTSTAMP: of two versions of an entry the later counts."""
    from icalendar import Calendar, Event  # noqa: PLC0415  # only who exports needs it

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", made_at.astimezone(UTC))
        start, end = _span(entry)
        event.add("dtstart", start)
        event.add("dtend", end)
        event.add("summary", entry.title)
        if entry.note:
            event.add("description", entry.note)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _span(entry: Entry) -> tuple[date, date]:
    """First moment and end. Moments are in UTC, which needs no table of time zones in the file."""
    if entry.time is None:
        return entry.day, entry.day + timedelta(days=1)
    start = datetime.combine(entry.day, entry.time, ZoneInfo(entry.zone)).astimezone(UTC)
    return start, start + LASTS
