"""What a team has agreed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

COVERAGE_FLOOR: Final = 500
"""Customers a rep can keep up with, at least (S001-37: 500–800)."""

BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "cap": (1, 100_000), "grace": (1, 30), "high": (1, 9), "touches": (0, 999), "wins": (0, 999), "pings": (0, 5),
}  # fmt: skip
"""The least and the most that each number of the rules may be."""


@dataclass(frozen=True, slots=True)
class TeamRules:
    """``cap`` is how many customers one rep can keep up with (S001-37), ``grace`` the workdays after which a missed
    follow-up is brought to the lead, ``high`` the ranks from the top, from 0, that count as of high value.

    ``touches`` a day and ``wins`` a week are what each rep aims at; 0: nothing. ``morning``, ``evening`` and ``weekly``
    (on the last workday of a week) are when a lead hears of the team, in the lead's own zone; None: not at all.
    ``scheme`` drives the rhythm of everybody's book; empty: each rep chooses. ``pings`` is how often somebody who did
    not answer is asked again at most. Raises ValueError where a number is out of bounds.
    """

    cap: int = 800
    grace: int = 2
    high: int = 1
    touches: int = 0
    wins: int = 0
    morning: time | None = time(8, 30)
    evening: time | None = time(18)
    weekly: time | None = time(17)
    scheme: str = ""
    pings: int = 2

    def __post_init__(self) -> None:
        for name, (least, most) in BOUNDS.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} is {least} to {most}")
