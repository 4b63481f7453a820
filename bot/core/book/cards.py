"""Numbers that nobody should keep about a customer: those of identity and bank cards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.core.book.clauses import Span

_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z+])[0-9](?:[ -]?[0-9]){13,18}[Xx]?(?![0-9A-Za-z])")
_BEFORE_A_DAY = re.compile(
    r"(?<=\d) (?=(?:\d{1,2} ?(?:[月号日点时周天年/:]|[ap]m\b|st\b|nd\b|rd\b|th\b|jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec)|20\d\d[-/.年]))",
    re.IGNORECASE,
)
"""The blank between a number and a day or time: its digits would be taken for more of the number."""

_BANK_LENGTHS = range(16, 20)
_OLD_IDENTITY, _IDENTITY = 15, 18
_MONTHS, _DAYS = range(1, 13), range(1, 32)


@dataclass(frozen=True, slots=True)
class ForbiddenNumber:
    """What looks like the number of an identity or bank card, and where it stands."""

    span: Span
    kind: Literal["identity", "bank"]


def forbidden_numbers(text: str) -> Sequence[ForbiddenNumber]:
    """Numbers of identity cards (18 characters or the old 15, with a date) and bank cards (Luhn) in a levelled text."""
    return list(_forbidden(without_days(text)))


def without_days(text: str) -> str:
    """The text with a mark between each number and the day or time after it; every place stays where it was."""
    return _BEFORE_A_DAY.sub(";", text)


def _forbidden(text: str) -> Iterator[ForbiddenNumber]:
    for match in _LONG_NUMBER.finditer(text):
        digits = "".join(char for char in match[0] if char.isalnum())
        if _is_identity(digits):
            yield ForbiddenNumber(match.span(), "identity")
        elif len(digits) in _BANK_LENGTHS and digits.isdecimal() and _passes_luhn(digits):
            yield ForbiddenNumber(match.span(), "bank")


def _is_identity(digits: str) -> bool:
    if digits[0] == "0":
        return False
    if len(digits) == _IDENTITY:
        return digits[6:8] in {"18", "19", "20"} and int(digits[10:12]) in _MONTHS and int(digits[12:14]) in _DAYS
    if len(digits) == _OLD_IDENTITY and digits.isdecimal():
        return int(digits[8:10]) in _MONTHS and int(digits[10:12]) in _DAYS
    return False


def _passes_luhn(digits: str) -> bool:
    doubled = (2 * int(digit) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(one - 9 if one > 9 else one for one in doubled)) % 10 == 0  # noqa: PLR2004  # two digits are added up
