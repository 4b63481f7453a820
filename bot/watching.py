"""What is counted while the bot runs; ids, words and names are never among it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which the durations of a handler are counted apart (Prometheus: histogram buckets)."""


@dataclass(slots=True)
class Durations:
    """How long something took, each time: counted by ``BOUNDS``, what is above the last of them at the end."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """It took so long once more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass(slots=True)
class Watch:
    """The counts of one process: updates and deliveries by what became of them, durations by handler."""

    since: datetime | None = None
    updates: Counter[str] = field(default_factory=Counter)
    deliveries: Counter[str] = field(default_factory=Counter)
    handlers: dict[str, Durations] = field(default_factory=dict)

    def handled(self, name: str, seconds: float) -> None:
        """A handler took so long."""
        durations = self.handlers.get(name)
        if durations is None:
            durations = self.handlers[name] = Durations()
        durations.add(seconds)
