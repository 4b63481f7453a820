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

PICKED, PASSED_OVER = 5.0, -2.5
"""What it adds to the log-odds of a type that it was called nearest, and that it was offered and was not."""

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


def chosen(answers: Mapping[str, float]) -> dict[str, bool]:
    """Type → was it called nearest? Of every type that an answered question offered."""
    return {
        kind: place == answer
        for key, answer in answers.items()
        if answer
        for place, kind in enumerate(offered_by(key), 1)
    }


def every_offered(keys: Iterable[str]) -> Iterator[str]:
    """The types offered by any of these questions."""
    for key in keys:
        yield from offered_by(key)


def told_of(nearest: bool | None) -> float:
    """What it adds to a type's log-odds to have been picked or passed over; nothing when it was not offered."""
    if nearest is None:
        return 0.0
    return PICKED if nearest else PASSED_OVER
