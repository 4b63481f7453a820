"""What is due for a customer, and what happened with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Why = Literal["promise", "by_hand", "rhythm", "silence", "birthday"]
Outcome = Literal["warmer", "same", "colder", "won", "lost"]
Channel = Literal["call", "visit", "message", "other"]

OUTCOMES: Sequence[Outcome] = ("warmer", "same", "colder", "won", "lost")
CHANNELS: Sequence[Channel] = ("call", "visit", "message", "other")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something due on the rep's local ``day``, at ``time`` when one was promised.

    ``words`` are what was promised in the rep's words; for the rhythm the ``scheme:tier`` that asks for it; for a
    birthday the day it falls on (ISO). ``asks`` counts the messages that brought it up, ``moved`` the days it gave way.
    """

    id: int
    why: Why
    words: str
    day: date
    time: time | None
    asks: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """One logged contact. ``file`` is what was kept with it: voice, photo, document; empty without one."""

    id: int
    at: datetime
    channel: Channel
    outcome: Outcome | None
    reached: bool
    text: str
    stage: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a customer was taken for at one time: types with their confidences, best first."""

    at: datetime
    stage: str
    text: str
    types: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Regraded:
    """A change of grade; an empty ``tier`` is none. ``how``: answers, hand, purchases, import or review."""

    at: datetime
    scheme: str
    tier: str
    how: str
    reason: str
