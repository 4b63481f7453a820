"""When a member hears of the team: at the team's hours, on the member's own workdays, never in quiet hours."""

from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from bot.core.rhythm.hours import DAY, Hours
from bot.core.teams.rules import TeamRules

Kind = Literal["morning", "evening", "weekly", "goal"]

OF_LEADS: Final[tuple[Kind, ...]] = ("morning", "evening", "weekly")
"""What a lead hears by the team's rules. ``goal`` is a rep's, who asked for it: at the end of their own work."""

_BEFORE_QUIET: Final = timedelta(minutes=30)
_WEEKS: Final = 110
"""A leave ends within two years, so that there is a workday in one of as many weeks."""

_WEEKLY_KEEPS: Final = timedelta(days=3)


def next_briefing(kind: Kind, rules: TeamRules, hours: Hours, after: datetime) -> datetime | None:
    """The next moment strictly after this one for a briefing, in UTC; None where the team wants none.

    ``weekly`` comes on the last workday of a week, the others on every workday. A time that lies in the member's quiet
    hours is moved to their edge.
    """
    at = hours.ends if kind == "goal" else _set(kind, rules)
    if at is None:
        return None
    day = hours.local(after).date()
    if kind == "weekly":
        weeks = (day - timedelta(days=day.weekday()) + timedelta(weeks=ahead) for ahead in range(_WEEKS))
        days = (hours.workday_until(monday + timedelta(days=6), monday) for monday in weeks)
        return next((moment for one in days if one and (moment := _awake(hours, one, at)) > after), None)
    day = hours.workday_from(day)
    if (moment := _awake(hours, day, at)) > after:
        return moment
    return _awake(hours, hours.workday_from(day + DAY), at)


def latest_owed(kind: Kind, rules: TeamRules, hours: Hours, owed: datetime, now: datetime) -> datetime:
    """Of what was ``owed`` then and since, the latest that is not still to come: who was not told for days hears once.

    ``owed`` itself where the team's or the member's hours are others by now and nothing was owed since.
    """
    while (after := next_briefing(kind, rules, hours, owed)) and after <= now:
        owed = after
    return owed


def put_off(kind: Kind, owed: datetime, now: datetime, hours: Hours) -> datetime | None:
    """When what was ``owed`` then may be told, ``now`` at the earliest; None: it is of a day that is over.

    A week is still worth telling of some days after it, in waking hours.
    """
    at = hours.next_awake(now)
    fresh = hours.local(owed).date() == hours.local(at).date() or (kind == "weekly" and at - owed <= _WEEKLY_KEEPS)
    return at if fresh and not hours.away(hours.local(at).date()) else None


def _set(kind: Kind, rules: TeamRules) -> time | None:
    return {"morning": rules.morning, "evening": rules.evening, "weekly": rules.weekly}[kind]


def _awake(hours: Hours, day: date, at: time) -> datetime:
    last = hours.moment(day, hours.sleeps) - _BEFORE_QUIET
    return min(max(hours.moment(day, at), hours.moment(day, hours.wakes)), last)
