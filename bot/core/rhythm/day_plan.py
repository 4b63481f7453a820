"""Which follow-ups a rep is given today and which move: the cap holds, nobody vanishes, nobody waits for ever."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.core.rhythm.due import Why
from bot.core.rhythm.hours import DAY, Hours

LONG_OVERDUE: Final = 7
"""Days after which an overdue customer counts as silent: the shortest window of urgency, a week (S001-29)."""

PATIENCE: Final = 3
"""So often a follow-up that nobody sees to comes first; then it waits its turn, or a few would keep out all others."""

MOVES_FOR_A_TIER: Final = 3
"""So many moves make up for one tier. In 20 trials of a quarter with 400 customers and Spring Festival the best tier
was then never late for want of room, and the last one by 9 workdays at most (tests/core/rhythm/test_quarter.py)."""

_NOTHING: Final[Mapping[dt.date, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A follow-up that is due. ``due_day`` is the day it was due at first: moving it does not change it.

    ``rank`` is the tier's importance, 0 the best. ``moved`` counts how often it had to move for want of room,
    ``returns`` how often it was on a day's list and came back undone.
    """

    id: int
    due_day: dt.date
    time: dt.time | None
    why: Why
    rank: int
    last_touch: dt.date | None = None
    moved: int = 0
    returns: int = 0


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Each id once: those of ``today``, most important first, or in ``later`` with the workday it moves to."""

    today: tuple[int, ...]
    later: tuple[tuple[int, dt.date], ...]


def plan_day(
    waiting: Sequence[Waiting], today: dt.date, hours: Hours, planned: Mapping[dt.date, int] = _NOTHING
) -> DayPlan:
    """Choose today's follow-ups from everybody whose day has come; ``planned`` is how many each later day has already.

    Those who moved before are among them and compete anew: so a place that came free is taken, and the best tier does
    not queue behind those who moved first. What has a time, and birthdays of today, stay whatever the cap, and count
    for it. The others fill what is left of it, none on a day off; the rest move to the next workdays with room, the
    most important first.
    """
    ordered = sorted(waiting, key=lambda one: _importance(one, today))
    room = hours.cap - sum(_stays(one, today) for one in ordered) if hours.works(today) else 0
    chosen, moving = list[int](), list[int]()
    for one in ordered:
        if _stays(one, today):
            chosen.append(one.id)
        elif room > 0:
            chosen.append(one.id)
            room -= 1
        else:
            moving.append(one.id)
    return DayPlan(tuple(chosen), _moved(moving, today, hours, planned))


def _moved(
    ids: Iterable[int], today: dt.date, hours: Hours, planned: Mapping[dt.date, int]
) -> tuple[tuple[int, dt.date], ...]:
    later = list[tuple[int, dt.date]]()
    day, taken = today, hours.cap
    for one in ids:
        while taken >= hours.cap:
            day = hours.workday_from(day + DAY)
            taken = planned.get(day, 0)
        later.append((one, day))
        taken += 1
    return tuple(later)


def _stays(one: Waiting, today: dt.date) -> bool:
    return one.time is not None or (one.why == "birthday" and one.due_day >= today)


def _importance(one: Waiting, today: dt.date) -> tuple[object, ...]:
    """A key to sort by: group, time, turn, the longest overdue, moved most, untouched longest; at last the id.

    Moves make up for tiers, and a return costs one, so no tier keeps another waiting for ever.
    """
    turn = MOVES_FOR_A_TIER * (one.rank + one.returns) - one.moved
    return (
        _group(one, today),
        one.time or dt.time.max,
        turn,
        one.due_day,
        -one.moved,
        one.last_touch or dt.date.min,
        one.id,
    )


def _group(one: Waiting, today: dt.date) -> int:
    """0: what has a time, and broken promises; 1: promises; 2: silent customers of the best tier; 3: the rest."""
    overdue = (today - one.due_day).days
    if one.time is not None:
        return 0
    if one.returns >= PATIENCE:
        return 3
    if one.why in ("promise", "by_hand"):
        return 0 if one.why == "promise" and overdue > 0 else 1
    silent = one.why == "silence" or overdue >= LONG_OVERDUE
    return 2 if one.rank == 0 and silent else 3
