"""When a rep works and may be spoken to. Days and times of day are those of the rep's zone; moments are aware."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.core.rhythm.holidays import decreed

DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)

_NOON: Final = time(12)
_LONGEST_LEAVE: Final = 2 * 366
"""Days. A leave must end, or there would be no day to come back on."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A rep's hours. ``workdays`` are ISO weekdays (1 Monday); it is quiet before ``wakes`` and from ``sleeps`` on.

    Leave (first and last day included) beats the team's ``overrides`` (whether that day is worked), which beat the
    public holidays, which beat the weekday. ``cap`` is how many follow-ups fit into a day. ``ValueError`` when work,
    digest and quiet hours contradict each other, no weekday is worked or a leave is longer than two years;
    ``ZoneInfoNotFoundError`` when a day is first reckoned in a zone that does not exist.
    """

    zone: str
    workdays: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    starts: time = time(9)
    ends: time = time(18)
    digest: time = time(9)
    wakes: time = time(8)
    sleeps: time = time(21)
    cap: int = 8
    holidays: Literal["cn", "none"] = "none"
    overrides: tuple[tuple[date, bool], ...] = ()
    leave: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        if not self.workdays or not self.workdays <= frozenset(range(1, 8)):
            raise ValueError("workdays are ISO weekdays, at least one of 1 to 7")
        if not (self.wakes <= self.starts < self.ends <= self.sleeps and self.wakes <= self.digest < self.sleeps):
            raise ValueError("work and digest lie outside the quiet hours, and work starts before it ends")
        if self.cap < 1:
            raise ValueError("at least one follow-up fits into a day")
        if any(not 0 <= (last - first).days <= _LONGEST_LEAVE for first, last in self.leave):
            raise ValueError("a leave ends on or after its first day, within two years")

    def local(self, moment: datetime) -> datetime:
        """The same moment in the rep's zone."""
        return moment.astimezone(ZoneInfo(self.zone))

    def moment(self, day: date, at: time | None = None) -> datetime:
        """That time of that day, the digest's by default, in UTC.

        A time that the clocks skip moves forward by as much as they did; of a time that comes twice it is the first.
        """
        here = datetime.combine(day, self.digest if at is None else at, ZoneInfo(self.zone))
        return here.replace(fold=0).astimezone(UTC)

    def last_hour(self, day: date) -> datetime:
        """An hour before work ends, in UTC: late in the day, with time left to act."""
        return self.moment(day, self.ends) - HOUR

    def away(self, day: date) -> bool:
        """Whether the rep is on leave."""
        return any(first <= day <= last for first, last in self.leave)

    def has(self, day: date) -> bool:
        """Whether the zone has that day: Apia left out 2011-12-30."""
        return self.local(self.moment(day, _NOON)).date() == day

    def works(self, day: date) -> bool:
        """Whether it is a workday. One that the zone left out is not."""
        if self.away(day) or not self.has(day):
            return False
        ruled = dict(self.overrides).get(day)
        if ruled is None and self.holidays == "cn":
            ruled = decreed(day)
        return day.isoweekday() in self.workdays if ruled is None else ruled

    def workday_from(self, day: date) -> date:
        """The first workday from ``day`` on."""
        while not self.works(day):
            day += DAY
        return day

    def workday_until(self, day: date, not_before: date) -> date | None:
        """The last workday up to ``day``, or None when there is none from ``not_before`` on."""
        while day >= not_before:
            if self.works(day):
                return day
            day -= DAY
        return None

    def workdays_after(self, day: date, count: int) -> date:
        """The ``count``-th workday after ``day``; ``day`` itself when that is 0."""
        for _ in range(count):
            day = self.workday_from(day + DAY)
        return day

    def awake(self, moment: datetime) -> bool:
        """Whether it is outside the quiet hours, on whatever day."""
        return self.wakes <= self.local(moment).time() < self.sleeps

    def next_awake(self, moment: datetime) -> datetime:
        """The first moment from this one on that is outside the quiet hours, in UTC."""
        if self.awake(moment):
            return moment.astimezone(UTC)
        here = self.local(moment)
        return self.moment(here.date() if here.time() < self.wakes else here.date() + DAY, self.wakes)

    def next_digest(self, after: datetime) -> datetime:
        """The next workday's digest that is strictly after this moment, in UTC."""
        day = self.workday_from(self.local(after).date())
        if self.moment(day) > after:
            return self.moment(day)
        return self.moment(self.workday_from(day + DAY))
