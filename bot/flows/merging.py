"""Two customers who are one: everything of the one goes to the other. It can be taken back."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.book.phones import national
from bot.core.book.writing import Writing
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_in
from bot.flows.editing import LONGEST_NOTES, Edited, unedit
from bot.flows.erasing import gone, unerase
from bot.flows.following import CLOCKS, replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.setting_aside import SetAside, as_open, bring_back, rewind, set_aside
from bot.flows.stored_customers import terms_of
from bot.store import customers, follow_ups, histories
from bot.store.customers import CustomerRow
from bot.store.database import Connection

Values = Mapping[str, Any]

_MOMENTS = ("last_touch_at", "created_at")
"""Columns of a merged customer that are moments: ISO in what is kept for taking it back."""


async def merge(services: Services, sender: Sender, keep_id: int, other_id: int) -> Edited | None:
    """The other customer becomes part of this one; None when one of them is not in this book, or both are the same."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> int | None:
        owned = partial(customers.owned, connection, person_id=sender.person_id)
        keep, other = owned(customer_id=keep_id), owned(customer_id=other_id)
        if keep is None or other is None or keep_id == other_id:
            return None
        waiting = as_open(follow_ups.open_of(connection, customer_id=keep_id))
        moved, aside = _move(connection, sender, keep, other)
        after = merged(keep._asdict(), other._asdict())
        before = {name: _told(getattr(keep, name)) for name in after}
        terms = terms_of(engine.writing, {**keep._asdict(), **after})
        customers.change(connection, customer_id=keep_id, values={**after, "updated_at": sender.now}, terms=terms)
        kept: dict[str, Any] = {"into": keep_id, "columns": before, "moved": moved, "ended": aside, "waiting": waiting}
        kept["after"] = {name: _told(value) for name, value in after.items()}
        undo = gone(connection, sender, other_id, what="merge", before=kept)
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        replan(connection, customer_id=keep_id, desk=desk, library=engine.library, now=sender.now)
        return undo

    def work(connection: Connection) -> Edited | None:
        undo = once(connection, sender, "merge", partial(apply, connection))
        card: CustomerCard | None = card_in(
            connection, engine=engine, profile=profile, sender=sender, customer_id=keep_id
        )
        return Edited(card, undo) if card and undo else None

    return await services.database.write(work)


def merged(keep: Values, other: Values) -> dict[str, Any]:
    """The columns of one customer made of two: what the first lacks comes from the other, what differs is noted."""
    filled = {name: keep[name] or other[name] for name in ("phone", "trade", "pack", "birthday", "description")}
    later = max((keep, other), key=lambda one: one["last_touch_at"].timestamp() if one["last_touch_at"] else 0.0)
    newer = other if other["types"] and (not keep["types"] or other["created_at"] > keep["created_at"]) else keep
    aside = [other["name"]] if other["name"] != keep["name"] else []
    aside += [national(other["phone"])] if other["phone"] and keep["phone"] not in (None, other["phone"]) else []
    notes = dict.fromkeys(note for note in (keep["notes"], other["notes"], " ".join(aside)) if note)
    return {
        **filled,
        "tags": list(dict.fromkeys([*keep["tags"], *other["tags"]])),
        "notes": "\n".join(notes)[:LONGEST_NOTES],
        "types": newer["types"],
        "description": newer["description"] or filled["description"],
        "stage": newer["stage"],
        "grades": {**other["grades"], **keep["grades"]},
        "last_touch_at": later["last_touch_at"],
        "outcome": later["outcome"],
        "created_at": min(keep["created_at"], other["created_at"]),
    }


def unmerge(connection: Connection, row: CustomerRow, before: Values, now: datetime, writing: Writing) -> None:
    """The other gets back what was theirs; of the one, whatever is still as the merging left it is as it was before.

    ``replan`` has to follow for both.
    """
    histories.hand_over(connection, belongings=before["moved"], to=row.id)
    bring_back(connection, before["ended"])
    one = customers.owned(connection, customer_id=before["into"], person_id=row.person_id, erased=True)
    if one is not None:
        rewind(connection, one.id, before["waiting"], now)
        current, then = one._asdict(), before["after"]
        untouched = {
            name: _read(name, value)
            for name, value in before["columns"].items()
            if current[name] == _read(name, then[name])
        }
        unedit(connection, one, untouched, now, writing)
    unerase(connection, row, before, now, writing)


def _told(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _read(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name in _MOMENTS else value


def _move(
    connection: Connection, sender: Sender, keep: CustomerRow, other: CustomerRow
) -> tuple[dict[str, list[int]], SetAside]:
    """Everything that hangs on the other hangs on this one; what runs by itself ends. What was moved, what ended."""
    waiting = follow_ups.open_of(connection, customer_id=other.id)
    here = {row.why for row in follow_ups.open_of(connection, customer_id=keep.id)}
    running = [row for row in waiting if row.why in (*CLOCKS, "birthday") or row.why in here - {"promise"}]
    aside = set_aside(connection, running, how="replaced", now=sender.now)
    moved = histories.belongings(connection, customer_id=other.id)
    histories.hand_over(connection, belongings=moved, to=keep.id)
    return moved, aside
