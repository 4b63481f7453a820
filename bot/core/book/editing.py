"""What a rep writes into a field of a customer's card, understood."""

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.core.book.cards import forbidden_numbers
from bot.core.book.commands import command_end
from bot.core.book.customer import Birthday
from bot.core.book.phones import normalised
from bot.core.book.writing import Writing

Field = Literal["name", "phone", "trade", "tags", "notes", "birthday"]
FIELDS: tuple[Field, ...] = ("name", "phone", "trade", "tags", "notes", "birthday")

Problem = Literal["empty", "long", "forbidden", "phone", "birthday"]

LONGEST: Final[dict[Field, int]] = {"name": 64, "phone": 40, "trade": 64, "tags": 200, "notes": 2000, "birthday": 40}
"""Characters that a field takes at once."""

_CLEARED = frozenset({"无", "没有", "清空", "删除", "删掉", "-", "—", "none", "clear", "remove", "empty"})
_TAG_EDGES, _LONGEST_TAG = "#＃ ,，、;；", 32
_NUMBER = re.compile("[0-9一二三四五六七八九十]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_A_DESCRIPTION = 2
_A_FEW_WORDS = 10
"""Bytes: three Chinese characters, or two English words."""
_BIRTHDAY = {"zh": "生日", "en": "birthday "}


@dataclass(frozen=True, slots=True)
class Written:
    """The new value of a field, as its column keeps it; for notes, a line to add, None to have none."""

    value: Any


def written(field: Field, text: str, writing: Writing) -> Written | Problem:
    """``text`` as the value of ``field``, or what is wrong with it. A word such as "none" clears what may be empty."""
    text = text.strip()
    if not text:
        return "empty"
    if len(text) > LONGEST[field]:
        return "long"
    if forbidden_numbers(writing.level(text)):
        return "forbidden"
    if field == "name":
        return Written(" ".join(text.split()))
    if text.casefold() in _CLEARED:
        return Written({"trade": "", "tags": []}.get(field))
    if field == "phone":
        phone = normalised(writing.level(text))
        return Written(phone) if phone else "phone"
    if field == "birthday":
        day = _birthday(text)
        return Written([day.month, day.day, day.lunar, day.year]) if day else "birthday"
    return Written(_tags(text) if field == "tags" else text)


def means_else(field: Field, text: str, writing: Writing, shows: int) -> bool:
    """Is ``text`` no answer at all to what was asked for, but a word about somebody?

    ``shows`` is how many things of a customer's ways it shows: two make a description, which no such field holds.
    """
    if command_end(writing.level(text)):
        return True
    if field in ("phone", "birthday") and not _NUMBER.search(writing.level(text)):
        return len(text.strip().encode(errors="replace")) > _A_FEW_WORDS
    return field not in ("notes", "tags") and shows >= _A_DESCRIPTION


def _birthday(text: str) -> Birthday | None:
    """The day a short text is, whether it says that it is a birthday or not."""
    from bot.core.dates.birthdays import birthday_said  # noqa: PLC0415  # its rules take time to build

    for said in (text, *(word + text for word in _BIRTHDAY.values())):
        if found := birthday_said(said):
            return Birthday(found.month, found.day, found.lunar, found.year)
    return None


def _tags(text: str) -> list[str]:
    for edge in _TAG_EDGES:
        text = text.replace(edge, " ")
    return list(dict.fromkeys(tag[:_LONGEST_TAG] for tag in text.split()))
