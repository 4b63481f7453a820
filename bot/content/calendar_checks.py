"""The calendar: one of it, and each festival once."""

from collections.abc import Iterator

from bot.content.entries import Entries
from bot.content.problems import Problem


def check_calendar(entries: Entries) -> Iterator[Problem]:
    """Every problem of the calendar."""
    for calendar in entries.calendar[1:]:
        message = f"there is already a calendar in {entries.calendar[0].source.file}; put all days into one file"
        yield Problem(calendar.source.file, 1, 1, "", message)
    for calendar in entries.calendar:
        seen: set[str] = set()
        for index, festival in enumerate(calendar.shape.festivals):
            if festival.id in seen:
                message = f"two festivals are called “{festival.id}”; rename one"
                yield calendar.problem(["festivals", index, "id"], message)
            seen.add(festival.id)
