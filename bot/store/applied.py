"""What an update did to the database is done once, however often the update is processed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, insert, select

from bot.store.desk_tables import Applied

APPLIED = cast(Table, Applied.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


def once(
    connection: Connection, *, person_id: int, update_id: int, place: str, now: datetime, work: Callable[[], Any]
) -> Any:
    """Do ``work`` and remember what came of it (JSON); when this update did it before, only tell what came of it.

    ``place`` tells apart what one update does in several transactions, 16 characters at most.
    """
    key = {"person_id": person_id, "update_id": update_id, "place": place}
    found = connection.execute(
        select(APPLIED.c.result).where(*(APPLIED.c[name] == value for name, value in key.items()))
    ).one_or_none()
    if found is not None:
        return found.result
    result = work()
    connection.execute(insert(APPLIED), {**key, "result": result, "at": now})
    return result


def found(connection: Connection, *, person_id: int, update_id: int, place: str) -> Any:
    """What came of this part of an update; None when it was not done yet, or nothing came of it."""
    key = APPLIED.c.person_id == person_id, APPLIED.c.update_id == update_id, APPLIED.c.place == place
    return connection.execute(select(APPLIED.c.result).where(*key)).scalar_one_or_none()


def lately(connection: Connection, *, person_id: int, place: str, since: datetime) -> list[Any]:
    """What came of this person's updates in that place since then, latest first."""
    theirs = APPLIED.c.person_id == person_id, APPLIED.c.place == place, APPLIED.c.at >= since
    latest = APPLIED.c.at.desc(), APPLIED.c.update_id.desc()
    return list(connection.execute(select(APPLIED.c.result).where(*theirs).order_by(*latest)).scalars())


def prune(connection: Connection, *, before: datetime) -> int:
    """Forget what was applied before then; how many rows."""
    return connection.execute(delete(APPLIED).where(APPLIED.c.at < before)).rowcount
