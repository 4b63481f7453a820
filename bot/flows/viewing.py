"""Somebody looks at their team: in their language, by their calendar, and only while they may."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.teams.roles import Action
from bot.core.text import Language
from bot.flows.access import Standing, own_team, permitted
from bot.flows.desks import desk_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store.database import Connection

T = TypeVar("T")


async def works_in(services: Services, sender: Sender) -> int | None:
    """The id of the team the sender works in; None: they are in none."""
    here = await services.database.read(partial(own_team, person_id=sender.person_id))
    return here.team_id if here else None


@dataclass(frozen=True)
class Viewer:
    """Who looks at ``now``, with their own ``hours``."""

    standing: Standing
    library: Library
    language: Language
    hours: Hours
    now: datetime

    @property
    def day(self) -> date:
        """Their day."""
        return self.hours.local(self.now).date()


async def viewed(
    services: Services, sender: Sender, team_id: int, action: Action, work: Callable[[Connection, Viewer], T]
) -> T | None:
    """What ``work`` reads for the sender; None when they may not do this in that team."""
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)
    library = services.library.engine.library

    def look(connection: Connection) -> T | None:
        here = permitted(connection, services, sender, team_id, action)
        return work(connection, Viewer(here, library, profile.language, desk.hours, sender.now)) if here else None

    return await services.database.read(look)
