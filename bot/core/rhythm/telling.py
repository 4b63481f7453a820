"""When a rep is spoken to of their own accord: never in quiet hours or on leave, and not for ever of the same."""

from datetime import datetime, timedelta
from typing import Final

from bot.core.rhythm.hours import Hours

REPEAT_AFTER: Final = timedelta(hours=2)
"""So long after a message that was not answered it comes once more."""


def tell_at(now: datetime, hours: Hours) -> datetime:
    """The first moment from ``now`` on at which the rep may be told of one follow-up; days off are no reason to wait.

    On leave it waits for the first digest after it.
    """
    here = hours.local(now).date()
    if hours.away(here):
        return hours.moment(hours.workday_from(here))
    return hours.next_awake(now)


def again_at(now: datetime, hours: Hours, *, told: bool) -> datetime | None:
    """When a follow-up that is brought up at ``now`` comes once more; None: it was ``told`` before.

    Once is enough, and in the evening it is for the next day's digest.
    """
    later = now + REPEAT_AFTER
    same_day = hours.local(later).date() == hours.local(now).date()
    return later if not told and same_day and hours.awake(later) else None


def digest_now(now: datetime, hours: Hours) -> bool:
    """Whether a digest that is owed may go out at ``now``: on a workday, from the digest's time until quiet hours."""
    today = hours.local(now).date()
    return hours.works(today) and hours.awake(now) and now >= hours.moment(today)
