"""What a button about a follow-up says: ``f:ID:VERB[:ARGUMENT…]``, or ``k:ID:when…`` of a customer without one.

Days are ``YYYYMMDD``, times ``HHMM``, in the rep's zone; 64 bytes at most (Bot API: callback_data).
"""

from dataclasses import dataclass
from datetime import date, time

from bot.screens.callbacks import WithArguments, is_number


@dataclass(frozen=True, slots=True)
class Tap(WithArguments):
    """A tap on such a button; ``about`` is the follow-up, with the head ``k`` the customer."""

    head: str
    about: int
    verb: str
    arguments: tuple[str, ...]


def tap(head: str, about: int, verb: str, *arguments: object) -> str:
    """The data of a button."""
    return ":".join((head, str(about), verb, *map(str, arguments)))


def read_tap(data: str) -> Tap | None:
    """The tap behind the data, or None when it is not one of these."""
    head, *rest = data.split(":")
    if head not in ("f", "k") or not rest or not is_number(rest[0]):
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
    if len(written) != len("YYYYMMDD") or not is_number(written):
        return None
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


def read_time(written: str) -> time | None:
    """The time in the data of a button, or None."""
    if len(written) != len("HHMM") or not is_number(written):
        return None
    try:
        return time(int(written[:2]), int(written[2:]))
    except ValueError:
        return None
