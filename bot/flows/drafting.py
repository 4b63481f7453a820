"""Rows of a sheet as customers of the book: what a new one begins with, and what a known one gains."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from bot.core.book.phones import normalised
from bot.core.coaching import DEFAULT_STAGE
from bot.core.dates.birthdays import birthday_said
from bot.core.engine import Engine
from bot.core.schemes import Tier
from bot.flows.desks import RepDesk
from bot.flows.stored_customers import fresh
from bot.sheets.rows import CustomerRow, PurchaseRow

LONGEST_TRADE = 64
"""Characters of a trade that are kept."""

FILLED = ("phone", "trade", "notes", "birthday")
"""Columns of a known customer that a sheet fills where they are empty."""

_NOON = time(12)
_GRADE_WORDS = ("客户等级", "客户", "等级", "级别", "级", "类", "grade", "tier", "level")


@dataclass(frozen=True, slots=True)
class Draft:
    """The columns of somebody new, the day on which they are to be contacted, and the grade as it was written."""

    values: Mapping[str, Any]
    promised: date | None = None
    grade: str = ""


@dataclass(frozen=True)
class Drafting:
    """Makes drafts for one rep's book at one moment."""

    engine: Engine
    desk: RepDesk
    person_id: int
    pack: str
    import_id: int
    now: datetime

    def customer(self, row: CustomerRow) -> Draft:
        """Somebody as a row tells of them. A grade that no tier has becomes a tag, a number that is none a note."""
        phone = self._phone(row.phone)
        unclear = row.phone if row.phone and not phone else ""
        tier = self._tiers.get(_bare(self.engine.writing.fold(row.grade)))
        tags = (*row.tags, row.grade) if row.grade and not tier else row.tags
        birthday = birthday_said(row.birthday) if row.birthday else None
        notes = [row.notes, unclear, row.birthday if row.birthday and not birthday else ""]
        values = {
            **self._begun(row.name),
            "phone": phone,
            "trade": row.trade[:LONGEST_TRADE],
            "tags": list(dict.fromkeys(tags)),
            "notes": "\n".join(note for note in notes if note),
            "birthday": [birthday.month, birthday.day, birthday.lunar, birthday.year] if birthday else None,
            "stage": self._stages.get(self.engine.writing.fold(row.stage), DEFAULT_STAGE),
            "grades": {self.desk.scheme: tier.id} if tier else {},
            "last_touch_at": self._moment(row.last_contact),
        }
        values["rank"] = self.desk.rank(self.engine.library, values["grades"])
        return Draft(values, row.next_contact, row.grade if tier else "")

    def buyer(self, row: PurchaseRow) -> Draft:
        """Somebody of whom only a purchase is known."""
        return Draft({**self._begun(row.name or row.phone or ""), "phone": self._phone(row.phone)})

    def _begun(self, name: str) -> dict[str, Any]:
        columns = fresh(self.engine.writing, name, person_id=self.person_id, pack=self.pack, now=self.now)
        return {**columns, "import_id": self.import_id}

    def _phone(self, written: str | None) -> str | None:
        return normalised(written) if written else None

    @cached_property
    def _tiers(self) -> Mapping[str, Tier]:
        """The tiers of the scheme in use by what they are called: their id, their name whole or up to a colon."""
        scheme, fold = self.engine.library.schemes.get(self.desk.scheme), self.engine.writing.fold
        called: dict[str, Tier] = {}
        for tier in scheme.tiers.values() if scheme else ():
            names = [fold(name) for name in (tier.id, tier.name.zh, tier.name.en)]
            called |= {_bare(one): tier for name in names for one in (name, name.partition(":")[0])}
        return {name: tier for name, tier in called.items() if name}

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        fold = self.engine.writing.fold
        stages = self.engine.library.stages.values()
        return {fold(name): one.id for one in stages for name in (*one.also, one.name.en, one.name.zh, one.id)}

    def _moment(self, day: date | None) -> datetime | None:
        """Noon of that day, or now if that is still ahead."""
        return min(self.desk.hours.moment(day, _NOON), self.now) if day else None


def gained(known: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """What a known customer's columns become by a draft of the same person: nothing that is there is replaced."""
    new = draft.values
    changes = {name: new[name] for name in FILLED if new[name] and not known[name]}
    if more := [tag for tag in new["tags"] if tag not in known["tags"]]:
        changes["tags"] = [*known["tags"], *more]
    if more_grades := {scheme: tier for scheme, tier in new["grades"].items() if scheme not in known["grades"]}:
        changes["grades"] = {**known["grades"], **more_grades}
    touched = new["last_touch_at"]
    if touched and (known["last_touch_at"] is None or known["last_touch_at"] < touched):
        changes["last_touch_at"] = touched
    return changes


def _bare(name: str) -> str:
    """``a`` of ``a级``, ``grade a`` and ``客户等级 a``."""
    for word in _GRADE_WORDS:
        name = name.replace(word, "")
    return name.strip()
