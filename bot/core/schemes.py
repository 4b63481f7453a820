"""Grading schemes and the calendar, as data for the customer book."""

from collections.abc import Mapping
from typing import Final, Literal

from bot.core.advice import Advice
from bot.core.text import Text, Value

DEFAULT_SCHEME: Final = "timing"
"""The scheme that drives a rep's rhythm until they choose another; its id is canonical."""


class Cadence(Value, frozen=True):
    """Contact at least every ``days`` days, by this person, over this channel."""

    days: int
    by: Literal["rep", "lead", "executive"]
    channel: Literal["call", "visit", "message", "any"]


class Rfm(Value, frozen=True):
    """A cell of the recency, frequency, money cube: each above the team's median or not (S001-44)."""

    recent: bool
    often: bool
    much: bool


class Tier(Value, frozen=True):
    """One grade. ``top`` is the cumulative share (0 to 1) of customers by purchases, best first, it reaches to.

    ``goal`` is the tier one works to move these customers to. Without cadence nobody calls at fixed times; ``at_rest``:
    nor is their silence noticed.
    ``lasts`` are the days after which a grade still held is looked at again (S001-32).
    """

    id: str
    name: Text
    criteria: Text
    strategy: Text
    top: float | None
    rfm: Rfm | None
    goal: str | None
    cadence: tuple[Cadence, ...]
    at_rest: bool = False
    lasts: int | None = None


class TierAnswer(Value, frozen=True):
    """An answer and the question or tier it leads to.

    ``top`` is as a tier's: the answer that purchases suggest to customers down to this share.
    """

    label: Text
    to: str
    top: float | None = None


class TierQuestion(Value, frozen=True):
    """A question whose answer grades a customer."""

    id: str
    ask: Text
    answers: tuple[TierAnswer, ...]


class Review(Value, frozen=True):
    """How often all grades of a scheme are looked at again.

    A yearly review is done from ``opens`` to ``closes`` (``MM-DD``). A new customer's first grade is looked at after
    ``newcomers`` days and not before (S002-30).
    """

    every: Literal["month", "year"]
    opens: str | None
    closes: str | None
    newcomers: int | None


class Scheme(Value, frozen=True):
    """A named way to grade customers; its tiers are always written ``scheme:tier``, for letters collide."""

    id: str
    name: Text
    about: Text
    by: Literal["answers", "purchases", "hand"]
    questions: Mapping[str, TierQuestion]
    tiers: Mapping[str, Tier]
    sources: tuple[str, ...]
    review: Review | None = None


class YearlyDate(Value, frozen=True):
    """A day of every year: solar or lunar ``MM-DD``, the nth weekday (1 Monday) of a month, or a solar term."""

    solar: str | None
    lunar: str | None
    weekday: tuple[int, int, int] | None
    term: str | None


class Festival(Value, frozen=True):
    """A day to greet on. ``ahead`` are the days before it on which the rep is reminded."""

    id: str
    emoji: str
    name: Text
    date: YearlyDate
    ahead: int
    greetings: tuple[Advice, ...]


class Occasion(Value, frozen=True):
    """A day of the customer's own."""

    ahead: int
    greetings: tuple[Advice, ...]


class Calendar(Value, frozen=True):
    """Days that call for a greeting."""

    festivals: tuple[Festival, ...]
    birthday: Occasion
    anniversary: Occasion
    sources: tuple[str, ...]

    @property
    def greetings(self) -> tuple[Advice, ...]:
        """All its greetings."""
        festive = (line for day in self.festivals for line in day.greetings)
        return (*festive, *self.birthday.greetings, *self.anniversary.greetings)


class SourceScheme(Value, frozen=True):
    """A scheme of the sources. ``excuse`` says why no entry cites it, when none should: kind and reason."""

    id: str
    title: Text
    excuse: tuple[str, Text] | None
