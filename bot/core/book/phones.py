"""Phone numbers as people write them: found, made one form (E.164), and shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.book.cards import forbidden_numbers, without_days
from bot.core.book.clauses import Span, overlap

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGIONS = ("CN", "GB", "US")
"""Where a number without a country code is looked for, in this order."""

HOME, _BRITISH = 86, 44
"""Country codes; that of home is not shown."""

_BRITISH_MOBILE = re.compile(r"07\d{3} ?\d{3} ?\d{3}")
"""All of them: those kept free for examples are no valid numbers to the library."""

_TAIL, _HEAD, _SHORTEST_WITH_HEAD = 4, 3, 9


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in E.164 (``+8613812345678``) and where it stands."""

    span: Span
    phone: str


def phones_in(text: str, regions: Sequence[str] = REGIONS) -> list[FoundPhone]:
    """Every phone number of a levelled text, in order; none within the number of a card."""
    import phonenumbers  # noqa: PLC0415  # its tables are not needed to start

    text = without_days(text)
    cards = [one.span for one in forbidden_numbers(text)]
    found: list[FoundPhone] = []
    for region in regions if any(char.isdigit() for char in text) else ():
        for match in phonenumbers.PhoneNumberMatcher(text, region, phonenumbers.Leniency.POSSIBLE):
            span = (match.start, match.end)
            taken = any(overlap(span, other) for other in [*cards, *(one.span for one in found)])
            if not taken and _is_real(match.raw_string, match.number):
                found.append(FoundPhone(span, _e164(match.number)))
    return sorted(found, key=lambda one: one.span)


def normalised(text: str, regions: Sequence[str] = REGIONS) -> str | None:
    """The one phone number that ``text`` is, in E.164; None if it is none. A normalised number stays as it is."""
    import phonenumbers  # noqa: PLC0415  # as above

    for region in regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if _is_real(text.strip(), number):
            return _e164(number)
    return None


def national(phone: str) -> str:
    """An E.164 number as it is written: at home ``138 1234 5678``, abroad ``+44 7700 900123``; else unchanged."""
    import phonenumbers  # noqa: PLC0415  # as above

    number = _parsed(phone)
    if number is None:
        return phone
    home = number.country_code == HOME
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def dialled(phone: str) -> str:
    """The digits of an E.164 number as dialled within its country: ``13812345678``, ``07700900123``."""
    import phonenumbers  # noqa: PLC0415  # as above

    number = _parsed(phone)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL) if number else phone
    return "".join(char for char in written if char.isdigit())


def masked(phone: str) -> str:
    """The first three and last four digits: ``138****5678``; of a short number only the last two."""
    digits = dialled(phone)
    if len(digits) < _SHORTEST_WITH_HEAD:
        return "****" + digits[-2:] if digits else ""
    return f"{digits[:_HEAD]}****{digits[-_TAIL:]}"


def tail(phone: str) -> str:
    """The last four digits, by which people remember a number."""
    return "".join(char for char in phone if char.isdigit())[-_TAIL:]


def _is_real(raw: str, number: "PhoneNumber") -> bool:
    """With a country code, possible will do; else it must be valid, and written as people there write it."""
    import phonenumbers  # noqa: PLC0415  # as above

    zero, country = raw.lstrip("(")[:1] == "0", number.country_code
    if raw.startswith("+") or (country == _BRITISH and _BRITISH_MOBILE.fullmatch(raw)):
        return phonenumbers.is_possible_number(number)
    if not phonenumbers.is_valid_number(number):
        return False
    if country == HOME:
        area = phonenumbers.length_of_geographical_area_code(number)
        # What follows an area code begins with neither 0 nor 1: else it is a number of another country.
        return not area or (zero and str(number.national_number)[area] not in "01")
    # Ten bare digits may be anything.
    return zero or (country != _BRITISH and not raw.isdecimal())


def _parsed(phone: str) -> "PhoneNumber | None":
    import phonenumbers  # noqa: PLC0415  # as above

    try:
        return phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: "PhoneNumber") -> str:
    import phonenumbers  # noqa: PLC0415  # as above

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
