"""A question that offers a choice: which of a few types is nearest to this customer.

Its answer stands among the others, under ``of:`` and the types offered: the place of the one that was picked, from 1;
``NONE_OF_THESE``; or 0, cannot tell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_OFFERED = 3
"""Types offered at once: three short lines can be read at a glance."""

NONE_OF_THESE = -1.0

ANSWERS = {"1": 1.0, "2": 2.0, "3": 3.0, "0": NONE_OF_THESE, "u": 0.0}
"""What may be answered, as a button says it and as it is kept."""

PICKED, PASSED_OVER, NOT_THIS = 4.0, -2.0, -4.0
"""What it adds to the log-odds of a type that it was called nearest, that another was, which need not exclude it, and
that none of those offered was."""

SETTLED = 2.2
"""Log-odds that a type has at the least once it was called nearest: who looked knows better than any reading."""

_KEY = "of:"


@dataclass(frozen=True, slots=True)
class Choice:
    """Ask which of ``types`` is nearest; ``gain`` as that of a question, less what it costs to read the lines."""

    types: tuple[str, ...]
    gain: float = 0.0

    @property
    def key(self) -> str:
        """What its answer is kept under."""
        return _KEY + ",".join(self.types)


def offered_by(key: str) -> tuple[str, ...]:
    """The types that the question kept under this key offers; none when it is about a signal."""
    return tuple(key.removeprefix(_KEY).split(",")) if key.startswith(_KEY) else ()


def chosen(answers: Mapping[str, float]) -> dict[str, float]:
    """Type → what the answers add to its log-odds, of every type that an answered question offered.

    Above 0: it was called nearest.
    """
    return {
        kind: shift
        for key, answer in answers.items()
        if answer
        for kind, shift in zip(offered_by(key), shifts(len(offered_by(key)), answer), strict=True)
    }


def shifts(offered: int, answer: float) -> list[float]:
    """What an answer that says something adds to the log-odds of each of so many types."""
    if answer == NONE_OF_THESE:
        return [NOT_THIS] * offered
    return [PICKED if place == answer else PASSED_OVER for place in range(1, offered + 1)]


def told(log_odds: float, shift: float) -> float:
    """The log-odds of a type, once it was offered."""
    return max(log_odds + shift, SETTLED) if shift > 0 else log_odds + shift


def every_offered(keys: Iterable[str]) -> Iterator[str]:
    """The types offered by any of these questions."""
    for key in keys:
        yield from offered_by(key)
