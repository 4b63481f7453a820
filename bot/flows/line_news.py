"""Who hears of a suggested line: leads that there is one, its author what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.core.rhythm.telling import tell_at
from bot.core.text import Language
from bot.flows.desks import desk_from
from bot.flows.services import Sender
from bot.store import desks, outbox, people, teams
from bot.store.database import Connection
from bot.store.team_lines import LineRow


@dataclass(frozen=True, slots=True)
class LineNews:
    """``kind`` of news about a line; ``name`` is its author's for a lead, ``word`` a lead's for its author."""

    kind: Literal["suggested", "published", "declined"]
    language: Language
    line: int
    text: str
    name: str = ""
    word: str = ""


Tell = Callable[[LineNews], Mapping[str, Any]]
"""Makes the Bot API's method and parameters of news."""


def tell_leads(connection: Connection, sender: Sender, row: LineRow, tell: Tell) -> None:
    """Every lead of the team hears that the sender suggests this line."""
    name = teams.names(connection, team_id=row.team_id, person_ids=[row.author_id]).get(row.author_id, "")
    for lead, language in _leads(connection, row).items():
        if lead != sender.person_id:
            news = LineNews("suggested", language, row.id, row.text, name)
            _put(connection, _key(row, lead), lead, tell(news), sender.now)


def untell_leads(connection: Connection, sender: Sender, row: LineRow) -> None:
    """It wants no decision any more: who was not told yet is not."""
    keys = [_key(row, lead) for lead in _leads(connection, row)]
    outbox.cancel(connection, keys=keys, now=sender.now)


def tell_author(
    connection: Connection,
    sender: Sender,
    row: LineRow,
    kind: Literal["published", "declined"],
    word: str,
    tell: Tell,
) -> None:
    """Who suggested this line hears what became of it, if they are in the team still."""
    member = teams.member(connection, team_id=row.team_id, person_id=row.author_id)
    if member is None or row.author_id == sender.person_id:
        return
    language = people.known(connection, person_ids=[row.author_id])[row.author_id].language
    news = LineNews(kind, language, row.id, row.text, word=word)
    _put(connection, _key(row, row.author_id), row.author_id, tell(news), sender.now)


def untell_author(connection: Connection, sender: Sender, row: LineRow) -> None:
    """The decision was taken back; if they have not heard of it, they need not."""
    outbox.cancel(connection, keys=[_key(row, row.author_id)], now=sender.now)


def _leads(connection: Connection, row: LineRow) -> dict[int, Language]:
    leads = [one.person_id for one in teams.members(connection, team_id=row.team_id) if one.role == "lead"]
    known = people.known(connection, person_ids=leads)
    return {lead: known[lead].language for lead in leads if lead in known}


def _key(row: LineRow, person: int) -> str:
    return f"line:{row.id}:{person}"


def _put(connection: Connection, key: str, person: int, content: Mapping[str, Any], now: datetime) -> None:
    """What was told of this line before is over; nobody is woken up."""
    desk = desks.of(connection, person_id=person)
    if desk is not None and desk.unreachable_at is not None:
        return
    due = tell_at(now, desk_from(desk).hours) if desk is not None else now
    outbox.erase(connection, keys=[key])
    outbox.put(connection, key=key, chat_id=person, content=content, due_at=due)
