"""What a team's books come to. Only customers of the team are counted, and none that was erased."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal_column, or_, select

from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.touches import TOUCHES

_LIVE = CUSTOMERS.c.erased_at.is_(None)
_SEEN = func.coalesce(CUSTOMERS.c.last_touch_at, CUSTOMERS.c.created_at)
_AWAKE = or_(CUSTOMERS.c.rested_at.is_(None), CUSTOMERS.c.last_touch_at > CUSTOMERS.c.rested_at)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many follow-ups of one person, on ``day`` now and on ``due_day`` at first."""

    person_id: int
    day: date
    due_day: date
    count: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Customers of these people at this rank are silent when they were not contacted since ``before``."""

    person_ids: Collection[int]
    rank: int
    before: datetime


def waiting(connection: Connection, *, team_id: int, person_ids: Collection[int], until: date) -> list[Waiting]:
    """The open follow-ups that were due until that day, by person and days."""
    columns = FOLLOW_UPS.c.person_id, FOLLOW_UPS.c.day, FOLLOW_UPS.c.due_day
    theirs = FOLLOW_UPS.c.person_id.in_(person_ids), FOLLOW_UPS.c.ended_at.is_(None), FOLLOW_UPS.c.due_day <= until
    counted = select(*columns, func.count()).join(CUSTOMERS, CUSTOMERS.c.id == FOLLOW_UPS.c.customer_id)
    rows = connection.execute(counted.where(*theirs, *_of(team_id)).group_by(*columns))
    return [Waiting(*row) for row in rows]


def silent(connection: Connection, *, team_id: int, silences: Sequence[Silence]) -> dict[int, int]:
    """How many customers of each person are silent. One who was put to rest and not touched since never is."""
    if not silences:
        return {}
    statement = select(CUSTOMERS.c.person_id, func.count()).where(*_of(team_id), _AWAKE, or_(*map(_is, silences)))
    return {row[0]: row[1] for row in connection.execute(statement.group_by(CUSTOMERS.c.person_id))}


def touched(
    connection: Connection, *, team_id: int, person_ids: Collection[int], since: datetime, until: datetime
) -> dict[int, tuple[int, int]]:
    """How often each person contacted customers of the team, and how often one was won, until before ``until``."""
    won = func.sum(case((TOUCHES.c.outcome == "won", 1), else_=0))
    counted = select(TOUCHES.c.person_id, func.count(), won).join(CUSTOMERS, CUSTOMERS.c.id == TOUCHES.c.customer_id)
    when = TOUCHES.c.person_id.in_(person_ids), TOUCHES.c.at >= since, TOUCHES.c.at < until
    rows = connection.execute(counted.where(*when, *_of(team_id)).group_by(TOUCHES.c.person_id))
    return {row[0]: (row[1], int(row[2])) for row in rows}


def stages(connection: Connection, *, team_id: int) -> dict[str, int]:
    """How many customers are at each stage."""
    statement = select(CUSTOMERS.c.stage, func.count()).where(*_of(team_id))
    return {row[0]: row[1] for row in connection.execute(statement.group_by(CUSTOMERS.c.stage))}


def tiers(
    connection: Connection, *, team_id: int, scheme: str, kept: Mapping[str, datetime]
) -> dict[str, tuple[int, int]]:
    """How many customers each tier of a scheme has, and how many were contacted since the moment in ``kept``."""
    tier = CUSTOMERS.c.grades[scheme].as_string()
    inner = select(tier.label("tier"), CUSTOMERS.c.last_touch_at).where(*_of(team_id)).subquery()
    in_time = [(and_(inner.c.tier == name, inner.c.last_touch_at >= since), 1) for name, since in kept.items()]
    counted = func.sum(case(*in_time, else_=0)) if in_time else func.sum(literal_column("0"))
    statement = select(inner.c.tier, func.count(), counted).where(inner.c.tier.is_not(None)).group_by(inner.c.tier)
    return {row[0]: (row[1], int(row[2])) for row in connection.execute(statement)}


def touched_tiers(
    connection: Connection, *, team_id: int, scheme: str, since: datetime, until: datetime
) -> dict[str, int]:
    """How often customers of each tier were contacted."""
    tier = CUSTOMERS.c.grades[scheme].as_string().label("tier")
    inner = select(tier).join(TOUCHES, TOUCHES.c.customer_id == CUSTOMERS.c.id).where(*_of(team_id))
    theirs = inner.where(TOUCHES.c.at >= since, TOUCHES.c.at < until).subquery()
    statement = select(theirs.c.tier, func.count()).where(theirs.c.tier.is_not(None)).group_by(theirs.c.tier)
    return {row[0]: row[1] for row in connection.execute(statement)}


def outcomes(connection: Connection, *, team_id: int, since: datetime, until: datetime) -> dict[str, dict[str, int]]:
    """By the type that customers are taken for (empty: for none), how often a contact came out how."""
    kind = func.coalesce(CUSTOMERS.c.types[(0, 0)].as_string(), "").label("kind")
    inner = select(kind, TOUCHES.c.outcome).join(CUSTOMERS, CUSTOMERS.c.id == TOUCHES.c.customer_id)
    when = TOUCHES.c.at >= since, TOUCHES.c.at < until, TOUCHES.c.outcome.is_not(None)
    theirs = inner.where(*when, *_of(team_id)).subquery()
    statement = select(theirs.c.kind, theirs.c.outcome, func.count()).group_by(theirs.c.kind, theirs.c.outcome)
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(statement):
        found.setdefault(row[0], {})[row[1]] = row[2]
    return found


def _of(team_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return CUSTOMERS.c.team_id == team_id, _LIVE


def _is(silence: Silence) -> ColumnElement[bool]:
    return and_(CUSTOMERS.c.person_id.in_(silence.person_ids), CUSTOMERS.c.rank == silence.rank, silence.before > _SEEN)
