"""Queries about what a rep was asked to write next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, select

from bot.store.desk_tables import Prompt
from bot.store.upsert import insert

PROMPTS = cast(Table, Prompt.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


def ask(connection: Connection, *, person_id: int, what: str, about: Mapping[str, Any], now: datetime) -> None:
    """From now on the rep's next text answers this, and nothing asked before."""
    values = {"what": what, "about": dict(about), "at": now}
    statement = insert(PROMPTS).values(person_id=person_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=values))


def asked(connection: Connection, *, person_id: int, since: datetime) -> Row[Any] | None:
    """What the rep was asked, if that was since then."""
    return connection.execute(
        select(PROMPTS).where(PROMPTS.c.person_id == person_id, PROMPTS.c.at >= since)
    ).one_or_none()


def withdraw(connection: Connection, *, person_id: int) -> None:
    """It was answered, or is of no interest any more."""
    connection.execute(delete(PROMPTS).where(PROMPTS.c.person_id == person_id))


def prune(connection: Connection, *, before: datetime) -> int:
    """What was asked before then is not waited for any more; how many."""
    return connection.execute(delete(PROMPTS).where(PROMPTS.c.at < before)).rowcount
