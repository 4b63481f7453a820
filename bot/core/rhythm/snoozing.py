"""When a reminder that was put off comes back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.core.rhythm.hours import DAY, Hours

Snooze = Literal["20m", "3h", "later", "tomorrow", "week"]

_LENGTHS: Final[Mapping[str, timedelta]] = {"20m": timedelta(minutes=20), "3h": timedelta(hours=3)}
_A_WHILE: Final = timedelta(hours=2)


def snoozed(now: datetime, hours: Hours, until: Snooze | timedelta) -> datetime:
    """The moment in UTC, after ``now`` and never in quiet hours.

    ``later`` is an hour before work ends, or in two hours if that is over; ``tomorrow`` the next workday's digest;
    ``week`` the digest of the first workday from next Monday on. A length of time that would end in quiet hours ends
    when the next workday starts.
    ``ValueError`` for a length that is not positive.
    """
    today = hours.local(now).date()
    if until == "tomorrow":
        return hours.moment(hours.workday_from(today + DAY))
    if until == "week":
        return hours.moment(hours.workday_from(today + timedelta(days=8 - today.isoweekday())))
    if until == "later":
        late = hours.last_hour(today)
        return hours.next_awake(late) if late > now else _after(now, _A_WHILE, hours)
    return _after(now, until if isinstance(until, timedelta) else _LENGTHS[until], hours)


def _after(now: datetime, length: timedelta, hours: Hours) -> datetime:
    if length <= timedelta():
        raise ValueError("a snooze ends later than it begins")
    then = now + length
    if hours.awake(then):
        return hours.next_awake(then)
    day = hours.workday_from(hours.local(hours.next_awake(then)).date())
    return hours.moment(day, hours.starts)
