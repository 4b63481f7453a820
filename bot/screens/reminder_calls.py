"""What a button about a follow-up says: ``f:ID:VERB[:ARGUMENT…]``, or ``k:ID:when…`` of a customer without one.

Days are ``YYYYMMDD``, times ``HHMM``, in the rep's zone; 64 bytes at most (Bot API: callback_data).
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

_LONGEST_ID: Final = 18
"""Digits that fit 64 bits."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on such a button; ``about`` is the follow-up, with the head ``k`` the customer."""

    head: str
    about: int
    verb: str
    arguments: tuple[str, ...]

    def argument(self, place: int) -> str:
        """One of the arguments, empty when there is none."""
        return self.arguments[place] if place < len(self.arguments) else ""

    def number(self, place: int) -> int:
        """One of the arguments as a number, 0 when it is none."""
        found = self.argument(place)
        return int(found) if found.isdecimal() and found.isascii() and len(found) < 6 else 0  # noqa: PLR2004  # no list is that long


def tap(head: str, about: int, verb: str, *arguments: object) -> str:
    """The data of a button."""
    return ":".join((head, str(about), verb, *map(str, arguments)))


def read_tap(data: str) -> Tap | None:
    """The tap behind the data, or None when it is not one of these."""
    head, *rest = data.split(":")
    if head not in ("f", "k") or not rest or not (rest[0].isdecimal() and rest[0].isascii()):
        return None
    if len(rest[0]) > _LONGEST_ID:
        return None
    return Tap(head, int(rest[0]), rest[1] if len(rest) > 1 else "show", tuple(rest[2:]))


def written_day(day: date) -> str:
    """A day in the data of a button."""
    return f"{day:%Y%m%d}"


def written_time(at: time) -> str:
    """A time in the data of a button."""
    return f"{at:%H%M}"


def read_day(written: str) -> date | None:
    """The day in the data of a button, or None."""
    if len(written) != 8 or not (written.isdecimal() and written.isascii()):  # noqa: PLR2004  # YYYYMMDD
        return None
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


def read_time(written: str) -> time | None:
    """The time in the data of a button, or None."""
    if len(written) != 4 or not (written.isdecimal() and written.isascii()):  # noqa: PLR2004  # HHMM
        return None
    try:
        return time(int(written[:2]), int(written[2:]))
    except ValueError:
        return None
