"""A file of customers or purchases is shown before anything is done with it.

It stays at Telegram: whoever calls brings its bytes each time.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import desk_of
from bot.flows.drafting import Drafting
from bot.flows.importing_customers import Known
from bot.flows.importing_purchases import strangers
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_imports import Stored, columns_of, stored_import
from bot.flows.understood_sheets import Kind, Understood, understand
from bot.sheets.rows import BadRow
from bot.store import imports
from bot.store.database import Connection

LONGEST_NAME = 128
"""Characters of a file's name that are kept."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. ``known`` rows are of customers in the book; ``bad`` ones are left out.

    ``strangers`` counts purchases of nobody known; ``before`` is when the very same file was imported.
    """

    language: Language
    stored: Stored
    sheet: Understood
    known: int
    strangers: int
    bad: tuple[BadRow, ...]
    before: date | None

    @property
    def rows(self) -> int:
        """How many rows would be taken in."""
        return len(self.sheet.good) - (0 if self.stored.adds else self.strangers)


async def offer(
    services: Services, sender: Sender, file_id: str, name: str, data: bytes, kind: Kind | None = None
) -> Preview:
    """Somebody sent a file (of this ``kind``): what it would do, and an import to agree to. Raises SheetError."""
    today = (await desk_of(services, sender)).hours.local(sender.now).date()
    sheet = await asyncio.to_thread(partial(understand, kind=kind), data, name, today)
    values = {
        "person_id": sender.person_id, "at": sender.now, "kind": sheet.kind, "state": "shown", "file_id": file_id,
        "file_name": name[:LONGEST_NAME], "columns": columns_of(sheet.columns.fields, adds=False),
        "counts": {"print": sheet.print},
    }  # fmt: skip

    def work(connection: Connection) -> Stored:
        number = once(connection, sender, "import", partial(imports.add, connection, values=values))
        row = imports.owned(connection, import_id=number, person_id=sender.person_id)
        assert row is not None  # noqa: S101  # nobody else can have taken it away within the update that wrote it
        return stored_import(row)

    return await _weighed(services, sender, await services.database.write(work), sheet)


async def of(services: Services, sender: Sender, import_id: int) -> Stored | None:
    """The import, if it is this person's and not forgotten."""
    row = await services.database.read(partial(imports.owned, import_id=import_id, person_id=sender.person_id))
    return stored_import(row) if row is not None else None


async def preview(services: Services, sender: Sender, stored: Stored, data: bytes) -> Preview:
    """What a stored import would do with its file. Raises SheetError."""
    return await _weighed(services, sender, stored, await understood(services, sender, stored, data))


async def understood(services: Services, sender: Sender, stored: Stored, data: bytes) -> Understood:
    """A stored import's file, its columns meant as they are stored. Raises SheetError."""
    desk = await desk_of(services, sender)
    read = partial(understand, kind=stored.kind, fields=stored.fields)
    return await asyncio.to_thread(read, data, stored.name, desk.hours.local(stored.at).date())


async def change(
    services: Services, sender: Sender, import_id: int, change: Callable[[Stored], Stored]
) -> Stored | None:
    """Have it meant otherwise, dropped or shown again; nothing changes once it was taken in. None: it is no more."""

    def work(connection: Connection) -> Stored | None:
        row = imports.owned(connection, import_id=import_id, person_id=sender.person_id)
        before = stored_import(row) if row is not None else None
        if before is None or before.state not in {"shown", "dropped", "undone"}:
            return before
        after = change(before)
        values = {"kind": after.kind, "state": after.state, "columns": columns_of(after.fields, adds=after.adds)}
        imports.change(connection, import_id=import_id, values=values)
        return after

    return await services.database.write(work)


def dropped(stored: Stored) -> Stored:
    """Nothing is to be done with it."""
    return replace(stored, state="dropped")


async def drafting_of(services: Services, sender: Sender, stored: Stored) -> Drafting:
    """What makes customers of its rows."""
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)
    return Drafting(services.library.engine, desk, sender.person_id, profile.pack, stored.id, stored.at)


async def _weighed(services: Services, sender: Sender, stored: Stored, sheet: Understood) -> Preview:
    drafting = await drafting_of(services, sender, stored)
    language = (await profile_of(services, sender)).language
    drafts = await asyncio.to_thread(lambda: [drafting.customer(row) for row in sheet.customers])

    def look(connection: Connection) -> Preview:
        known = Known(connection, sender.person_id, drafts, stored.id)
        unknown = strangers(connection, drafting, sheet.purchases)
        same = [
            row.at
            for row in imports.taken_in(connection, person_id=sender.person_id)
            if row.counts.get("print") == sheet.print and row.id != stored.id
        ]
        bad = sheet.bad if stored.adds else tuple(sorted((*sheet.bad, *unknown), key=lambda one: one.line))
        met = sum(known.of(draft) is not None for draft in drafts)
        before = drafting.desk.hours.local(same[0]).date() if same else None
        return Preview(language, stored, sheet, met, len(unknown), bad, before)

    return await services.database.read(look)
