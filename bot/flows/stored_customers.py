"""From stored rows to the customer they tell of, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from bot.core.book.customer import Birthday, Customer, Next
from bot.core.book.history import Channel, FollowUp, Judged, Outcome, Regraded, Touched, Why
from bot.core.book.names import search_terms, sort_key
from bot.core.book.writing import Writing
from bot.core.coaching import DEFAULT_STAGE
from bot.core.rhythm.hours import Hours
from bot.store.customers import CustomerRow
from bot.store.follow_ups import FollowUpRow
from bot.store.touches import TouchRow

LONGEST_NAME = 64
"""Characters of a name that are kept."""


def customer_of(row: CustomerRow, waiting: list[FollowUpRow], hours: Hours) -> Customer:
    """The customer of a row, due with the soonest of what is ``waiting``."""
    soonest = waiting[0] if waiting else None
    return Customer(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        phone=row.phone or "",
        trade=row.trade,
        pack=row.pack or "",
        tags=tuple(row.tags),
        notes=row.notes,
        birthday=Birthday(*row.birthday) if row.birthday else None,
        stage=row.stage,
        description=row.description,
        types=tuple((kind, confidence) for kind, confidence in row.types),
        grades=row.grades,
        last_touch=row.last_touch_at,
        outcome=row.outcome,
        next=Next(soonest.day, soonest.at_time, hours.moment(soonest.day, soonest.at_time), soonest.why, soonest.words)
        if soonest
        else None,
    )


def follow_up_of(row: FollowUpRow) -> FollowUp:
    """The follow-up of a row."""
    return FollowUp(row.id, cast(Why, row.why), row.words, row.day, row.at_time, row.asks, row.moved)


def touched_of(row: TouchRow) -> Touched:
    """The touch of a row."""
    channel, outcome = cast(Channel, row.channel), cast(Outcome | None, row.outcome)
    return Touched(row.id, row.at, channel, outcome, row.reached, row.text, row.stage, row.file_kind or "")


def judged_of(row: Any) -> Judged:
    """What a customer was taken for, of a row."""
    return Judged(row.at, row.stage, row.text, tuple((kind, confidence) for kind, confidence in row.types))


def regraded_of(row: Any) -> Regraded:
    """The change of grade of a row."""
    return Regraded(row.at, row.scheme, row.tier, row.how, row.reason)


def terms_of(writing: Writing, values: Mapping[str, Any]) -> set[str]:
    """What a customer with these columns is found by."""
    return search_terms(
        writing,
        name=values["name"],
        phone=values["phone"] or "",
        tags=values["tags"],
        types=[kind for kind, _ in values["types"]],
        grades=values["grades"].items(),
        trade=values["trade"],
    )


def fresh(writing: Writing, name: str, *, person_id: int, pack: str, now: datetime) -> dict[str, Any]:
    """The columns of a new customer of whom only the name is known. ``pack`` is empty for no trade."""
    return {
        **named(writing, name), "person_id": person_id, "pack": pack or None, "phone": None, "trade": "", "tags": [],
        "notes": "", "birthday": None, "stage": DEFAULT_STAGE, "description": "", "types": [], "grades": {}, "rank": 99,
        "last_touch_at": None, "outcome": None, "created_at": now, "updated_at": now,
    }  # fmt: skip


def named(writing: Writing, name: str) -> dict[str, str]:
    """The columns of a name: as written, and as it sorts."""
    return {"name": name[:LONGEST_NAME], "sort_name": " ".join(sort_key(writing.fold(name)))[:LONGEST_NAME]}
