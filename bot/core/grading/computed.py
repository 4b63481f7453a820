"""Grading by purchases: by rank share, and by recency, frequency and money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.core.schemes import Rfm, Scheme, TierQuestion

FEWEST = 4
"""Of fewer buyers a median says nothing."""

_HAIR = 1e-9
"""What a share times a number may be off by: 0.29 of 100 is 28.999…"""


@dataclass(frozen=True, slots=True)
class Bought:
    """What one customer bought in the period looked at: when last, how many times, for how much in all."""

    last: date
    count: int
    total: Decimal


def value_tiers(scheme: Scheme, totals: Mapping[int, Decimal]) -> dict[int, str]:
    """The tier of each customer by total purchases, for tiers with a cumulative share ``top`` (S002-13, S002-29).

    Shares are of all customers in ``totals``. Equal totals share the better tier; who bought nothing, or gave all of it
    back, is in the last. When anyone bought, someone is in the first, however few they are. Without such tiers: empty.
    """
    tiers = [(tier.id, tier.top) for tier in scheme.tiers.values() if tier.top is not None]
    return {customer: tiers[band][0] for customer, band in _bands([top for _, top in tiers], totals).items()}


def suggested_answers(question: TierQuestion, totals: Mapping[int, Decimal]) -> dict[int, int]:
    """The place of the answer that purchases suggest for each customer; empty when its answers have no ``top``."""
    return _bands([answer.top for answer in question.answers if answer.top is not None], totals)


def _bands(tops: Sequence[float], totals: Mapping[int, Decimal]) -> dict[int, int]:
    if not tops:
        return {}
    places: dict[Decimal, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True)):
        places.setdefault(total, place)
    ends = [max(1, int(len(totals) * top + _HAIR)) for top in tops[:-1]]
    last = len(tops) - 1
    return {
        customer: next((band for band, end in enumerate(ends) if places[total] < end), last) if total > 0 else last
        for customer, total in totals.items()
    }


def rfm_cells(scheme: Scheme, bought: Mapping[int, Bought]) -> dict[int, str]:
    """The tier of each buyer by recency, frequency and money, each against the median of all (S001-44).

    Often and much are above it, recent is no longer ago than it. Cells without a tier give none, nor do fewer than
    four buyers.
    """
    if len(bought) < FEWEST:
        return {}
    cells = {tier.rfm: tier.id for tier in scheme.tiers.values() if tier.rfm is not None}
    middle, upper = (len(bought) - 1) // 2, len(bought) // 2
    last = sorted(one.last for one in bought.values())[upper]
    count = sorted(one.count for one in bought.values())[middle]
    total = sorted(one.total for one in bought.values())[middle]
    found = {
        customer: cells.get(Rfm(one.last >= last, one.count > count, one.total > total))
        for customer, one in bought.items()
    }
    return {customer: tier for customer, tier in found.items() if tier is not None}
