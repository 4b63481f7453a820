"""What somebody may do in a team: asked of the database in the very transaction that does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import msgspec

from bot.core.teams.roles import Action, Role, may
from bot.core.teams.rules import TeamRules
from bot.flows.services import Sender, Services
from bot.store import audit, teams
from bot.store.database import Connection


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody in a team, with all their ``roles`` there, and what the team has agreed on."""

    person_id: int
    team_id: int
    team: str
    rules: TeamRules
    roles: frozenset[Role]

    def may(self, action: Action) -> bool:
        """Whether they may do this."""
        return may(self.roles, action)


def standing(connection: Connection, *, person_id: int, team_id: int, owner: int | None = None) -> Standing | None:
    """Where somebody stands in a team; None when they are nobody there, or there is no such team (any more).

    ``owner`` is who was set to run the bot, beside those who were made owners in the chat.
    """
    team = teams.of(connection, team_id=team_id)
    if team is None:
        return None
    member = teams.member(connection, team_id=team_id, person_id=person_id)
    roles: set[Role] = {cast(Role, member.role)} if member else set()
    if is_owner(connection, person_id=person_id, owner=owner):
        roles.add("owner")
    if not roles:
        return None
    return Standing(person_id, team_id, team.name, rules_of(team.rules), frozenset(roles))


def is_owner(connection: Connection, *, person_id: int, owner: int | None) -> bool:
    """Whether somebody runs the bot."""
    return person_id == owner or teams.owns(connection, person_id=person_id)


def own_team(connection: Connection, *, person_id: int) -> Standing | None:
    """Where somebody stands in the team they work in: the one they chose, or the first they joined; None in none."""
    here = teams.working_in(connection, person_id=person_id)
    return None if here is None else standing(connection, person_id=person_id, team_id=here)


def permitted(
    connection: Connection, services: Services, sender: Sender, team_id: int, action: Action
) -> Standing | None:
    """Where the sender stands in this team, if they may do this there now; None: a polite no."""
    found = standing(connection, person_id=sender.person_id, team_id=team_id, owner=services.owner)
    return found if found and found.may(action) else None


def note(connection: Connection, *, by: int, team_id: int | None, action: str, about: str = "", now: datetime) -> None:
    """Write down who did what (to ``customer:12``, ``person:7``, ``broadcast:3``); never what was said."""
    audit.add(connection, actor_id=by, team_id=team_id, action=action, about=about, now=now)


def rules_of(stored: Mapping[str, Any]) -> TeamRules:
    """The rules of a team's row."""
    return msgspec.convert(stored, TeamRules)


def columns_of_rules(rules: TeamRules) -> dict[str, Any]:
    """What is stored of them."""
    return cast(dict[str, Any], msgspec.to_builtins(rules))
