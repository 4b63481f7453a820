"""A team as somebody in it may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import cast

from bot.core.teams.roles import Action, Role, inviting, may
from bot.core.text import Language
from bot.flows.access import is_owner, own_team, standing
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import invites, people, team_books, teams
from bot.store.database import Connection
from bot.store.invites import InviteRow
from bot.store.teams import MemberRow


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team, with how many of its customers they have."""

    id: int
    name: str
    role: Role
    tags: tuple[str, ...]
    customers: int


@dataclass(frozen=True, slots=True)
class Invited:
    """A way in that is still open, and who made it (empty: whoever runs the bot)."""

    id: int
    role: Role
    tags: tuple[str, ...]
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TeamSeen:
    """``members`` are all of them for whom may see them, else those who lead it; ``customers`` are the reader's own.

    ``choice``: the reader belongs to more than one team; ``works_here``: new customers are this team's.
    """

    id: int
    name: str
    reader: int
    roles: frozenset[Role]
    members: tuple[Member, ...]
    invited: tuple[Invited, ...]
    customers: int
    works_here: bool
    choice: bool
    made_at: datetime

    def may(self, action: Action) -> bool:
        """Whether the reader may do this here."""
        return may(self.roles, action)

    @property
    def belongs(self) -> bool:
        """Whether the reader is a member, and not only whoever runs the bot."""
        return bool(self.roles & {"lead", "rep"})

    @property
    def leads(self) -> tuple[Member, ...]:
        """Who leads it."""
        return tuple(one for one in self.members if one.role == "lead")

    def member(self, person_id: int) -> Member | None:
        """One of the members."""
        return next((one for one in self.members if one.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A team in a list."""

    id: int
    name: str
    members: int
    works_here: bool


@dataclass(frozen=True, slots=True)
class Home:
    """All teams for whoever runs the bot (``owner``), else those the reader belongs to.

    ``resigns``: they were made owner in the chat, and may stop being it there.
    """

    owner: bool
    resigns: bool
    teams: tuple[Listed, ...]


async def home(services: Services, sender: Sender) -> Home:
    """Where /team begins."""
    await profile_of(services, sender)

    def look(connection: Connection) -> Home:
        owner = is_owner(connection, person_id=sender.person_id, owner=services.owner)
        here = own_team(connection, person_id=sender.person_id)
        rows = teams.every(connection) if owner else teams.joined(connection, person_id=sender.person_id)
        sizes = [len(teams.members(connection, team_id=row.id)) for row in rows]
        listed = [
            Listed(row.id, row.name, size, here is not None and here.team_id == row.id)
            for row, size in zip(rows, sizes, strict=True)
        ]
        return Home(owner, teams.owns(connection, person_id=sender.person_id), tuple(listed))

    return await services.database.read(look)


async def team_of(services: Services, sender: Sender, team_id: int) -> TeamSeen | None:
    """A team as the sender may see it; None when they are nobody there."""
    await profile_of(services, sender)
    return await services.database.read(partial(seen, services=services, sender=sender, team_id=team_id))


async def language_and_roles(services: Services, person_id: int) -> tuple[Language, frozenset[Role]]:
    """Somebody's language (English, if nobody knows it), and all they are."""

    def look(connection: Connection) -> tuple[Language, frozenset[Role]]:
        language = people.spoken_by(connection, person_id=person_id)
        return language or "en", roles_of(connection, person_id=person_id, owner=services.owner)

    return await services.database.read(look)


def roles_of(connection: Connection, *, person_id: int, owner: int | None) -> frozenset[Role]:
    """All that somebody is, in whichever team, and to the bot."""
    roles: set[Role] = {"owner"} if is_owner(connection, person_id=person_id, owner=owner) else set()
    for team in teams.joined(connection, person_id=person_id):
        row = teams.member(connection, team_id=team.id, person_id=person_id)
        roles |= {cast(Role, row.role)} if row is not None else set()
    return frozenset(roles)


def seen(connection: Connection, *, services: Services, sender: Sender, team_id: int) -> TeamSeen | None:
    """A team as the sender may see it, within a transaction."""
    found = standing(connection, person_id=sender.person_id, team_id=team_id, owner=services.owner)
    if found is None:
        return None
    counts = team_books.counts(connection, team_id=team_id)
    here = own_team(connection, person_id=sender.person_id)
    everybody = teams.members(connection, team_id=team_id)
    shown = [row for row in everybody if found.may("see_members") or row.role == "lead"]
    waiting = invites.waiting(connection, team_id=team_id, now=sender.now) if found.may("see_members") else []
    return TeamSeen(
        id=team_id,
        name=found.team,
        reader=sender.person_id,
        roles=found.roles,
        members=tuple(_member(row, counts.get(row.person_id, 0)) for row in shown),
        invited=tuple(_invited(row, everybody) for row in waiting if found.may(inviting(row.role))),
        customers=counts.get(sender.person_id, 0),
        works_here=here is not None and here.team_id == team_id,
        choice=len(teams.joined(connection, person_id=sender.person_id)) > 1,
        made_at=sender.now,
    )


def _member(row: MemberRow, customers: int) -> Member:
    return Member(row.person_id, row.name, cast(Role, row.role), tuple(row.tags), customers)


def _invited(row: InviteRow, everybody: Sequence[MemberRow]) -> Invited:
    by = next((one.name for one in everybody if one.person_id == row.made_by), "")
    return Invited(row.id, cast(Role, row.role), tuple(row.tags), row.expires_at, by)
