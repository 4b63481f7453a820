"""From a stored import to what it is about, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from bot.flows.understood_sheets import Kind
from bot.sheets.fields import Field
from bot.store import imports
from bot.store.database import Connection
from bot.store.imports import ImportRow


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was sent. ``state``: shown, running, done, undoing, undone or dropped; ``counts``: what came of it.

    ``fields`` are the meanings of its columns; with ``adds``, buyers whom the book does not know are kept. Everything
    that it changes is stamped with ``at``.
    """

    id: int
    kind: Kind
    state: str
    name: str
    file_id: str
    fields: tuple[Field | None, ...]
    adds: bool
    at: datetime
    counts: Mapping[str, Any]

    def count(self, name: str) -> int:
        """One of its counts; 0 where it has none."""
        return int(self.counts.get(name, 0))


def stored_import(row: ImportRow) -> Stored:
    """The import of a row."""
    fields = tuple(cast(Field | None, field) for field in row.columns["fields"])
    adds = bool(row.columns.get("adds"))
    return Stored(
        row.id, cast(Kind, row.kind), row.state, row.file_name, row.file_id or "", fields, adds, row.at, row.counts
    )


def columns_of(fields: tuple[Field | None, ...], *, adds: bool) -> dict[str, Any]:
    """What is kept of how its columns are meant."""
    return {"fields": list(fields), "adds": adds}


def come_to(connection: Connection, stored: Stored, state: str, counts: Mapping[str, Any]) -> Stored:
    """The import in another state, and stored so."""
    imports.change(connection, import_id=stored.id, values={"state": state, "counts": dict(counts)})
    return replace(stored, state=state, counts=counts)
