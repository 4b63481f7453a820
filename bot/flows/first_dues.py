"""What customers are due for who are new: as ``flows.following.replan`` would have it, for thousands at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.core.book.customer import Birthday
from bot.core.dates.lunar import next_occurrence
from bot.core.library import Library
from bot.core.rhythm.due import Due, after_touch, birthday_due, of_promise
from bot.flows.desks import RepDesk
from bot.flows.following import columns_of


class FirstDues:
    """Reckons at one moment for one desk. Many customers are due alike: each such day is reckoned once."""

    def __init__(self, desk: RepDesk, library: Library, now: datetime) -> None:
        self._desk, self._library, self._now = desk, library, now
        self._today = desk.hours.local(now).date()
        self._ahead = library.calendar.birthday.ahead if library.calendar else 0
        self._clocks: dict[tuple[str, datetime | None], Due | None] = {}
        self._promises: dict[date, Due] = {}
        self._birthdays: dict[date, Due] = {}

    def of(self, customer: Mapping[str, Any], promised: date | None, words: str) -> list[dict[str, Any]]:
        """The follow-ups to open for a customer with these columns; whose they are is left to be said."""
        found = []
        if promised:
            found.append((self._promise(promised), words))
        elif clock := self._clock(customer["grades"], customer["last_touch_at"]):
            found.append(clock)
        if customer["birthday"]:
            day = next_occurrence(Birthday(*customer["birthday"]), self._today)
            found.append((self._birthday(day), day.isoformat()))
        return [{**columns_of(due, self._desk, self._now), "words": words} for due, words in found]

    def _promise(self, day: date) -> Due:
        if day not in self._promises:
            self._promises[day] = of_promise(day, None, "on", self._now, self._desk.hours)
        return self._promises[day]

    def _clock(self, grades: dict[str, str], last: datetime | None) -> tuple[Due, str] | None:
        tier = self._desk.tier(self._library, grades)
        if tier and tier.at_rest:
            return None
        key = (tier.id if tier else "", last)
        if key not in self._clocks:
            cadences, silence = tier.cadence if tier else (), self._desk.silence_days
            self._clocks[key] = after_touch(cadences, last, self._now, self._desk.hours, silence_days=silence)
        due = self._clocks[key]
        return (due, f"{self._desk.scheme}:{tier.id}" if tier else "") if due else None

    def _birthday(self, day: date) -> Due:
        if day not in self._birthdays:
            self._birthdays[day] = birthday_due(day, self._ahead, self._now, self._desk.hours)
        return self._birthdays[day]
