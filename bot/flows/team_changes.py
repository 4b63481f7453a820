"""What whoever runs the bot, and leads, change of teams: each asked for its right where it is done, and noted."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from bot.core.teams.roles import Action, Role, may
from bot.core.teams.rules import TeamRules
from bot.flows.access import Standing, columns_of_rules, is_owner, note, permitted
from bot.flows.applying import once
from bot.flows.briefings import follow_membership
from bot.flows.handovers import take_back_in
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.team_news import Render, tell
from bot.store import handovers, invites, team_books, teams
from bot.store.database import Connection

PLACE = "team"
"""Where an update notes what it did in a team: each does one thing there."""

DONE = "done"
"""What came of a change that was made; ``None`` is a polite no, any other word says why it was not."""


async def change(
    services: Services, sender: Sender, team_id: int, action: Action, work: Callable[[Connection, Standing], Any]
) -> Any:
    """Do ``work`` once if the sender may do ``action`` in this team now; what came of it (JSON), None: a polite no."""

    def apply(connection: Connection) -> Any:
        found = permitted(connection, services, sender, team_id, action)
        return work(connection, found) if found else None

    return await changed(services, sender, apply)


async def changed(services: Services, sender: Sender, work: Callable[[Connection], Any]) -> Any:
    """Do ``work`` once, in one transaction; what came of it (JSON)."""
    await profile_of(services, sender)
    return await services.database.write(lambda connection: once(connection, sender, PLACE, partial(work, connection)))


async def make(services: Services, sender: Sender, name: str) -> int | None:
    """A new team of this name; its id, None when the sender does not run the bot."""

    def work(connection: Connection) -> int | None:
        owner = is_owner(connection, person_id=sender.person_id, owner=services.owner)
        if not may(frozenset({"owner"} if owner else ()), "make_team"):
            return None
        rules = columns_of_rules(TeamRules())
        team_id = teams.make(connection, name=name, rules=rules, by=sender.person_id, now=sender.now)
        note(connection, by=sender.person_id, team_id=team_id, action="team_made", now=sender.now)
        return team_id

    return cast(int | None, await changed(services, sender, work))


async def rename(services: Services, sender: Sender, team_id: int, name: str) -> str | None:
    """Another name for a team."""

    def work(connection: Connection, found: Standing) -> str:
        teams.change(connection, team_id=team_id, values={"name": name})
        note(connection, by=found.person_id, team_id=team_id, action="team_renamed", now=sender.now)
        return DONE

    return cast(str | None, await change(services, sender, team_id, "rename_team", work))


async def close(services: Services, sender: Sender, team_id: int, render: Render) -> list[int] | None:
    """The team is no more: its ways in end, covers are over, its customers stay with their reps, its members hear so.

    Who they were.
    """
    library = services.library.engine.library

    def work(connection: Connection, found: Standing) -> list[int]:
        ending: dict[str, Any] = {"by_id": found.person_id, "how": "return", "now": sender.now, "library": library}
        covers = handovers.running(connection, team_id=team_id)
        for cover in sorted(covers, key=lambda row: -row.id):  # one that covers for another ends before it
            take_back_in(connection, of=cover, customer_ids=None, **ending)
        there = [row.person_id for row in teams.members(connection, team_id=team_id)]
        for person_id in there:
            tell(connection, render, sender, to=person_id, news="closed", team=found.team)
        invites.withdraw_all(connection, team_id=team_id, now=sender.now)
        team_books.release(connection, team_id=team_id)
        teams.change(connection, team_id=team_id, values={"closed_at": sender.now})
        for person_id in there:
            follow_membership(connection, team_id=team_id, person_id=person_id, now=sender.now)
        note(connection, by=found.person_id, team_id=team_id, action="team_closed", now=sender.now)
        return there

    return cast(list[int] | None, await change(services, sender, team_id, "close_team", work))


async def give_role(
    services: Services, sender: Sender, team_id: int, person_id: int, role: Role, render: Render
) -> str | None:
    """Somebody leads the team from now on, or no longer. ``last_lead``: without them nobody would; ``gone``: nobody."""

    def work(connection: Connection, found: Standing) -> str:
        row = teams.member(connection, team_id=team_id, person_id=person_id)
        if row is None:
            return "gone"
        if row.role == "lead" and role != "lead" and is_last_lead(connection, team_id=team_id, person_id=person_id):
            return "last_lead"
        if row.role != role:
            teams.change_member(connection, team_id=team_id, person_id=person_id, values={"role": role})
            follow_membership(connection, team_id=team_id, person_id=person_id, now=sender.now)
            about = f"person:{person_id}"
            note(connection, by=found.person_id, team_id=team_id, action=f"made_{role}", about=about, now=sender.now)
            tell(connection, render, sender, to=person_id, news=cast(Any, role), team=found.team)
        return DONE

    return cast(str | None, await change(services, sender, team_id, "change_role", work))


async def tag(services: Services, sender: Sender, team_id: int, person_id: int, tags: tuple[str, ...]) -> str | None:
    """Somebody belongs to these groups of the team's readers. ``gone``: they are not in the team any more."""

    def work(connection: Connection, found: Standing) -> str:
        if teams.member(connection, team_id=team_id, person_id=person_id) is None:
            return "gone"
        teams.change_member(connection, team_id=team_id, person_id=person_id, values={"tags": list(tags)})
        about = f"person:{person_id}"
        note(connection, by=found.person_id, team_id=team_id, action="member_tagged", about=about, now=sender.now)
        return DONE

    return cast(str | None, await change(services, sender, team_id, "tag_member", work))


async def work_in(services: Services, sender: Sender, team_id: int) -> str | None:
    """The sender works in this team, of those they belong to: new customers are this team's."""

    def work(connection: Connection) -> str | None:
        if teams.member(connection, team_id=team_id, person_id=sender.person_id) is None:
            return None
        teams.work_in(connection, person_id=sender.person_id, team_id=team_id)
        return DONE

    return cast(str | None, await changed(services, sender, work))


async def lead_oneself(services: Services, sender: Sender, team_id: int, name: str) -> str | None:
    """Whoever runs the bot leads this team themselves from now on."""

    def work(connection: Connection, found: Standing) -> str:
        row = teams.member(connection, team_id=team_id, person_id=sender.person_id)
        tags = row.tags if row else ()
        about = f"person:{sender.person_id}"
        teams.join(
            connection, team_id=team_id, person_id=sender.person_id, role="lead", name=name, tags=tags, now=sender.now
        )
        follow_membership(connection, team_id=team_id, person_id=sender.person_id, now=sender.now)
        note(connection, by=found.person_id, team_id=team_id, action="made_lead", about=about, now=sender.now)
        return DONE

    return cast(str | None, await change(services, sender, team_id, "invite_lead", work))


def is_last_lead(connection: Connection, *, team_id: int, person_id: int) -> bool:
    """Whether nobody else leads this team."""
    leads = [row.person_id for row in teams.members(connection, team_id=team_id) if row.role == "lead"]
    return leads == [person_id]
