"""What a team has agreed on, changed by who leads it, one thing at a time."""

from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any, Final

from bot.core.library import Library
from bot.core.rhythm.said import time_said
from bot.core.teams.rules import BOUNDS, TeamRules
from bot.flows.access import Standing, columns_of_rules, note, permitted
from bot.flows.applying import once
from bot.flows.briefings import set_up_leads
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.viewing import Viewer, viewed
from bot.store import teams
from bot.store.database import Connection

CLOCKS: Final = ("morning", "evening", "weekly")
NONE: Final = "off"
"""Said of an hour at which a team wants to hear nothing, and of a scheme: each chooses their own."""


async def rules_shown(services: Services, sender: Sender, team_id: int) -> Viewer | None:
    """Whoever may set a team's rules, with them; None to all others."""
    return await viewed(services, sender, team_id, "set_rules", lambda _, viewer: viewer)


async def set_rule(services: Services, sender: Sender, team_id: int, rules: TeamRules, name: str) -> bool:
    """From now on ``rules``, which differ in ``name``; False for whom may not set them.

    Everything else of the rules stays as it is stored.
    """
    await profile_of(services, sender)

    def work(connection: Connection) -> bool:
        here = permitted(connection, services, sender, team_id, "set_rules")
        return here is not None and bool(once(connection, sender, "rule", partial(change, connection, here)))

    def change(connection: Connection, here: Standing) -> bool:
        after = _with(here.rules, name, getattr(rules, name))
        teams.change(connection, team_id=team_id, values={"rules": columns_of_rules(after)})
        note(connection, by=sender.person_id, team_id=team_id, action="set_rules", about=f"rule:{name}", now=sender.now)
        if name in CLOCKS:
            set_up_leads(connection, team_id=team_id, rules=after, now=sender.now)
        return True

    return await services.database.write(work)


def with_rule(rules: TeamRules, library: Library, name: str, said: str) -> TeamRules | None:
    """``rules`` with what was ``said`` (``800``, ``1830``, ``18:30``, ``off``) of this one; None: it cannot be."""
    if name == "scheme" and (said == NONE or said in library.schemes):
        return replace(rules, scheme="" if said == NONE else said)
    if name in CLOCKS:
        at = _clock(said)
        return _with(rules, name, at) if at or said == NONE else None
    if name in BOUNDS and said.isascii() and said.isdecimal() and len(said) <= len("100000"):
        try:
            return _with(rules, name, int(said))
        except ValueError:
            return None
    return None


def _with(rules: TeamRules, name: str, value: Any) -> TeamRules:
    return replace(rules, **{name: value})


def _clock(said: str) -> time | None:
    if said.isascii() and said.isdecimal() and len(said) == len("1830"):
        hour, minute = int(said[:2]), int(said[2:])
        return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004  # of a day, of an hour
    return time_said(said)
