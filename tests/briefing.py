"""Members hear of their team, as they do once they joined it in the chat."""

from functools import partial

from bot.core.teams.roles import Role
from bot.flows.access import rules_of
from bot.flows.briefings import set_up
from bot.flows.desks import desk_from
from bot.sandbox.fake import Phone
from bot.store import desks, teams
from bot.store.database import Connection
from tests.teaming import Team


async def hears(team: Team, phone: Phone, role: Role | None = "lead") -> Phone:
    """Somebody hears from now on what is of their role."""
    await team.world.services.database.write(partial(_set_up, team=team, phone=phone, role=role))
    return phone


def _set_up(connection: Connection, *, team: Team, phone: Phone, role: Role | None) -> None:
    row, here = desks.of(connection, person_id=phone.user_id), teams.of(connection, team_id=team.id)
    assert row is not None
    assert here is not None
    rules, desk, now = rules_of(here.rules), desk_from(row), team.world.clock.now
    set_up(connection, team_id=team.id, person_id=phone.user_id, role=role, rules=rules, desk=desk, now=now)
