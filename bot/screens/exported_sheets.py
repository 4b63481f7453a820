"""What is kept, as a workbook and as a calendar. The first sheet can be imported again."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.core.book.phones import masked, phones_in
from bot.core.text import Language
from bot.flows.desks import columns_of
from bot.flows.exporting import Kept, as_json
from bot.screens.book_wording import book_words
from bot.screens.export_wording import export_words
from bot.sheets.calendar_file import Entry, calendar_file
from bot.sheets.fields import NAMES, Field
from bot.sheets.writing import Sheet, Value, workbook

_HUNDREDTHS = 100

_FIELDS: Sequence[Field] = (
    "name", "phone", "trade", "tags", "notes", "birthday", "last_contact", "next_contact", "grade", "stage",
)  # fmt: skip


def sheets_of(kept: Kept) -> list[Sheet]:
    """Everything, a sheet for each kind; the first says of everybody what an import reads."""
    say, pages = export_words(kept.language), _Pages(kept)
    headers, titles = say.headers, say.sheets
    told: dict[str, tuple[Sequence[str], Callable[[Any], Sequence[Value]]]] = {
        "touches": (("at", "channel", "outcome", "reached", "text"), pages.touch),
        "judgements": (("at", "types", "text"), pages.judgement),
        "grade_changes": (("at", "scheme", "tier", "how", "reason"), pages.grade),
        "follow_ups": (("on", "time", "why", "words", "done"), pages.follow_up),
        "purchases": (("on", "amount"), pages.purchase),
    }
    fields = [NAMES[field].in_(kept.language) for field in _FIELDS]
    more = [headers[name] for name in ("types", "description", "kept")]
    found = [Sheet(titles["customers"], [*fields, *more], [pages.customer(row) for row in kept.customers])]
    for name, (columns, tell) in told.items():
        rows = [(row.name, *tell(one)) for row in kept.customers for one in kept.of(row.id, name)]
        found.append(Sheet(titles[name], [headers[one] for one in ("customer", *columns)], rows))
    return [*found, Sheet(titles["settings"], [headers["setting"], headers["value"]], list(pages.settings()))]


class _Pages:
    """Rows of what is kept, as they are read."""

    def __init__(self, kept: Kept) -> None:
        self._kept, self._say, self._book = kept, export_words(kept.language), book_words(kept.language)

    def customer(self, row: Any) -> Sequence[Value]:
        """As ``_FIELDS``, then types, description and when they were kept."""
        library, desk, language = self._kept.library, self._kept.desk, self._kept.language
        due = [one.day for one in self._kept.of(row.id, "follow_ups") if one.ended_at is None and one.why != "birthday"]
        tier, stage = desk.tier(library, row.grades), library.stages.get(row.stage)
        return (
            row.name, row.phone or "", row.trade, ", ".join(row.tags), row.notes,
            birthday_written(row.birthday, language),
            self._local(row.last_touch_at), min(due, default=None), tier.id if tier else "",
            stage.name.in_(language) if stage else "", self._types(row.types), row.description,
            self._local(row.created_at),
        )  # fmt: skip

    def touch(self, row: Any) -> Sequence[Value]:
        """One contact."""
        channel, outcome = self._book.channels.get(row.channel, row.channel), self._book.outcomes.get(row.outcome, "")
        return self._local(row.at), channel, outcome, self._say.yes if row.reached else self._say.no, row.text

    def judgement(self, row: Any) -> Sequence[Value]:
        """What they were taken for."""
        return self._local(row.at), self._types(row.types), row.text

    def grade(self, row: Any) -> Sequence[Value]:
        """A change of grade."""
        scheme = self._kept.library.schemes.get(row.scheme)
        tier = self._kept.library.tier(row.scheme, row.tier)
        name = scheme.name.in_(self._kept.language) if scheme else row.scheme
        return self._local(row.at), name, tier.name.in_(self._kept.language) if tier else row.tier, row.how, row.reason

    def follow_up(self, row: Any) -> Sequence[Value]:
        """Something due, or seen to."""
        words = row.words if row.why in ("promise", "by_hand") else ""
        return (
            row.day,
            f"{row.at_time:%H:%M}" if row.at_time else "",
            self._say.whys[row.why],
            words,
            self._local(row.ended_at),
        )

    def purchase(self, row: Any) -> Sequence[Value]:
        """Something bought."""
        return row.day, Decimal(row.amount) / _HUNDREDTHS

    def settings(self) -> Iterator[Sequence[Value]]:
        """How the rep works."""
        for name, value in {"language": self._kept.language, "trade": self._kept.profile.pack}.items():
            yield name, value
        for row in self._kept.teams:
            yield "team", " · ".join([row.team, row.role, *row.tags])
        for name, value in columns_of(self._kept.desk).items():
            yield name, value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False, default=str)

    def _types(self, types: Sequence[Any]) -> str:
        known = self._kept.library.types
        names = (known[kind].name.in_(self._kept.language) for kind, _ in types if kind in known)
        return ", ".join(names)

    def _local(self, moment: datetime | None) -> datetime | None:
        return self._kept.desk.hours.local(moment) if moment else None


def entries_of(kept: Kept) -> list[Entry]:
    """What is still to be done, as entries of a calendar; without anybody's phone number."""
    say, zone = export_words(kept.language), kept.desk.hours.zone
    found = []
    for row in kept.customers:
        for due in kept.of(row.id, "follow_ups"):
            if due.ended_at is None:
                words = due.words if due.why in ("promise", "by_hand") else ""
                title = without_phones(f"{row.name} · {words or say.whys[due.why]}")
                found.append(Entry(f"follow-up-{due.id}@birdcall", due.day, due.at_time, zone, title, ""))
    return sorted(found, key=lambda entry: (entry.day, entry.uid))


def without_phones(text: str) -> str:
    """``text`` with every phone number masked."""
    for found in reversed(phones_in(text)):
        start, end = found.span
        text = text[:start] + masked(found.phone) + text[end:]
    return text


def birthday_written(birthday: Sequence[Any] | None, language: Language) -> str:
    """A birthday as an import reads it: ``1980-03-05``, ``03-05``, ``农历 10-06``."""
    if not birthday:
        return ""
    month, day, lunar, year = birthday
    calendar = {"zh": "农历 ", "en": "lunar "}[language] if lunar else ""
    return f"{calendar}{f'{year}-' if year else ''}{month:02}-{day:02}"


FILES: Mapping[str, Callable[[Kept], bytes]] = {
    "xlsx": lambda kept: workbook(sheets_of(kept)),
    "json": as_json,
    "ics": lambda kept: calendar_file(entries_of(kept), kept.made_at),
}
"""What makes each kind of file, by how its name ends. Takes a while for a large book: not for the event loop."""
