"""How big a run is, and what it came to."""

from dataclasses import dataclass

from bot.bench.chaos.book_checks import Shelf
from bot.bench.chaos.broadcast_checks import Mail
from bot.bench.chaos.harm import Harm

LONGEST = 240.0
"""Seconds by which a run is lengthened at most."""

RARER_AFTER = 30.0
"""Seconds by which a run is lengthened until harm comes half as often, and as many more until a third as often."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens: ``updates`` and ``deliveries`` a second, a kill every so many seconds on average.

    One in five of the ``reps`` keeps customers, four of these are a team with a lead. On a slow computer a run goes on
    until so many ``days`` have begun, so many ``kills`` were done and so many ``broadcasts`` confirmed and not called
    off, ``LONGEST`` at most; what harms it then comes ever more rarely.
    """

    minutes: float
    reps: int = 250
    updates: float = 90.0
    deliveries: float = 35.0
    kill_every: float = 2.7
    seed: int = 1
    days: int = 0
    kills: int = 0
    broadcasts: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the database says at the end; ``calm`` are the seconds it took after the last harm."""

    lost: int
    wrong: list[str]
    given_up: int
    calm: float
    harm: Harm
    shelf: Shelf
    mail: Mail
