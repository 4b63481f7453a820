"""Clocks that a person can turn by hand."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

FRIDAY_NOON = 1_795_147_200.0
"""20 November 2026, 12:00 in Shanghai."""


class HandClock:
    """Unix seconds that stand still until moved."""

    def __init__(self, now: float = FRIDAY_NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        """What time it is."""
        return self.now

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class RunningClock:
    """Time that runs from ``start`` and can be put forward, never back; a call gives unix seconds.

    ``ticks`` are the seconds of any clock that does not jump; one that stands still makes this one stand.
    """

    def __init__(self, start: datetime, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._offset = start.timestamp() - ticks()

    def __call__(self) -> float:
        """Unix seconds."""
        return self._ticks() + self._offset

    def moment(self) -> datetime:
        """The same as an aware datetime in UTC."""
        return datetime.fromtimestamp(self(), UTC)

    def put_forward(self, to: datetime) -> None:
        """Go on from ``to``; a moment that is over changes nothing."""
        self._offset += max(0.0, to.timestamp() - self())
