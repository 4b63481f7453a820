"""Contacts that are logged: corrected, added to, taken back, looked through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.book.contact import Contact, noted
from bot.core.book.history import Outcome, Touched
from bot.core.book.writing import Writing
from bot.core.engine import Engine
from bot.flows.applying import once
from bot.flows.book import card_in
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import promise, replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.setting_aside import bring_back
from bot.flows.stored_customers import touched_of
from bot.flows.touching import Logged, outcome_changes
from bot.store import customers, follow_ups, touches, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.people import Profile
from bot.store.touches import TouchRow

A_PAGE = 6
"""Contacts on a page of them."""


@dataclass(frozen=True, slots=True)
class TouchPage:
    """Contacts with a customer, latest first; ``page`` counts from 0."""

    name: str
    touches: tuple[Touched, ...]
    page: int
    pages: int
    count: int


async def amend(services: Services, sender: Sender, touch_id: int, outcome: Outcome) -> Logged | None:
    """It went otherwise than was logged. None: it was taken back, or is not this person's."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> Logged | None:
        def apply() -> None:
            found = _found(connection, touch_id, sender)
            if found:
                _amend(connection, *found, outcome)

        once(connection, sender, "amend", apply)
        return _shown(connection, touch_id, engine, profile, sender)

    return await services.database.write(work)


async def shown(services: Services, sender: Sender, touch_id: int) -> Logged | None:
    """A contact as it is logged; None as above."""
    profile, engine = await profile_of(services, sender), services.library.engine
    return await services.database.write(lambda connection: _shown(connection, touch_id, engine, profile, sender))


async def add_note(services: Services, sender: Sender, touch_id: int, text: str) -> Logged | None:
    """What the rep writes about a contact; a date in it is a promise. None as above."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> Logged | None:
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)

        note = noted(text, desk.hours.local(sender.now))

        def apply() -> int | None:
            found = _found(connection, touch_id, sender)
            return _note(connection, *found, note, desk, engine, sender.now) if found else None

        opened = once(connection, sender, "note", apply)
        shown = _shown(connection, touch_id, engine, profile, sender)
        return replace(shown, promise=opened, promised=note.promised) if shown else None

    return await services.database.write(work)


async def page(services: Services, sender: Sender, customer_id: int, number: int) -> TouchPage | None:
    """A page of what happened with a customer; past the end, the last. None when there is no such customer."""

    def look(connection: Connection) -> TouchPage | None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if row is None:
            return None
        count = touches.count(connection, customer_id=customer_id)
        pages = max(1, -(-count // A_PAGE))
        at = max(0, min(number, pages - 1))
        rows = touches.of(connection, customer_id=customer_id, most=A_PAGE, offset=at * A_PAGE)
        return TouchPage(row.name, tuple(map(touched_of, rows)), at, pages, count)

    return await services.database.read(look)


async def file_of(services: Services, sender: Sender, touch_id: int) -> tuple[str, str] | None:
    """The kind of the file kept with a contact, and Telegram's id for it."""
    row = await services.database.read(partial(touches.in_book, touch_id=touch_id, person_id=sender.person_id))
    return (row.file_kind, row.file_id) if row is not None and row.file_id else None


def untouch(connection: Connection, row: CustomerRow, before: Mapping[str, Any], now: datetime, _: Writing) -> None:
    """A contact was logged by mistake: all is as it was. If more was logged since, only this one goes."""
    touches.remove(connection, touch_id=before["touch"])
    follow_ups.end(connection, follow_up_ids=before["opened"], how="replaced", now=now)
    latest = next(iter(touches.of(connection, customer_id=row.id, most=1)), None)
    if latest is not None and latest.id > before["touch"]:
        return
    columns, moment = before["columns"], before["columns"]["last_touch_at"]
    values = {**columns, "last_touch_at": datetime.fromisoformat(moment) if moment else None}
    customers.change(connection, customer_id=row.id, values=values)
    _reopen(connection, row, before["ended"], now)


def _reopen(connection: Connection, row: CustomerRow, ended: list[tuple[int, str, str | None]], now: datetime) -> None:
    """Of all but promises there is one at most, so one that began since gives way."""
    again = {why for _, why, _ in ended} - {"promise"}
    waiting = follow_ups.open_of(connection, customer_id=row.id)
    follow_ups.end(connection, follow_up_ids=[one.id for one in waiting if one.why in again], how="replaced", now=now)
    bring_back(connection, [(number, tell_at) for number, _, tell_at in ended])


def _found(connection: Connection, touch_id: int, sender: Sender) -> tuple[CustomerRow, TouchRow] | None:
    touch = touches.owned(connection, touch_id=touch_id, person_id=sender.person_id)
    if touch is None:
        return None
    row = customers.owned(connection, customer_id=touch.customer_id, person_id=sender.person_id)
    return (row, touch) if row is not None else None


def _amend(connection: Connection, row: CustomerRow, touch: TouchRow, outcome: Outcome) -> None:
    touches.change(connection, touch_id=touch.id, values={"outcome": outcome})
    changes = outcome_changes(row, outcome, touch.at)
    if changes and touch.outcome == "won" != outcome:
        changes["stage"] = touch.stage
    if changes:
        customers.change(connection, customer_id=row.id, values=changes)


def _note(
    connection: Connection, row: CustomerRow, touch: TouchRow, note: Contact, desk: RepDesk, engine: Engine,
    now: datetime,
) -> int | None:  # fmt: skip
    touches.change(connection, touch_id=touch.id, values={"text": f"{touch.text}\n{note.text}".strip()})
    said = note.promised
    if said is None:
        return None
    opened = promise(
        connection, customer=row, words=said.words, day=said.on, at=said.at, kind=said.kind, desk=desk, now=now
    )
    replan(connection, customer_id=row.id, desk=desk, library=engine.library, now=now)
    undo = undos.latest(connection, customer_id=row.id, what="touch")
    if undo is not None and undo.before["touch"] == touch.id:
        before = {**undo.before, "opened": [*undo.before["opened"], opened]}
        undos.change(connection, undo_id=undo.id, before=before)
    return opened


def _shown(connection: Connection, touch_id: int, engine: Engine, profile: Profile, sender: Sender) -> Logged | None:
    touch = touches.owned(connection, touch_id=touch_id, person_id=sender.person_id)
    if touch is None:
        return None
    card = card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=touch.customer_id)
    undo = undos.latest(connection, customer_id=touch.customer_id, what="touch")
    back = undo.id if undo is not None and undo.before["touch"] == touch_id else None
    return Logged(card, touched_of(touch), back) if card else None
