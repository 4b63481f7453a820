"""The time bar of the demo: nobody waits three days for a reminder."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.rhythm.hours import Hours
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.fake.wire import Json

ZONE = ZoneInfo("Asia/Shanghai")
"""Where the demo plays. The page shows its times there too, wherever the browser is (``page/js/moment.js``)."""

START = datetime(2026, 11, 20, 10, tzinfo=ZONE)
"""When the demo begins: a Friday morning, with a weekend ahead."""

MORNING = time(9)

_HOURS = Hours(ZONE.key, holidays="cn")

Jump = Literal["hour", "morning", "next"]
"""An hour on; to the next workday's 9:00; to what is due next."""

NextDue = Callable[[], Awaitable[datetime | None]]


class TimeBar:
    """Moves ``clock``, which the bot and Telegram read; ``next_due`` asks the bot what comes next by itself."""

    def __init__(self, clock: RunningClock, next_due: NextDue) -> None:
        self._clock = clock
        self._next_due = next_due

    async def as_json(self) -> Json:
        """The time, and when something is due."""
        return {"now": self._clock.moment(), "next_due": await self._next_due()}

    async def jump(self, to: Jump) -> None:
        """Put the clock forward; with nothing due, ``next`` leaves it alone."""
        now = self._clock.moment()
        match to:
            case "hour":
                target: datetime | None = now + timedelta(hours=1)
            case "morning":
                target = next_morning(now)
            case "next":
                target = await self._next_due()
        if target is not None:
            self._clock.put_forward(target)


def next_morning(now: datetime) -> datetime:
    """The first 9:00 in Shanghai after ``now`` that begins a workday."""
    day = now.astimezone(ZONE).date()
    while (morning := datetime.combine(day, MORNING, ZONE)) <= now or not _HOURS.works(day):
        day += timedelta(days=1)
    return morning
