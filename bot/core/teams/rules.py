"""What a team has agreed on."""

from dataclasses import dataclass
from datetime import time
from typing import Final

COVERAGE_FLOOR: Final = 500
"""Customers a rep can keep up with, at least (S001-37: 500–800)."""


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
        bounds = {
            "cap": (self.cap, 1, 100_000), "grace": (self.grace, 1, 30), "high": (self.high, 1, 9),
            "touches": (self.touches, 0, 999), "wins": (self.wins, 0, 999), "pings": (self.pings, 0, 5),
        }  # fmt: skip
        for name, (value, least, most) in bounds.items():
            if not least <= value <= most:
                raise ValueError(f"{name} is {least} to {most}")
