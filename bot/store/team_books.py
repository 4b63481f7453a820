"""Queries about the books of a whole team: whose customers belong to it, and which reps have customers of a kind."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from bot.store.customers import CUSTOMERS, TERMS, between
from bot.store.many_customers import AT_ONCE

_KEPT = CUSTOMERS.c.erased_at.is_(None)


def counts(
    connection: Connection, *, team_id: int | None = None, person_ids: Collection[int] | None = None
) -> Mapping[int, int]:
    """How many customers somebody has, by person: of one team or of all and none, everybody or only these people."""
    theirs = [_KEPT, *(() if team_id is None else (CUSTOMERS.c.team_id == team_id,))]
    theirs += () if person_ids is None else (CUSTOMERS.c.person_id.in_(person_ids),)
    statement = select(CUSTOMERS.c.person_id, func.count()).where(*theirs)
    return {row[0]: row[1] for row in connection.execute(statement.group_by(CUSTOMERS.c.person_id))}


def unshared(connection: Connection, *, person_id: int) -> int:
    """How many customers are somebody's alone, and no team's."""
    alone = CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.team_id.is_(None), _KEPT
    return connection.execute(select(func.count()).where(*alone)).scalar_one()


def bring(connection: Connection, *, person_id: int, team_id: int, now: datetime) -> int:
    """Somebody's own customers belong to a team from now on; how many."""
    theirs = update(CUSTOMERS).where(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.team_id.is_(None))
    return connection.execute(theirs.values(team_id=team_id, updated_at=now)).rowcount


def release(connection: Connection, *, team_id: int, person_id: int | None = None) -> int:
    """The customers of a team (only this person's, if any) belong to nobody but the rep who has them; how many."""
    whose = () if person_id is None else (CUSTOMERS.c.person_id == person_id,)
    statement = update(CUSTOMERS).where(CUSTOMERS.c.team_id == team_id, *whose)
    return connection.execute(statement.values(team_id=None)).rowcount


def holders(
    connection: Connection, *, team_id: int, person_ids: Collection[int], terms: Collection[str],
    due_before: date | None = None,
) -> set[int]:  # fmt: skip
    """Which of these have a customer of the team with all these terms, due before that day if one is given."""
    late = () if due_before is None else (CUSTOMERS.c.next_day < due_before,)
    found: set[int] = set()
    every = list(person_ids)
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        having = (CUSTOMERS.c.id.in_(_with(some, term)) for term in terms)
        whose = select(CUSTOMERS.c.person_id).where(CUSTOMERS.c.person_id.in_(some), *_of(team_id), *late, *having)
        found |= set(connection.execute(whose.distinct()).scalars())
    return found


def held_terms(connection: Connection, *, team_id: int, beginning: str, most: int) -> list[tuple[str, int]]:
    """The terms of a team's customers that begin so, with how many reps have such customers, most first."""
    reps = func.count(CUSTOMERS.c.person_id.distinct()).label("reps")
    theirs = select(TERMS.c.term, reps).join(CUSTOMERS, CUSTOMERS.c.id == TERMS.c.customer_id)
    found = theirs.where(*_of(team_id), *between(beginning)).group_by(TERMS.c.term)
    rows = connection.execute(found.order_by(reps.desc(), TERMS.c.term).limit(most))
    return [(term, number) for term, number in rows]


def _of(team_id: int) -> tuple[ColumnElement[bool], ...]:
    return CUSTOMERS.c.team_id == team_id, _KEPT


def _with(person_ids: Collection[int], term: str) -> Select[Any]:
    return select(TERMS.c.customer_id).where(TERMS.c.person_id.in_(person_ids), TERMS.c.term == term)
