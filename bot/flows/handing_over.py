"""Somebody hands customers over: to whom, why, until when; seen before it is done."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.core.text import Language
from bot.flows.access import Standing, permitted
from bot.flows.applying import once
from bot.flows.desks import desk_for
from bot.flows.handovers import Why, hand_over_in
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import changing_hands, customers, handovers, team_books, teams
from bot.store.database import Connection


@dataclass(frozen=True, slots=True)
class Scope:
    """What is handed over: one customer, or all that somebody has of a team."""

    customer_id: int | None = None
    team_id: int = 0
    from_id: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """What may be handed over now: of whom, how many, and the ``name`` of the only one."""

    standing: Standing
    from_id: int
    from_name: str
    count: int
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who could have them: ``size`` is how many customers they have."""

    person_id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom customers could go to; with ``to`` chosen, ``promised`` and ``late`` count what is open of the customers.

    ``local`` is now, where the giver is.
    """

    language: Language
    scope: Scope
    basis: Basis
    colleagues: tuple[Colleague, ...]
    local: datetime
    to: Colleague | None = None
    promised: int = 0
    late: int = 0

    @property
    def today(self) -> date:
        """The giver's day."""
        return self.local.date()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done by handover ``number``: ``count`` customers went to ``to``, until ``until`` if they come back."""

    language: Language
    number: int
    count: int
    to: str
    until: date | None
    today: date


async def choices(services: Services, sender: Sender, scope: Scope, to_id: int | None = None) -> Choice | None:
    """To whom this may go; with ``to_id``, what it would be. None: the sender may not, or there is nobody to go."""
    profile = await profile_of(services, sender)

    def look(connection: Connection) -> Choice | None:
        basis = _basis(connection, services, sender, scope)
        if basis is None:
            return None
        colleagues = _colleagues(connection, basis)
        to = next((one for one in colleagues if one.person_id == to_id), None)
        if to_id is not None and to is None:
            return None
        local = desk_for(connection, person_id=basis.from_id).hours.local(sender.now)
        promised, late = _open(connection, basis, scope, local.date())
        return Choice(profile.language, scope, basis, colleagues, local, to, promised, late)

    return await services.database.read(look)


async def hand_over(
    services: Services, sender: Sender, scope: Scope, to_id: int, why: Why, until: date | None
) -> Done | None:
    """Do it; None: the sender may not, or there is nobody to go (any more), or the day is over."""
    profile, library = await profile_of(services, sender), services.library.engine.library

    def apply(connection: Connection) -> int | None:
        basis = _basis(connection, services, sender, scope)
        if basis is None:
            return None
        return_at = _return_at(connection, basis.from_id, until) if until else None
        if until and (return_at is None or return_at <= sender.now):
            return None
        return hand_over_in(
            connection, team_id=basis.standing.team_id, from_id=basis.from_id, to_id=to_id, by_id=sender.person_id,
            customer_ids=[scope.customer_id] if scope.customer_id else None, why=why, return_at=return_at,
            now=sender.now, library=library,
        )  # fmt: skip

    def work(connection: Connection) -> Done | None:
        number = once(connection, sender, "hand_over", partial(apply, connection))
        return _done(connection, number, profile.language, sender) if number else None

    return await services.database.write(work)


def _basis(connection: Connection, services: Services, sender: Sender, scope: Scope) -> Basis | None:
    team_id, from_id, name = scope.team_id, scope.from_id, ""
    if scope.customer_id is not None:
        row = customers.several(connection, customer_ids=[scope.customer_id]).get(scope.customer_id)
        if row is None or row.team_id is None:
            return None
        team_id, from_id, name = row.team_id, row.person_id, row.name
    own = from_id == sender.person_id
    standing = permitted(connection, services, sender, team_id, "hand_over_own" if own else "reassign")
    if standing is None:
        return None
    count = 1 if name else team_books.counts(connection, person_ids=[from_id], team_id=team_id).get(from_id, 0)
    names = teams.names(connection, team_id=team_id, person_ids=[from_id])
    return Basis(standing, from_id, names.get(from_id, ""), count, name, own) if count else None


def _colleagues(connection: Connection, basis: Basis) -> tuple[Colleague, ...]:
    members = teams.members(connection, team_id=basis.standing.team_id)
    sizes = team_books.counts(connection, person_ids=[one.person_id for one in members])
    others = [one for one in members if one.person_id != basis.from_id]
    return tuple(Colleague(one.person_id, one.name, sizes.get(one.person_id, 0)) for one in others)


def _open(connection: Connection, basis: Basis, scope: Scope, today: date) -> tuple[int, int]:
    only = [scope.customer_id] if scope.customer_id is not None else None
    return changing_hands.open_counts(
        connection, team_id=basis.standing.team_id, person_id=basis.from_id, only=only, today=today
    )


def _return_at(connection: Connection, from_id: int, until: date) -> datetime:
    """When the rep's quiet hours of that day end, or of their next workday: before the digest, which has them then."""
    hours = desk_for(connection, person_id=from_id).hours
    return hours.moment(hours.workday_from(until), hours.wakes)


def _done(connection: Connection, number: int, language: Language, sender: Sender) -> Done | None:
    row = handovers.of(connection, handover_id=number)
    if row is None:
        return None
    names = teams.names(connection, team_id=row.team_id, person_ids=[row.to_id])
    hours = desk_for(connection, person_id=row.from_id).hours
    until = hours.local(row.return_at).date() if row.return_at else None
    count = len(handovers.customers_of(connection, handover_id=number))
    return Done(language, number, count, names.get(row.to_id, ""), until, hours.local(sender.now).date())
