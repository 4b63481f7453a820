"""What a message tells of somebody to keep: their name and number, and when to come back to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.book.cards import ForbiddenNumber, forbidden_numbers
from bot.core.book.clauses import clauses
from bot.core.book.customer import Birthday
from bot.core.book.keeping import Keeping, is_keeping, kept
from bot.core.book.writing import Writing

if TYPE_CHECKING:
    from bot.core.dates.understanding import SaidDate

_KEEP = "记下 "
"""Before a text that was asked for and so need not say that somebody is to be kept."""

_BIRTHDAY = re.compile(r"生日|生辰|出生|\bbirthday\b|\bborn\b|\bb\.(?= ?\d)", re.IGNORECASE)

_BESIDE = 3
"""Characters between a day and what is to be done then, at most, when they were said in one breath."""


@dataclass(frozen=True, slots=True)
class Told:
    """``due`` is the day to come back, ``promise`` the rep's words for it; ``impossible`` are words of no real day.

    ``refused`` are kinds of numbers that nobody should keep: they are left out.
    """

    keeping: Keeping
    due: "SaidDate | None" = None
    promise: str = ""
    birthday: Birthday | None = None
    impossible: str = ""
    refused: tuple[str, ...] = ()


def told(text: str, now: datetime, writing: Writing) -> Told:
    """``text`` understood at ``now``, the rep's local moment."""
    from bot.core.dates.understanding import dates_in, impossible_in  # noqa: PLC0415  # its rules take time to build

    forbidden = forbidden_numbers(writing.level(text))
    clean = _without(text, forbidden)
    led = clean if is_keeping(clean, writing) else _KEEP + clean
    dates = dates_in(led, now)
    keeping = kept(led, dates, writing)
    if led != clean and keeping.name == _KEEP.strip():
        keeping = replace(keeping, name="")
    due = next((one for one in dates if one.span == keeping.due), None)
    return Told(
        keeping=keeping,
        due=due,
        promise=_promise(led, due, keeping.why) if due else "",
        birthday=birthday_in(led, writing),
        impossible=impossible_in(led, now) or "",
        refused=tuple(dict.fromkeys(one.kind for one in forbidden)),
    )


def birthday_in(text: str, writing: Writing) -> Birthday | None:
    """The birthday that a part of ``text`` tells of by that word."""
    from bot.core.dates.birthdays import birthday_said  # noqa: PLC0415  # as above

    spans = (span for span in clauses(writing.level(text)) if _BIRTHDAY.search(text[slice(*span)]))
    found = next((one for span in spans if (one := birthday_said(text[slice(*span)]))), None)
    return Birthday(found.month, found.day, found.lunar, found.year) if found else None


def _without(text: str, forbidden: Sequence[ForbiddenNumber]) -> str:
    for one in reversed(forbidden):
        text = f"{text[: one.span[0]]},{text[one.span[1] :]}"
    return text


def _promise(text: str, due: "SaidDate", why: str) -> str:
    """Day and deed as they were said, where they stand beside each other."""
    if not why:
        return due.words
    place = re.search(re.escape(why), text)
    if place:
        start, end = min(place.start(), due.span[0]), max(place.end(), due.span[1])
        if end - start <= len(why) + len(due.words) + _BESIDE:
            return text[start:end]
    return f"{why} {due.words}"
