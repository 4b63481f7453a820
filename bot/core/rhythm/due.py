"""When a customer is next due: after a touch by the tier's cadence, by a promise, or for a birthday."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bot.core.rhythm.hours import DAY, Hours
from bot.core.schemes import Cadence

Why = Literal["promise", "rhythm", "silence", "birthday", "by_hand"]
PromiseKind = Literal["on", "by", "after", "around"]

NEVER: Final[Mapping[str, dt.datetime]] = {}
_BEFORE_QUIET: Final = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up: its ``day``, the ``time`` promised if any, and ``at``, the moment in UTC at which the rep is told.

    Days and times are the rep's own; ``at`` is never in quiet hours. ``channel`` is the cadence's, None where there is
    no cadence.
    """

    day: dt.date
    time: dt.time | None
    at: dt.datetime
    why: Why
    channel: Literal["call", "visit", "message", "any"] | None = None


def after_touch(
    cadences: Sequence[Cadence],
    last: dt.datetime | None,
    now: dt.datetime,
    hours: Hours,
    *,
    silence_days: int | None,
    by_channel: Mapping[str, dt.datetime] = NEVER,
) -> Due | None:
    """When the rep's cadences ask for the next touch, on a workday after today.

    "Every 7 days" means 7 at the most: on the last workday within them, or the next workday if that is over (S001-32).
    Any touch restarts the soonest cadence; one that comes more rarely and wants a certain channel runs from the last
    touch over it, else a weekly message would put off a monthly visit for ever (S001-72): ``by_channel`` says when that
    was, ``last`` if it does not. Who was never touched is due the next workday. Where no cadence is the rep's, silence
    is noticed ``silence_days`` after the last touch, or after today if there was none; with None there nobody calls,
    and nothing is due.
    """
    own = sorted((cadence for cadence in cadences if cadence.by == "rep"), key=lambda cadence: cadence.days)
    today = hours.local(now).date()
    touched = hours.local(last).date() if last else today
    tomorrow = max(today, touched) + DAY
    if own and last is None:
        day = hours.workday_from(tomorrow)
        return Due(day, None, hours.moment(day), "rhythm", own[0].channel)
    if own and last:
        ends = [(_ends(cadence, last if cadence is own[0] else by_channel.get(cadence.channel, last), hours), cadence)
                for cadence in own]  # fmt: skip
        limit, cadence = min(ends, key=lambda one: one[0])
        day = hours.workday_until(limit, tomorrow) or hours.workday_from(tomorrow)
        return Due(day, None, hours.moment(day), "rhythm", cadence.channel)
    if silence_days is None:
        return None
    day = hours.workday_from(max(touched + dt.timedelta(days=silence_days), tomorrow))
    return Due(day, None, hours.moment(day), "silence")


def _ends(cadence: Cadence, last: dt.datetime, hours: Hours) -> dt.date:
    return hours.local(last).date() + dt.timedelta(days=cadence.days)


def of_promise(day: dt.date, time: dt.time | None, kind: PromiseKind, now: dt.datetime, hours: Hours) -> Due:
    """When a promise is to be kept.

    With a time it is kept then, day off or not, and told then: at ``wakes`` if that is later, half an hour before
    ``sleeps`` if that is earlier, at once if the time is over. Without one, or when the rep is on leave that day, it is
    kept on a workday: ``on`` and ``by`` on the last one up to that day if there is one ahead (for ``by``, today will
    do), ``after`` and ``around`` on the first one from that day on; but ``around`` before a leave rather than after it.
    """
    if time is not None and not hours.away(day):
        at = hours.moment(day, time) if time < hours.sleeps else hours.moment(day, hours.sleeps) - _BEFORE_QUIET
        return Due(day, time, hours.next_awake(max(at, now)), "promise")
    soonest = _soonest(now, hours)
    early: dt.date | None = None
    if kind == "by":
        early = hours.workday_until(day, soonest)
    elif kind == "on" or (kind == "around" and hours.away(day)):
        early = hours.workday_until(day, hours.local(now).date() + DAY)
    kept = early or hours.workday_from(max(day, soonest))
    return Due(kept, None, _told(kept, now, hours), "promise")


def birthday_due(next_day: dt.date, ahead_days: int, now: dt.datetime, hours: Hours) -> Due:
    """When to think of a birthday: the last workday up to ``ahead_days`` before it, or the next if that is over."""
    soonest = _soonest(now, hours)
    wanted = next_day - dt.timedelta(days=ahead_days)
    day = hours.workday_until(wanted, soonest) or hours.workday_from(soonest)
    return Due(day, None, _told(day, now, hours), "birthday")


def overdue_workdays(due_day: dt.date, today: dt.date, hours: Hours) -> int:
    """How many workdays after the day it was due have begun; 0 on that day and before."""
    return sum(hours.works(due_day + dt.timedelta(days=late)) for late in range(1, (today - due_day).days + 1))


def escalates_on(due_day: dt.date, grace_workdays: int, hours: Hours) -> dt.date:
    """The workday on which the lead hears of it: the first that is more than ``grace_workdays`` late."""
    return hours.workdays_after(due_day, grace_workdays + 1)


def _soonest(now: dt.datetime, hours: Hours) -> dt.date:
    """The first day that has waking hours left."""
    return hours.local(hours.next_awake(now)).date()


def _told(day: dt.date, now: dt.datetime, hours: Hours) -> dt.datetime:
    """With the digest of the day; if that is over, an hour before work ends; if that is over too, as soon as may be."""
    digest = hours.moment(day)
    return digest if digest > now else hours.next_awake(max(hours.last_hour(day), now))
