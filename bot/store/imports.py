"""Queries about imports: a file that was shown, taken in or taken back, and what it changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from bot.store.book_tables import Purchase
from bot.store.desk_tables import Import, ImportChange

IMPORTS = cast(Table, Import.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
CHANGES = cast(Table, ImportChange.__table__)  # type: ignore[attr-defined]  # as above
PURCHASES = cast(Table, Purchase.__table__)  # type: ignore[attr-defined]  # as above

ImportRow = Row[Any]
"""A row with the columns of ``Import``."""


def add(connection: Connection, *, values: Mapping[str, Any]) -> int:
    """A file was shown to its sender; its id."""
    return cast(int, connection.execute(insert(IMPORTS).values(**values).returning(IMPORTS.c.id)).scalar_one())


def owned(connection: Connection, *, import_id: int, person_id: int) -> ImportRow | None:
    """The import, if it is this person's."""
    statement = select(IMPORTS).where(IMPORTS.c.id == import_id, IMPORTS.c.person_id == person_id)
    return connection.execute(statement).one_or_none()


def change(connection: Connection, *, import_id: int, values: Mapping[str, Any]) -> None:
    """Change columns of an import."""
    connection.execute(update(IMPORTS).where(IMPORTS.c.id == import_id).values(**values))


def taken_in(connection: Connection, *, person_id: int) -> list[ImportRow]:
    """What this person has imported and not taken back, latest first."""
    statement = select(IMPORTS).where(IMPORTS.c.person_id == person_id, IMPORTS.c.state == "done")
    return list(connection.execute(statement.order_by(IMPORTS.c.at.desc(), IMPORTS.c.id.desc())))


def note(connection: Connection, *, values: Sequence[Mapping[str, Any]]) -> None:
    """Remember what an import changed: ``import_id``, ``customer_id``, ``before``."""
    if values:
        connection.execute(insert(CHANGES), list(values))


def changes(connection: Connection, *, import_id: int, most: int) -> list[Row[Any]]:
    """Some of what an import changed and has not taken back: rows of ``ImportChange``."""
    statement = select(CHANGES).where(CHANGES.c.import_id == import_id)
    return list(connection.execute(statement.order_by(CHANGES.c.customer_id).limit(most)))


def forget(connection: Connection, *, import_id: int, customer_ids: Sequence[int]) -> None:
    """These changes were taken back, or can't be any more."""
    mine = CHANGES.c.import_id == import_id
    connection.execute(delete(CHANGES).where(mine, CHANGES.c.customer_id.in_(customer_ids)))


def take_back_purchases(connection: Connection, *, import_id: int) -> int:
    """Erase the purchases of an import; how many."""
    return connection.execute(delete(PURCHASES).where(PURCHASES.c.import_id == import_id)).rowcount


def prune(connection: Connection, *, before: datetime) -> int:
    """Forget imports of before then, where their files lie, and what they changed; how many."""
    return connection.execute(delete(IMPORTS).where(IMPORTS.c.at < before)).rowcount
