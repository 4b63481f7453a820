"""When what one rep had to do is due for another, who works at other hours."""

import datetime as dt
from dataclasses import dataclass

from bot.core.rhythm.due import of_promise
from bot.core.rhythm.hours import Hours


@dataclass(frozen=True, slots=True)
class Handed:
    """What is due on whoever has it now's local ``day``; ``at`` is when its promised ``time`` is told, in UTC.

    ``at`` is None without a time, and for what was due on a day that is over: the day's list has these.
    """

    day: dt.date
    time: dt.time | None
    at: dt.datetime | None


def handed(day: dt.date, time: dt.time | None, before: Hours, after: Hours, now: dt.datetime) -> Handed:
    """The same under ``after`` as was due on that day and at that time under ``before``.

    A promised time stays the same moment, whatever the zones. What is overdue stays so. Whatever is still ahead is kept
    on a workday of whoever has it now, rather before it than after, and is told when they are awake.
    """
    if time is not None:
        here = after.local(before.moment(day, time))
        day, time = here.date(), here.time()
    if day < after.local(now).date():
        return Handed(day, time, None)
    due = of_promise(day, time, "on", now, after)
    return Handed(due.day, due.time, due.at if due.time else None)
