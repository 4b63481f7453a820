"""Customers of a sheet into the book: new ones are kept, known ones gain what they lack."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.core.engine import Engine
from bot.core.text import Language
from bot.flows.desks import RepDesk
from bot.flows.drafting import Draft, gained
from bot.flows.first_dues import FirstDues
from bot.flows.following import PROMISES, promise, replan
from bot.flows.setting_aside import as_open
from bot.flows.stored_customers import terms_of
from bot.sheets.fields import NAMES
from bot.store import customers, follow_ups, histories, imports, many_customers
from bot.store.customers import CustomerRow
from bot.store.database import Connection

Counts = dict[str, int]


class Known:
    """Whom of these the book has: by number, or by name where one of the two has no number."""

    def __init__(self, connection: Connection, person_id: int, drafts: Iterable[Draft], besides: int | None) -> None:
        """``besides``: those whom this import brought are met again by their number only."""
        values = [draft.values for draft in drafts]
        phones = {one["phone"] for one in values if one["phone"]}
        found = many_customers.with_phones(connection, person_id=person_id, phones=phones)
        self._by_phone = {row.phone: row for row in reversed(found)}
        sort_names = {one["sort_name"] for one in values}
        self._by_name: dict[str, list[CustomerRow]] = {}
        for row in many_customers.with_names(connection, person_id=person_id, sort_names=sort_names):
            if besides is None or row.import_id != besides:
                self._by_name.setdefault(row.name, []).append(row)

    def of(self, draft: Draft) -> CustomerRow | None:
        """The customer whom this draft is of; None when nobody, or more than one, may be meant."""
        phone, name = draft.values["phone"], draft.values["name"]
        if phone in self._by_phone:
            return self._by_phone[phone]
        called = [row for row in self._by_name.get(name, ()) if not (phone and row.phone)]
        return called[0] if len(called) == 1 else None


class CustomerImport:
    """Takes drafts into one rep's book, within transactions of the caller's."""

    def __init__(
        self, engine: Engine, desk: RepDesk, person_id: int, import_id: int, now: datetime, words: str
    ) -> None:
        """``words`` name what is due on a day that the sheet gave."""
        self._engine, self._desk = engine, desk
        self._person_id, self._import_id = person_id, import_id
        self._now, self._words = now, words
        self._dues = FirstDues(desk, engine.library, now)

    def take(self, connection: Connection, drafts: Sequence[Draft]) -> Counts:
        """Keep or complete these; how many were ``added``, ``filled``, or lacked nothing: ``same``."""
        known, new = Known(connection, self._person_id, drafts, self._import_id), []
        counts = {"added": 0, "filled": 0, "same": 0}
        changed: set[int] = set()
        for draft in drafts:
            row = known.of(draft)
            if row is None:
                new.append(draft)
                continue
            untouched = row.id not in changed and row.updated_at != self._now and row.import_id != self._import_id
            filled = untouched and self._fill(connection, row, draft)
            changed.add(row.id)
            counts["filled" if filled else "same"] += 1
        counts["added"] = len(self.add(connection, new))
        return counts

    def add(self, connection: Connection, drafts: Sequence[Draft]) -> list[int]:
        """Keep these, who are new; their ids."""
        dues = [self._dues.of(draft.values, draft.promised, self._words) for draft in drafts]
        values = [
            {**draft.values, "next_day": min((due["day"] for due in theirs), default=None)}
            for draft, theirs in zip(drafts, dues, strict=True)
        ]
        terms = [terms_of(self._engine.writing, one) for one in values]
        ids = many_customers.add(connection, values=values, terms=terms)
        whose = [{"customer_id": number, "person_id": self._person_id} for number in ids]
        opened = [{**who, **due} for who, theirs in zip(whose, dues, strict=True) for due in theirs]
        many_customers.open_follow_ups(connection, values=opened)
        changes = [
            self._grading(number, draft.grade, draft.values["grades"])
            for number, draft in zip(ids, drafts, strict=True)
        ]
        histories.graded(connection, values=[change for theirs in changes for change in theirs])
        fresh = [{"import_id": self._import_id, "customer_id": number, "before": None} for number in ids]
        imports.note(connection, values=fresh)
        return ids

    def _fill(self, connection: Connection, row: CustomerRow, draft: Draft) -> bool:
        before = row._asdict()
        changes = gained(before, draft)
        waiting = follow_ups.open_of(connection, customer_id=row.id)
        promised = draft.promised if not any(one.why in PROMISES for one in waiting) else None
        if not changes and not promised:
            return False
        terms = terms_of(self._engine.writing, {**before, **changes})
        changes["updated_at"] = self._now
        customers.change(connection, customer_id=row.id, values=changes, terms=terms)
        opened = []
        if promised:
            made = promise(
                connection, customer=row, words=self._words, day=promised, at=None, kind="on", desk=self._desk,
                now=self._now,
            )  # fmt: skip
            opened.append(made)
        graded = {scheme: tier for scheme, tier in changes.get("grades", {}).items() if scheme not in row.grades}
        histories.graded(connection, values=self._grading(row.id, draft.grade, graded))
        was = {name: before[name] for name in changes}
        note = {"was": written(was), "became": written(changes), "opened": opened, "waiting": as_open(waiting)}
        imports.note(connection, values=[{"import_id": self._import_id, "customer_id": row.id, "before": note}])
        replan(connection, customer_id=row.id, desk=self._desk, library=self._engine.library, now=self._now)
        return True

    def _grading(self, customer_id: int, reason: str, grades: Mapping[str, str]) -> list[dict[str, Any]]:
        how = {"customer_id": customer_id, "at": self._now, "how": "import", "reason": reason}
        return [{**how, "scheme": scheme, "tier": tier} for scheme, tier in grades.items()]


def due_words(language: Language) -> str:
    """What is due on a day that a sheet gave."""
    return NAMES["next_contact"].in_(language)


def written(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as JSON."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in columns.items()}


def read_back(columns: Mapping[str, Any], names: Collection[str] = ("last_touch_at", "updated_at")) -> dict[str, Any]:
    """``columns`` that were ``written``."""
    return {
        name: datetime.fromisoformat(value) if value and name in names else value for name, value in columns.items()
    }
