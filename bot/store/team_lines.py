"""Queries about the lines of teams and the texts they had."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2s
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import Connection, Row, Table, bindparam, case, delete, func, insert, select, update

from bot.store.people import PEOPLE
from bot.store.prepared import Prepared
from bot.store.team_tables import TeamLine, TeamLineVersion
from bot.store.teams import MEMBERS, TEAMS

LINES = cast(Table, TeamLine.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
VERSIONS = cast(Table, TeamLineVersion.__table__)  # type: ignore[attr-defined]  # as above

LineRow = Row[Any]
"""A row with the columns of ``TeamLine``."""

MOST_LIVE: Final = 500
"""Lines of a team that are found and advised: the newest."""

_CHOSEN_FIRST = case((TEAMS.c.id == PEOPLE.c.team_id, 0), else_=1)
_SHELF = Prepared(
    select(TEAMS.c.id, TEAMS.c.lines_version)
    .select_from(MEMBERS.join(TEAMS, TEAMS.c.id == MEMBERS.c.team_id).join(PEOPLE, PEOPLE.c.id == MEMBERS.c.person_id))
    .where(MEMBERS.c.person_id == bindparam("who"), MEMBERS.c.left_at.is_(None), TEAMS.c.closed_at.is_(None))
    .order_by(_CHOSEN_FIRST, MEMBERS.c.joined_at, TEAMS.c.id)
)


_TOLD = [LINES.c[name] for name in ("id", "language", "text", "type_id", "stage", "objection")]
"""What a version is of."""


class Shelf(NamedTuple):
    """The lines that somebody is served: of the team they work in, at this version."""

    team_id: int
    version: str


def shelf_of(connection: Connection, *, person_id: int) -> Shelf | None:
    """Where somebody's team lines stand; None when they are in no team, or it never had any. Asked for each answer."""
    found = _SHELF.run(connection, {"who": person_id})
    return Shelf(*found) if found and found[1] else None


def live(connection: Connection, *, team_id: int, language: str) -> list[LineRow]:
    """The lines of a team that are live in this language, newest first."""
    theirs = LINES.c.team_id == team_id, LINES.c.state == "live", LINES.c.language == language
    return list(connection.execute(select(LINES).where(*theirs).order_by(LINES.c.id.desc()).limit(MOST_LIVE)))


def changed(connection: Connection, *, team_id: int) -> None:
    """What is live in a team was changed: its version follows from all of it.

    Who changes it at the same time waits, or neither would have seen the other's.
    """
    this = TEAMS.c.id == team_id
    connection.execute(select(TEAMS.c.id).where(this).with_for_update())
    theirs = LINES.c.team_id == team_id, LINES.c.state == "live"
    every = connection.execute(select(*_TOLD).where(*theirs).order_by(LINES.c.id))
    told = json.dumps([list(row) for row in every], ensure_ascii=False).encode()
    version = blake2s(told, digest_size=16).hexdigest()
    connection.execute(update(TEAMS).where(this).values(lines_version=version))


def add(connection: Connection, *, values: Mapping[str, Any]) -> int:
    """A new line with its first version; its id."""
    statement = insert(LINES).values(**values, version=1).returning(LINES.c.id)
    number = cast(int, connection.execute(statement).scalar_one())
    _write_version(connection, number, 1, values["text"], by=values["author_id"], now=values["created_at"])
    return number


def of(connection: Connection, *, line_id: int) -> LineRow | None:
    """A line, whatever became of it."""
    return connection.execute(select(LINES).where(LINES.c.id == line_id)).one_or_none()


def change(connection: Connection, *, line_id: int, values: Mapping[str, Any]) -> None:
    """Change a line."""
    connection.execute(update(LINES).where(LINES.c.id == line_id).values(**values))


def remove(connection: Connection, *, line_id: int) -> None:
    """A line with its versions is no more."""
    connection.execute(delete(LINES).where(LINES.c.id == line_id))


def drafts(connection: Connection, *, team_id: int, author_id: int) -> list[LineRow]:
    """What somebody has begun to write for a team and not put forward."""
    theirs = LINES.c.team_id == team_id, LINES.c.state == "draft", LINES.c.author_id == author_id
    return list(connection.execute(select(LINES).where(*theirs)))


def page(
    connection: Connection, *, team_id: int, states: Sequence[str], author_id: int | None, start: int, most: int
) -> list[LineRow]:
    """Lines in these states, those changed last first; of one author, or of all."""
    statement = select(LINES).where(LINES.c.team_id == team_id, LINES.c.state.in_(states), *_by(author_id))
    statement = statement.order_by(LINES.c.updated_at.desc(), LINES.c.id.desc())
    return list(connection.execute(statement.offset(start).limit(most)))


def counts(connection: Connection, *, team_id: int, author_id: int | None = None) -> dict[str, int]:
    """State → how many lines of a team; of one author, or of all."""
    statement = select(LINES.c.state, func.count().label("number")).where(LINES.c.team_id == team_id, *_by(author_id))
    return {row.state: row.number for row in connection.execute(statement.group_by(LINES.c.state))}


def write_version(connection: Connection, *, line_id: int, text: str, by: int, now: datetime) -> int:
    """A new text for a line, beside those it had; its number. It is not on show by that."""
    latest = select(func.max(VERSIONS.c.version)).where(VERSIONS.c.line_id == line_id)
    number = int(connection.execute(latest).scalar_one()) + 1
    _write_version(connection, line_id, number, text, by=by, now=now)
    return number


def reword(connection: Connection, *, line_id: int, text: str) -> None:
    """The first text of a draft is another: nobody has seen it."""
    connection.execute(update(VERSIONS).where(VERSIONS.c.line_id == line_id).values(text=text))


def version(connection: Connection, *, line_id: int, number: int) -> Row[Any] | None:
    """A text that a line had."""
    this = VERSIONS.c.line_id == line_id, VERSIONS.c.version == number
    return connection.execute(select(VERSIONS).where(*this)).one_or_none()


def versions(connection: Connection, *, line_id: int, start: int, most: int) -> list[Row[Any]]:
    """The texts of a line, newest first."""
    statement = select(VERSIONS).where(VERSIONS.c.line_id == line_id).order_by(VERSIONS.c.version.desc())
    return list(connection.execute(statement.offset(start).limit(most)))


def forget(connection: Connection, *, person_id: int) -> None:
    """Erase what somebody wrote and no team has taken up; what it has is nobody's any more."""
    unread = LINES.c.state.in_(("draft", "proposed", "declined"))
    connection.execute(delete(LINES).where(LINES.c.author_id == person_id, unread))
    connection.execute(update(LINES).where(LINES.c.author_id == person_id).values(author_id=0))
    connection.execute(update(LINES).where(LINES.c.reviewed_by == person_id).values(reviewed_by=None))
    connection.execute(update(VERSIONS).where(VERSIONS.c.by_id == person_id).values(by_id=0))


def _write_version(connection: Connection, line_id: int, number: int, text: str, *, by: int, now: datetime) -> None:
    values = {"line_id": line_id, "version": number, "text": text, "by_id": by, "at": now}
    connection.execute(insert(VERSIONS).values(**values))


def _by(author_id: int | None) -> tuple[Any, ...]:
    return () if author_id is None else (LINES.c.author_id == author_id,)
