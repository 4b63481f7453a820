"""Who a broadcast is for, asked of the database: names and count, and what an audience can be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.book.names import GRADE, TYPE
from bot.core.teams.audience import Audience, Holding, Member, readers
from bot.flows.desks import desk_for
from bot.store import broadcasts, team_books, teams
from bot.store.database import Connection
from bot.store.teams import MemberRow

MOST_CHOICES = 12
"""Tiers or types offered: those that most reps have customers of."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What an audience can be narrowed by: tags with how many members have them, tiers (``scheme:tier``) and types with
    how many reps have such customers; and who can be picked by hand.
    """

    tags: tuple[tuple[str, int], ...]
    tiers: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    people: tuple[Member, ...]


def readers_in(
    connection: Connection, *, team_id: int, audience: Audience, author_id: int, today: date
) -> list[Member]:
    """Who is meant now, in the order of their ids. ``today`` decides what is overdue: the lead's day."""
    rows = teams.members(connection, team_id=team_id)
    return readers(audience, judged(connection, rows, team_id=team_id, audience=audience, today=today), author_id)


def day_of(connection: Connection, *, person_id: int, now: datetime) -> date:
    """The day it is where somebody is."""
    return desk_for(connection, person_id=person_id).hours.local(now).date()


def judged(
    connection: Connection, rows: Sequence[MemberRow], *, team_id: int, audience: Audience, today: date
) -> list[Member]:
    """These members of a team, with what the audience asks of them."""
    ids, silent = [row.person_id for row in rows], None
    holders = _holders(connection, team_id, ids, audience.holding, today) if audience.holding else None
    if audience.silent is not None:
        silent = broadcasts.silent(connection, broadcast_id=audience.silent)
    return [
        Member(
            row.person_id,
            row.name,
            tuple(row.tags),
            rep=row.role == "rep",
            holds=holders is None or row.person_id in holders,
            silent=silent is None or row.person_id in silent,
        )
        for row in rows
    ]


def choices_in(connection: Connection, *, team_id: int, author_id: int) -> Choices:
    """What an audience of this team can be made of."""
    people = [
        Member(row.person_id, row.name, tuple(row.tags), rep=row.role == "rep")
        for row in teams.members(connection, team_id=team_id)
        if row.person_id != author_id
    ]
    tags: dict[str, int] = {}
    for member in people:
        for tag in member.tags:
            tags[tag] = tags.get(tag, 0) + 1
    held = (
        team_books.held_terms(connection, team_id=team_id, beginning=beginning, most=MOST_CHOICES)
        for beginning in (GRADE, TYPE)
    )
    tiers, types = (tuple((term.partition(":")[2], count) for term, count in found) for found in held)
    return Choices(tuple(sorted(tags.items())), tiers, types, tuple(people))


def _holders(
    connection: Connection, team_id: int, person_ids: Sequence[int], holding: Holding, today: date
) -> set[int]:
    named: Sequence[tuple[str, str]] = (GRADE, holding.tier), (TYPE, holding.type)
    terms = [f"{head}{name}".casefold() for head, name in named if name]
    due_before = today if holding.overdue else None
    return team_books.holders(connection, team_id=team_id, person_ids=person_ids, terms=terms, due_before=due_before)
