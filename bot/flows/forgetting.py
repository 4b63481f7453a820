"""Somebody has everything erased that is kept of them; what belongs to a team goes to its lead first."""

from functools import partial
from typing import Literal

from bot.core.library import Library
from bot.flows.leaving import leave_in, next_lead
from bot.flows.owning import is_last_owner
from bot.flows.services import Sender, Services
from bot.flows.team_news import Render
from bot.store import broadcasts, intake, outbox, people, team_lines, teams
from bot.store.database import Connection

Kept = Literal["last_lead", "last_owner"]
"""Why nothing was erased: without them nobody would lead a team with others in it, or run the bot."""


async def forget(services: Services, sender: Sender, render: Render) -> Kept | None:
    """Erase everything that is kept of this person; or why not yet."""
    library = services.library.engine.library
    work = partial(_forget, sender=sender, owner=services.owner, render=render, library=library)
    kept = await services.database.write(work)
    services.known.forget(sender)
    return kept


def _forget(
    connection: Connection, *, sender: Sender, owner: int | None, render: Render, library: Library
) -> Kept | None:
    person_id = sender.person_id
    if is_last_owner(connection, person_id=person_id, owner=owner):
        return "last_owner"
    joined = [row.id for row in teams.joined(connection, person_id=person_id)]
    if any(_would_be_without_lead(connection, team_id=one, person_id=person_id) for one in joined):
        return "last_lead"
    for team_id in joined:
        leave_in(connection, sender=sender, team_id=team_id, render=render, library=library)
    people.forget(connection, person_id=person_id)
    team_lines.forget(connection, person_id=person_id)
    broadcasts.forget(connection, author_id=person_id)
    intake.forget(connection, chat_id=person_id)  # a person's private chat has their id
    outbox.forget(connection, chat_id=person_id)
    return None


def _would_be_without_lead(connection: Connection, *, team_id: int, person_id: int) -> bool:
    """Whether others of this team would be left without anybody who leads it."""
    others = [row for row in teams.members(connection, team_id=team_id) if row.person_id != person_id]
    row = teams.member(connection, team_id=team_id, person_id=person_id)
    leads = row is not None and row.role == "lead"
    return leads and bool(others) and next_lead(connection, team_id=team_id, person_id=person_id) is None
