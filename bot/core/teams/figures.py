"""What a team's day and week come to, in numbers: only of customers the team sees to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.schemes import Scheme, Tier
from bot.core.teams.rules import COVERAGE_FLOOR, TeamRules

SILENT_ROUNDS: Final = 2
"""So many times its rhythm a tier may go without contact before it counts as silent."""

WEEK: Final = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class RepDay:
    """Somebody's numbers, by their own calendar: ``due`` until today and still open, ``late`` by at least a workday,
    ``silent`` of high value, contacts on the workday ``before``, ``touched`` today and in the ``week``, ``won`` since
    Monday. ``away``: on leave."""

    person_id: int
    name: str
    customers: int = 0
    due: int = 0
    late: int = 0
    silent: int = 0
    before: int = 0
    touched: int = 0
    week: int = 0
    won_today: int = 0
    won: int = 0
    away: bool = False

    @property
    def needs_help(self) -> bool:
        """Is there something that a lead could lend a hand with?"""
        return bool(self.late or self.silent)


def help_first(people: Iterable[RepDay]) -> tuple[RepDay, ...]:
    """Who could use a hand first: most late, then most silent customers of high value, then the fullest day."""
    return tuple(sorted(people, key=lambda one: (-one.late, -one.silent, -one.due, one.name, one.person_id)))


def total(people: Iterable[RepDay]) -> RepDay:
    """All of them as one."""
    every = list(people)
    counted = ("customers", "due", "late", "silent", "before", "touched", "week", "won_today", "won")
    return RepDay(0, "", **{name: sum(getattr(one, name) for one in every) for name in counted})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one rep is with what the team aims at: contacts today, customers won this week; 0 of 0: no aim."""

    touched: int
    touches: int
    won: int
    wins: int


@dataclass(frozen=True, slots=True)
class TierWeek:
    """A tier in a week: how many are in it, how many of them were contacted within its ``days``, how often this week.

    ``days`` is None where reps have no rhythm to keep; then ``kept`` says nothing.
    """

    tier: Tier
    days: int | None
    customers: int
    kept: int
    touched: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many customers a rep sees to, against what one can keep up with (S001-37)."""

    customers: int
    cap: int

    @property
    def full(self) -> bool:
        """More than one rep can keep up with."""
        return self.customers > self.cap

    @property
    def room(self) -> bool:
        """Fewer than a rep could keep up with at least."""
        return self.customers < min(COVERAGE_FLOOR, self.cap)


def rhythm_days(tier: Tier) -> int | None:
    """How often, in days, a rep's soonest cadence asks for a contact; None where none does."""
    return min((one.days for one in tier.cadence if one.by == "rep"), default=None)


def silent_since(scheme: Scheme | None, rules: TeamRules, silence_days: int, now: datetime) -> Mapping[int, datetime]:
    """Of each rank of high value the moment since when there was no contact, for a customer to count as silent.

    Twice the tier's rhythm, but a week at least, for nobody is silent over a weekend; ``silence_days`` where it has no
    rhythm. A tier at rest is never silent.
    """
    tiers: Sequence[Tier] = list(scheme.tiers.values())[: rules.high] if scheme else ()
    waits = {
        rank: (max(SILENT_ROUNDS * days, WEEK) if (days := rhythm_days(tier)) else silence_days)
        for rank, tier in enumerate(tiers)
        if not tier.at_rest
    }
    return {rank: now - timedelta(days=days) for rank, days in waits.items()}
