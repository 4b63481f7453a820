"""Queries about people."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from bot.core.text import Language
from bot.store.tables import Person

PEOPLE = cast(Table, Person.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it

_PERSON = select(PEOPLE.c.chosen_language, PEOPLE.c.language, PEOPLE.c.pack).where(PEOPLE.c.id == bindparam("id"))


class Profile(NamedTuple):
    """How someone wants to be served: their language, and the id of their trade's pack, empty when none is chosen."""

    language: Language
    pack: str = ""


def meet(connection: Connection, *, person_id: int, language: Language, now: datetime) -> Profile:
    """The profile of this person; someone new is written down with the ``language`` of their app."""
    row = connection.execute(_PERSON, {"id": person_id}).one_or_none()
    if row is None:
        connection.execute(insert(PEOPLE), {"id": person_id, "language": language, "joined_at": now})
        return Profile(language)
    pack = row.pack or ""
    if row.language != language and row.chosen_language is None:
        connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(language=language))
        return Profile(language, pack)
    return Profile(cast(Language, row.chosen_language or row.language), pack)


def spoken_by(connection: Connection, *, person_id: int) -> Language | None:
    """The language of somebody who has written to the bot; None for anybody else."""
    row = connection.execute(_PERSON, {"id": person_id}).one_or_none()
    return cast(Language, row.chosen_language or row.language) if row is not None else None


def known(connection: Connection, *, person_ids: Collection[int]) -> dict[int, Profile]:
    """The profiles of those who are written down."""
    columns = PEOPLE.c.id, PEOPLE.c.chosen_language, PEOPLE.c.language, PEOPLE.c.pack
    rows = connection.execute(select(*columns).where(PEOPLE.c.id.in_(person_ids)))
    return {row.id: Profile(cast(Language, row.chosen_language or row.language), row.pack or "") for row in rows}


def choose_language(connection: Connection, *, person_id: int, language: Language) -> None:
    """From now on this person is spoken to in ``language``, whatever their app says."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(chosen_language=language))


def choose_pack(connection: Connection, *, person_id: int, pack: str | None) -> None:
    """From now on this person works in this trade (None: in no particular one)."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(pack=pack))


def forget(connection: Connection, *, person_id: int) -> None:
    """Erase a person and everything that hangs on them."""
    connection.execute(delete(PEOPLE).where(PEOPLE.c.id == person_id))
