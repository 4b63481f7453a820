"""What the buttons of handovers say: ``o:h:c12:7:l:20261203``."""

import re
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.flows.handing_over import Scope
from bot.flows.handovers import Why
from bot.screens.reminder_calls import read_day, written_day

WHYS: tuple[Why, ...] = get_args(Why)
_LETTERS = {why[0]: why for why in WHYS}
"""The longest ids leave room for no more than a letter."""

_ID = "([0-9]{1,18})"
_SCOPE = re.compile(rf"c{_ID}|b{_ID}\.{_ID}")
_STEP = re.compile(rf"o:h:([^:]+)(?::{_ID}(?::([a-z])(?::([0-9]{{1,8}})(:y)?)?)?)?")
_PAGE = re.compile(r"o:f:([^:]+):([0-9]{1,4})")
_NUMBER = re.compile(rf"o:([a-z]):{_ID}(?::([0-9]{{1,4}}|y))?")
FOR_GOOD = "0"


@dataclass(frozen=True, slots=True)
class Step:
    """How far somebody came: ``until`` None is for good once it was ``asked``; ``go``: they are sure."""

    scope: Scope
    to_id: int | None = None
    why: Why | None = None
    until: date | None = None
    asked: bool = False
    go: bool = False


def handing(scope: Scope, *more: str | int | None) -> str:
    """The data of a button on the way."""
    told = (one[0] if one in WHYS else str(one) for one in more)
    return ":".join(("o:h", written_scope(scope), *told))


def written_scope(scope: Scope) -> str:
    """What is handed over, in the data of a button."""
    return f"c{scope.customer_id}" if scope.customer_id is not None else f"b{scope.team_id}.{scope.from_id}"


def read_scope(written: str) -> Scope | None:
    """The same, or None."""
    found = _SCOPE.fullmatch(written)
    if found is None:
        return None
    customer, team, giver = found.groups()
    return Scope(int(customer)) if customer else Scope(None, int(team), int(giver))


def read_step(data: str) -> Step | None:
    """The step behind the data, or None when it is none."""
    found = _STEP.fullmatch(data)
    scope = read_scope(found[1]) if found else None
    if found is None or scope is None:
        return None
    _, to_id, why, until, go = found.groups()
    if why is not None and why not in _LETTERS:
        return None
    day = read_day(until) if until and until != FOR_GOOD else None
    asked = until == FOR_GOOD or day is not None
    if until and not asked:
        return None
    return Step(scope, int(to_id) if to_id else None, _LETTERS[why] if why else None, day, asked, go is not None)


def step_data(step: Step) -> str:
    """The data of a step as far as it came."""
    chosen = [step.to_id, step.why, until_data(step.until) if step.asked else None]
    return handing(step.scope, *(one for one in chosen if one is not None))


def read_page(data: str) -> tuple[Scope, int] | None:
    """A page of colleagues, or None."""
    found = _PAGE.fullmatch(data)
    scope = read_scope(found[1]) if found else None
    return (scope, int(found[2])) if found and scope else None


def until_data(until: date | None) -> str:
    """A day on which they come back, or that they don't."""
    return written_day(until) if until else FOR_GOOD


def read_number(data: str) -> tuple[str, int, str] | None:
    """Verb, number and what else is said: a page, or ``y``; None when it is no such button."""
    found = _NUMBER.fullmatch(data)
    return (found[1], int(found[2]), found[3] or "") if found else None
