"""Ways into a team: a link that opens once, within three days, for whoever holds it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final, Literal, cast

from bot.core.teams.called import LONGEST_NAME
from bot.core.teams.roles import Role, inviting
from bot.flows.access import Standing, note, permitted, standing
from bot.flows.applying import once
from bot.flows.briefings import follow_membership
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.team_changes import DONE, PLACE, change
from bot.flows.team_news import Render, tell
from bot.store import invites, team_books, teams
from bot.store.database import Connection
from bot.store.invites import InviteRow

OPEN_FOR: Final = timedelta(days=3)
"""So long an invitation can be accepted."""

INVITES: Final = "invites"

State = Literal["open", "joined", "used", "expired", "withdrawn", "unknown", "own", "member"]
"""What became of an invitation, for the one who looks at it. ``own``: they made it; ``member``: they are in already."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way into ``team`` as ``role``, asked by somebody (empty: whoever runs the bot).

    ``customers`` are those that who looks at it has to themselves. All but the state is empty when it is not open.
    """

    state: State
    team_id: int = 0
    team: str = ""
    by: str = ""
    role: Role = "rep"
    customers: int = 0


async def invite(services: Services, sender: Sender, team_id: int, role: Role, token: str) -> int | None:
    """A way into the team for who holds ``token``; its number. None: a polite no.

    Processed again, the same update hands out another token for the same invitation, for what was shown is not kept.
    """
    await profile_of(services, sender)
    made = partial(_invite, services=services, sender=sender, team_id=team_id, role=role, token=token)
    return await services.database.write(made)


def _invite(
    connection: Connection, *, services: Services, sender: Sender, team_id: int, role: Role, token: str
) -> int | None:
    found = permitted(connection, services, sender, team_id, inviting(role))
    if found is None:
        return None
    until = sender.now + OPEN_FOR

    def put() -> int:
        number = invites.put(
            connection, token=token, team_id=team_id, role=role, tags=(), by=sender.person_id, now=sender.now,
            until=until,
        )  # fmt: skip
        _note(connection, sender, team_id, "invited", number)
        return number

    number = cast(int, once(connection, sender, PLACE, put))
    invites.change(connection, invite_id=number, values={"token_hash": invites.hashed(token)})
    return number


async def tag(services: Services, sender: Sender, team_id: int, invite_id: int, tags: tuple[str, ...]) -> str | None:
    """Who joins by this invitation gets these tags. ``gone``: it is not open any more."""

    def work(connection: Connection, found: Standing) -> str:
        if not _is_waiting(connection, found, sender, invite_id):
            return "gone"
        invites.change(connection, invite_id=invite_id, values={"tags": list(tags)})
        return DONE

    return cast(str | None, await change(services, sender, team_id, "invite_rep", work))


async def withdraw(services: Services, sender: Sender, team_id: int, invite_id: int) -> str | None:
    """Nobody gets in by this invitation any more. ``gone``: it was not open."""

    def work(connection: Connection, found: Standing) -> str:
        if not _is_waiting(connection, found, sender, invite_id):
            return "gone"
        invites.change(connection, invite_id=invite_id, values={"withdrawn_at": sender.now})
        _note(connection, sender, team_id, "invite_withdrawn", invite_id)
        return DONE

    return cast(str | None, await change(services, sender, team_id, "invite_rep", work))


async def look_at(services: Services, sender: Sender, token: str) -> Invitation:
    """What this invitation is to the sender."""
    await profile_of(services, sender)
    return await services.database.read(partial(_look_at, services=services, sender=sender, token=token))


async def join(services: Services, sender: Sender, token: str, name: str, *, bring: bool, render: Render) -> Invitation:
    """The sender belongs to the team, once; ``bring``: with the customers who were theirs alone."""
    await profile_of(services, sender)

    def apply(connection: Connection) -> str | None:
        found = _look_at(connection, services=services, sender=sender, token=token)
        row = invites.by_token(connection, token=token)
        if found.state != "open" or row is None:
            return None
        invites.use(connection, invite_id=row.id, person_id=sender.person_id, now=sender.now)
        _enter(connection, sender, row, name[:LONGEST_NAME], bring=bring)
        tell(connection, render, sender, to=row.made_by, news="joined", team=found.team, name=name)
        return DONE

    def work(connection: Connection) -> Invitation:
        joined = once(connection, sender, PLACE, partial(apply, connection))
        after = _look_at(connection, services=services, sender=sender, token=token)
        return Invitation("joined", after.team_id, after.team, after.by, after.role) if joined else after

    return await services.database.write(work)


def _enter(connection: Connection, sender: Sender, row: InviteRow, name: str, *, bring: bool) -> None:
    who: dict[str, Any] = {"team_id": row.team_id, "person_id": sender.person_id}
    teams.join(connection, **who, role=row.role, name=name, tags=row.tags, now=sender.now)
    teams.work_in(connection, **who)
    follow_membership(connection, **who, now=sender.now)
    if bring:
        team_books.bring(connection, **who, now=sender.now)
    _note(connection, sender, row.team_id, "joined", row.id)


def _look_at(connection: Connection, *, services: Services, sender: Sender, token: str) -> Invitation:
    row = invites.by_token(connection, token=token)
    team = teams.of(connection, team_id=row.team_id) if row is not None and row.team_id is not None else None
    if row is None or team is None:
        return Invitation("unknown")
    maker = teams.member(connection, team_id=team.id, person_id=row.made_by)
    customers = team_books.unshared(connection, person_id=sender.person_id)
    state = _state(connection, services, sender, row)
    return Invitation(state, team.id, team.name, maker.name if maker else "", cast(Role, row.role), customers)


def _state(connection: Connection, services: Services, sender: Sender, row: InviteRow) -> State:
    by = standing(connection, person_id=row.made_by, team_id=row.team_id, owner=services.owner)
    if row.used_at is not None:
        return "used"
    if row.withdrawn_at is not None or by is None or not by.may(inviting(row.role)):
        return "withdrawn"
    if row.expires_at <= sender.now:
        return "expired"
    if teams.member(connection, team_id=row.team_id, person_id=sender.person_id) is not None:
        return "own" if row.made_by == sender.person_id else "member"
    return "own" if row.made_by == sender.person_id else "open"


def _is_waiting(connection: Connection, found: Standing, sender: Sender, invite_id: int) -> bool:
    """Whether it is open, and for somebody whom they may invite themselves."""
    waiting = invites.waiting(connection, team_id=found.team_id, now=sender.now)
    return any(row.id == invite_id and found.may(inviting(row.role)) for row in waiting)


def _note(connection: Connection, sender: Sender, team_id: int, action: str, invite_id: int) -> None:
    about = f"invite:{invite_id}"
    note(connection, by=sender.person_id, team_id=team_id, action=action, about=about, now=sender.now)
