"""Somebody leaves a team, or is removed: its customers go to a colleague in the same transaction."""

from functools import partial
from typing import cast

from bot.core.library import Library
from bot.core.teams.roles import removing
from bot.flows.access import Standing, note, permitted
from bot.flows.briefings import follow_membership
from bot.flows.handovers import hand_over_in
from bot.flows.services import Sender, Services
from bot.flows.team_changes import DONE, change, changed, is_last_lead
from bot.flows.team_news import Render, tell
from bot.store import handovers, team_books, teams
from bot.store.database import Connection
from bot.store.teams import MemberRow


async def remove(
    services: Services, sender: Sender, team_id: int, person_id: int, to_id: int, render: Render
) -> str | None:
    """Somebody is in the team no more, and ``to_id`` gets its customers whom they have (0: they have none).

    ``last_lead``: nobody else leads it; ``choose``: somebody of the team must get the customers; ``gone``: they are
    not in the team any more. None: a polite no.
    """
    library = services.library.engine.library

    def work(connection: Connection) -> str | None:
        row = teams.member(connection, team_id=team_id, person_id=person_id)
        found = permitted(connection, services, sender, team_id, removing(row.role if row is not None else "rep"))
        if found is None:
            return None
        if row is None or person_id == sender.person_id:
            return "gone"
        if row.role == "lead" and is_last_lead(connection, team_id=team_id, person_id=person_id):
            return "last_lead"
        if needs_heir(connection, row) and not _passed_on(connection, sender, row, to_id, library):
            return "choose"
        part(connection, sender, row)
        _note(connection, sender, team_id, "removed", person_id)
        tell(connection, render, sender, to=person_id, news="removed", team=found.team)
        return DONE

    return cast(str | None, await changed(services, sender, work))


async def leave(services: Services, sender: Sender, team_id: int, render: Render) -> str | None:
    """The sender is in the team no more; a lead of it gets its customers whom they have, and hears so.

    ``last_lead``: nobody else leads it. None: they are not in it.
    """
    library = services.library.engine.library
    work = partial(leave_in, sender=sender, team_id=team_id, render=render, library=library)
    return cast(str | None, await changed(services, sender, work))


def leave_in(connection: Connection, *, sender: Sender, team_id: int, render: Render, library: Library) -> str | None:
    """The same within a transaction."""
    row = teams.member(connection, team_id=team_id, person_id=sender.person_id)
    team = teams.of(connection, team_id=team_id)
    if row is None or team is None:
        return None
    lead = next_lead(connection, team_id=team_id, person_id=sender.person_id)
    if lead is None:
        return "last_lead"
    handover = _passed_on(connection, sender, row, lead, library)
    part(connection, sender, row)
    _note(connection, sender, team_id, "left", sender.person_id)
    facts = {"team": team.name, "name": row.name, "team_id": team_id, "handover": handover}
    tell(connection, render, sender, to=lead, news="left", **facts)
    return DONE


async def pass_on(services: Services, sender: Sender, team_id: int, handover_id: int, to_id: int) -> str | None:
    """Those who came to the sender by this handover, and are with them still, go on to a colleague.

    ``gone``: there is none, or no such colleague. None: a polite no.
    """
    library = services.library.engine.library

    def work(connection: Connection, found: Standing) -> str:
        of = handovers.of(connection, handover_id=handover_id)
        if of is None or of.team_id != team_id or of.to_id != sender.person_id:
            return "gone"
        number = hand_over_in(
            connection, team_id=team_id, from_id=sender.person_id, to_id=to_id, by_id=found.person_id,
            customer_ids=handovers.customers_of(connection, handover_id=handover_id), why="other", return_at=None,
            now=sender.now, library=library,
        )  # fmt: skip
        return DONE if number is not None else "gone"

    return cast(str | None, await change(services, sender, team_id, "reassign", work))


def next_lead(connection: Connection, *, team_id: int, person_id: int) -> int | None:
    """Who of a team's leads has led it longest, this person apart; None when there is no other."""
    others = [
        row for row in teams.members(connection, team_id=team_id) if row.role == "lead" and row.person_id != person_id
    ]
    return min(others, key=lambda row: (row.joined_at, row.person_id)).person_id if others else None


def part(connection: Connection, sender: Sender, row: MemberRow) -> None:
    """A member is none any more; customers of the team whom they erased before go with them."""
    gone = {"team_id": row.team_id, "person_id": row.person_id}
    teams.change_member(connection, **gone, values={"left_at": sender.now})
    follow_membership(connection, **gone, now=sender.now)
    team_books.release(connection, **gone)


def needs_heir(connection: Connection, row: MemberRow) -> bool:
    """Whether a member has customers of the team."""
    return bool(team_books.counts(connection, person_ids=[row.person_id], team_id=row.team_id))


def _passed_on(connection: Connection, sender: Sender, row: MemberRow, to_id: int, library: Library) -> int | None:
    """All that a member has of the team's goes to another one; the handover. None: nothing, or to nobody."""
    return hand_over_in(
        connection, team_id=row.team_id, from_id=row.person_id, to_id=to_id, by_id=sender.person_id,
        customer_ids=None, why="resigned", return_at=None, now=sender.now, library=library,
    )  # fmt: skip


def _note(connection: Connection, sender: Sender, team_id: int, action: str, person_id: int) -> None:
    about = f"person:{person_id}"
    note(connection, by=sender.person_id, team_id=team_id, action=action, about=about, now=sender.now)
