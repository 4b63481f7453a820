"""Queries about people."""

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from bot.core.text import Language
from bot.store.tables import Person

PEOPLE = cast(Table, Person.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

_LANGUAGE = select(PEOPLE.c.chosen_language, PEOPLE.c.language).where(PEOPLE.c.id == bindparam("id"))


def meet(connection: Connection, *, person_id: int, language: Language, now: datetime) -> Language:
    """The language this person wants; someone new is written down with the ``language`` of their app."""
    row = connection.execute(_LANGUAGE, {"id": person_id}).one_or_none()
    if row is None:
        connection.execute(insert(PEOPLE), {"id": person_id, "language": language, "joined_at": now})
        return language
    if row.language != language and row.chosen_language is None:
        connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(language=language))
        return language
    return cast(Language, row.chosen_language or row.language)


def choose_language(connection: Connection, *, person_id: int, language: Language) -> None:
    """From now on this person is spoken to in ``language``, whatever their app says."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(chosen_language=language))


def forget(connection: Connection, *, person_id: int) -> None:
    """Erase a person and everything that hangs on them."""
    connection.execute(delete(PEOPLE).where(PEOPLE.c.id == person_id))
