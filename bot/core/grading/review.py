"""When a grade is looked at again: nobody keeps one for life (S002-31)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.core.schemes import Review, Scheme

_DAY = timedelta(days=1)

Why = Literal["lasted", "newcomer", "month", "year"]
"""Held longer than it lasts; a new customer's first; the review of the month; that of the year."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade in force: given ``on`` this day to a customer kept ``since`` that day. Days are local."""

    customer: int
    tier: str
    on: date
    since: date


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A grade to look at, due from ``day``, in a yearly review best done ``until`` that day.

    ``proposed`` is the tier that purchases give, the same or another; None: a person decides.
    """

    customer: int
    scheme: str
    tier: str
    proposed: str | None
    why: Why
    day: date
    until: date | None = None


Days = tuple[date | None, date | None]
"""From a day on until before another; None: no bound."""


@dataclass(frozen=True, slots=True)
class Look:
    """Grades worth a look: of these ``tiers`` (None: any), ``given`` then to customers ``kept`` since then."""

    tiers: frozenset[str] | None
    given: Days
    kept: Days = (None, None)


def worth_a_look(scheme: Scheme, today: date, after: date | None = None) -> tuple[Look, ...]:
    """Every grade that is due on ``today`` fits one of these; with ``after``, every one that came due since that day.

    They spare the reading of a whole book. What fits may not be due after all: ``reviews_due`` tells.
    """
    tomorrow, looks = today + _DAY, []
    for tier in scheme.tiers.values():
        if tier.lasts is not None:
            lasts = timedelta(days=tier.lasts)
            looks.append(Look(frozenset({tier.id}), (after + _DAY - lasts if after else None, tomorrow - lasts)))
    review = scheme.review
    if review is None:
        return tuple(looks)
    opened = _opened(review, today)
    if after is None or opened > after:
        looks.append(Look(None, (None, opened)))
    if review.newcomers:
        known = timedelta(days=review.newcomers)
        since = after + _DAY - known if after else opened - known
        looks.append(Look(None, (None, today), (since, tomorrow - known)))
    return tuple(looks)


def reviews_due(
    scheme: Scheme, grades: Iterable[Graded], today: date, proposed: Mapping[int, str] | None = None
) -> list[ReviewDue]:
    """Grades by ``scheme`` that are due on ``today``, longest due first. What is not done stays due.

    ``proposed`` are the tiers that purchases give now, by customer.
    """
    found = []
    for grade in grades:
        reason = _lasted(scheme, grade, today) or _reviewed(scheme.review, grade, today)
        if reason:
            why, day = reason
            until = _until(scheme.review, day) if why == "year" else None
            tier = (proposed or {}).get(grade.customer)
            found.append(ReviewDue(grade.customer, scheme.id, grade.tier, tier, why, day, until))
    return sorted(found, key=lambda due: (due.day, due.customer))


def _lasted(scheme: Scheme, grade: Graded, today: date) -> tuple[Why, date] | None:
    tier = scheme.tiers.get(grade.tier)
    if tier is None or tier.lasts is None:
        return None
    end = grade.on + timedelta(days=tier.lasts)
    return ("lasted", end) if end <= today else None


def _reviewed(review: Review | None, grade: Graded, today: date) -> tuple[Why, date] | None:
    if review is None:
        return None
    known = grade.since + timedelta(days=review.newcomers or 0)
    if grade.on < known:  # the grade is a first one still, looked at once the customer is known
        return ("newcomer", known) if known <= today else None
    opened = _opened(review, today)
    return (review.every, opened) if grade.on < opened else None


def _opened(review: Review, today: date) -> date:
    if review.every == "month":
        return today.replace(day=1)
    opens = _in_year(today.year, review.opens or "01-01")
    return opens if opens <= today else opens.replace(year=today.year - 1)


def _until(review: Review | None, opened: date) -> date | None:
    return _in_year(opened.year, review.closes) if review and review.closes else None


def _in_year(year: int, day: str) -> date:
    return date(year, int(day[:2]), int(day[3:]))
