"""When somebody who did not answer is asked again."""

from datetime import datetime, timedelta
from typing import Final

from bot.core.rhythm.hours import Hours
from bot.core.rhythm.telling import tell_at

BETWEEN: Final = timedelta(minutes=10)
"""At least so long after the last message to somebody they may be asked again, also by hand."""

LASTS: Final = timedelta(hours=12)
"""After so long a reminder that could not be delivered is not worth delivering."""


def ask_at(now: datetime, hours: Hours, *, by_hand: bool) -> datetime:
    """The first moment from ``now`` on at which somebody may be asked again: never in quiet hours or on leave.

    Nobody is asked by itself on a day off; a lead who asks by hand knows what day it is.
    """
    at = tell_at(now, hours)
    day = hours.local(at).date()
    if by_hand or hours.works(day):
        return at
    return hours.moment(hours.workday_from(day), hours.starts)
