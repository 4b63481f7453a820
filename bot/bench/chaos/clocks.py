"""The time in the world of a run: the bots' clocks show it, each wrong by some minutes; days pass in it at once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.rhythm.hours import DAY, Hours
from bot.running import the_time

FURTHEST: Final = 3600.0
"""Seconds by which a clock is wrong at most, either way."""

STATIONS: Final = (time(6, 30), time(9, 30), time(16, 50), time(22, 0))
"""When it is, in Shanghai: all of its reps and London's are asleep; Shanghai's day began; London's did; noon is over.

However wrong a clock is, nobody's date is another than at any other clock; and from one station to the next less time
passes than what is to be delivered may wait, unless the day is closing.
"""

CLOSING: Final = 2
"""From this station on it is evening at the next one, in Shanghai first."""

NIGHT: Final = 0
"""The station at which nobody is spoken to; in London it is still the day before."""

_HERE = Hours("Asia/Shanghai", holidays="cn")


def workdays(count: int) -> list[date]:
    """The next workdays after today."""
    days = [_HERE.workday_from(_HERE.local(the_time()).date() + DAY)]
    while len(days) < count:
        days.append(_HERE.workday_from(days[-1] + DAY))
    return days


class Clocks:
    """The clocks of the bots, each a file that says by how many seconds it differs from the time of this computer.

    It begins in the night before the first of ``days``, and ends on the last but ``AHEAD`` of them. ``today`` is the
    index of the day that is, from 0.
    """

    AHEAD: Final = 4

    def __init__(self, files: Sequence[Path], days: Sequence[date]) -> None:
        self.days = days
        self.today = 0
        self._station = NIGHT
        self._wrong = dict.fromkeys(files, 0.0)
        self._ahead = timedelta()
        self._move()

    def now(self) -> datetime:
        """What a clock that is right shows."""
        return the_time() + self._ahead

    def earliest(self) -> datetime:
        """What the slowest clock shows."""
        return self.now() + timedelta(seconds=min(self._wrong.values()))

    def latest(self) -> datetime:
        """What the fastest clock shows."""
        return self.now() + timedelta(seconds=max(self._wrong.values()))

    @property
    def station(self) -> tuple[int, int]:
        """When it is: the day, and the station of it."""
        return self.today, self._station

    @property
    def next_day(self) -> int:
        """The day that begins next, wherever a rep is."""
        return self.today + (self._station != NIGHT)

    @property
    def closing(self) -> bool:
        """Whether at the next station it would be too late for what is to be told this day."""
        return self._station >= CLOSING

    @property
    def day_over(self) -> bool:
        """Whether it is the night after a day."""
        return self.today > 0 and self._station == NIGHT

    @property
    def over(self) -> bool:
        """Whether no further day is to come."""
        return self.today + self.AHEAD >= len(self.days) and self._station == len(STATIONS) - 1

    def pass_on(self) -> None:
        """On to the next station."""
        self._station = (self._station + 1) % len(STATIONS)
        self.today += self._station == NIGHT
        self._move()

    def set_wrong(self, file: Path, seconds: float) -> None:
        """From now on this clock is wrong by so much."""
        self._wrong[file] = seconds
        self._write(file)

    def put_forward(self) -> None:
        """All show the latest time that any of them may show here, so that nothing put off by one is still to come."""
        for file in self._wrong:
            self.set_wrong(file, FURTHEST)

    def _move(self) -> None:
        at = datetime.combine(self.days[self.today], STATIONS[self._station], ZoneInfo(_HERE.zone))
        self._ahead = at.astimezone(UTC) - the_time()
        for file in self._wrong:
            self._write(file)

    def _write(self, file: Path) -> None:
        """At once, so that no reader meets an empty file."""
        fresh = file.with_suffix(".new")
        fresh.write_text(str(self._ahead.total_seconds() + self._wrong[file]))
        fresh.rename(file)
