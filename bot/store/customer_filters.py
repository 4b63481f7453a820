"""Conditions that narrow a list of customers: for ``where`` of ``customers.listed`` and ``customers.count``."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import ColumnElement, Table, and_, false, func, or_, select

from bot.store.book_tables import Judgement, Touch
from bot.store.customers import CUSTOMERS, TERMS, between

_TOUCHES = cast(Table, Touch.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
_JUDGEMENTS = cast(Table, Judgement.__table__)  # type: ignore[attr-defined]  # as above


def found_by(person_id: int, beginning: str) -> ColumnElement[bool]:
    """The condition that one of a customer's terms begins so."""
    return CUSTOMERS.c.id.in_(select(TERMS.c.customer_id).where(TERMS.c.person_id == person_id, *between(beginning)))


def has_any(person_id: int, terms: Collection[str]) -> ColumnElement[bool]:
    """The condition that a customer has one of these very terms."""
    return CUSTOMERS.c.id.in_(
        select(TERMS.c.customer_id).where(TERMS.c.person_id == person_id, TERMS.c.term.in_(terms))
    )


def met_between(person_id: int, since: datetime, until: datetime) -> ColumnElement[bool]:
    """The condition that a customer was contacted, described or kept then."""
    touched = select(_TOUCHES.c.customer_id).where(
        _TOUCHES.c.person_id == person_id, _TOUCHES.c.at >= since, _TOUCHES.c.at < until
    )
    described = select(_JUDGEMENTS.c.id).where(
        _JUDGEMENTS.c.customer_id == CUSTOMERS.c.id, _JUDGEMENTS.c.at >= since, _JUDGEMENTS.c.at < until
    )
    kept = and_(CUSTOMERS.c.created_at >= since, CUSTOMERS.c.created_at < until)
    return or_(CUSTOMERS.c.id.in_(touched), described.exists(), kept)


def of_team(team_id: int) -> ColumnElement[bool]:
    """The condition that a team's leads may see to a customer."""
    return CUSTOMERS.c.team_id == team_id


def due_before(day: date) -> ColumnElement[bool]:
    """The condition that a customer was due before that day."""
    return CUSTOMERS.c.next_day < day


def silent_since(moment: datetime) -> ColumnElement[bool]:
    """The condition that a customer, kept before then, was not contacted since then."""
    return func.coalesce(CUSTOMERS.c.last_touch_at, CUSTOMERS.c.created_at) < moment


def ended_as(outcome: str) -> ColumnElement[bool]:
    """The condition that a customer's last contact came out so."""
    return CUSTOMERS.c.outcome == outcome


def all_or(conditions: Sequence[ColumnElement[bool]], others: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """All conditions, or one of the others."""
    return or_(and_(*conditions), *others)


def nobody() -> ColumnElement[bool]:
    """The condition that no customer fits."""
    return false()
