"""A customer as the book's screens need them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of every year, solar or lunar; ``year`` is the year of birth, where it is known.

    A solar day exists in leap years at least, a lunar month has up to 30 days.
    """

    month: int
    day: int
    lunar: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """When a customer is due: the local ``day``, the ``time`` if one was said, and the moment ``at`` (aware).

    ``why`` is what to do then and ``words`` what the rep said of the day: both as the rep wrote them.
    """

    day: date
    time: time | None
    at: datetime
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer. ``phone`` is E.164 or empty, ``types`` are ids with confidence (0 to 1), best first.

    ``grades`` maps a scheme to its tier. Moments are aware. Empty strings and None are what nobody knows yet.
    """

    id: int
    name: str
    created_at: datetime
    phone: str = ""
    trade: str = ""
    pack: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    birthday: Birthday | None = None
    stage: str = ""
    description: str = ""
    types: tuple[tuple[str, float], ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    last_touch: datetime | None = None
    outcome: str | None = None
    next: Next | None = None
