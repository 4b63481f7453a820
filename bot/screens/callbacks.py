"""What a button says when it is tapped, 64 bytes at most (Bot API: callback_data); a case's ``c:CASE:VERB[:…]``."""

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 64

LONGEST_ID: Final = 18
"""Digits that fit 64 bits."""


def is_number(written: str, digits: int = LONGEST_ID) -> bool:
    """Whether it is a number of at most so many digits, as our own buttons write them."""
    return written.isascii() and written.isdecimal() and len(written) <= digits


def number_in(written: str, digits: int = LONGEST_ID) -> int:
    """The number; 0 when it is none."""
    return int(written) if is_number(written, digits) else 0


class WithArguments:
    """What a tap says behind its verb; a forged one may say anything, or less than it should."""

    __slots__ = ()
    arguments: tuple[str, ...]

    def argument(self, place: int, default: str = "") -> str:
        """One of the arguments."""
        return self.arguments[place] if place < len(self.arguments) else default

    def number(self, place: int) -> int:
        """One of the arguments as a number, 0 when it is none."""
        return number_in(self.argument(place))


@dataclass(frozen=True, slots=True)
class Call(WithArguments):
    """A tap on a button of a case."""

    case: int
    verb: str
    arguments: tuple[str, ...]


def call(case: int, verb: str, *arguments: str) -> str:
    """The data of a button."""
    return ":".join(("c", str(case), verb, *arguments))


def read_call(data: str) -> Call | None:
    """The tap behind the data, or None when it is not one of ours."""
    head, *rest = data.split(":")
    if head != "c" or len(rest) < 2 or not is_number(rest[0]):  # noqa: PLR2004  # case and verb
        return None
    return Call(int(rest[0]), rest[1], tuple(rest[2:]))
