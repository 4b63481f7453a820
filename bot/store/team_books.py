"""Queries about the books of a whole team: which reps have customers of a kind. Customers who are nobody's but their
rep's are left out.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, exists, func, select

from bot.store.customers import CUSTOMERS, TERMS, between


def holders(
    connection: Connection, *, team_id: int, terms: Collection[str], due_before: date | None = None
) -> set[int]:
    """Whose book has a customer of the team with all these terms, due before that day if one is given."""
    late = () if due_before is None else (CUSTOMERS.c.next_day < due_before,)
    having = (_has(TERMS.c.term == term) for term in terms)
    statement = select(CUSTOMERS.c.person_id).where(*_of(team_id), *late, *having)
    return set(connection.execute(statement.distinct()).scalars())


def held_terms(connection: Connection, *, team_id: int, beginning: str, most: int) -> list[tuple[str, int]]:
    """The terms of a team's customers that begin so, with how many reps have such customers, most first."""
    reps = func.count(CUSTOMERS.c.person_id.distinct()).label("reps")
    theirs = select(TERMS.c.term, reps).join(CUSTOMERS, CUSTOMERS.c.id == TERMS.c.customer_id)
    found = theirs.where(*_of(team_id), *between(beginning)).group_by(TERMS.c.term)
    rows = connection.execute(found.order_by(reps.desc(), TERMS.c.term).limit(most))
    return [(term, number) for term, number in rows]


def _of(team_id: int) -> tuple[ColumnElement[bool], ...]:
    return CUSTOMERS.c.team_id == team_id, CUSTOMERS.c.erased_at.is_(None)


def _has(term: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TERMS.c.customer_id == CUSTOMERS.c.id, TERMS.c.person_id == CUSTOMERS.c.person_id, term)
