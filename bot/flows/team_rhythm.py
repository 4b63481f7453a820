"""A team that agreed on what drives its rhythm has everybody's book follow: who joins later, too."""

from dataclasses import replace
from functools import partial
from typing import Final

from bot.flows.access import own_team
from bot.flows.desks import desk_from
from bot.flows.following import replan
from bot.flows.services import Services
from bot.store import customers, desks
from bot.store.database import Connection
from bot.store.desks import Astray

BATCH: Final = 200
"""Customers who are planned anew in one transaction."""


def rhythm_of_team(connection: Connection, *, person_id: int) -> str:
    """The scheme that somebody's team has agreed on; empty: each chooses their own, or they are in no team."""
    here = own_team(connection, person_id=person_id)
    return here.rules.scheme if here else ""


async def follow_teams(services: Services) -> int:
    """Whose team has chosen what drives the rhythm, and whose desk still says otherwise, follows; how many do now.

    Their customers are planned anew before the desk says so: cut off in between, it begins anew.
    """
    found, followed = await services.database.read(desks.astray), 0
    for one in found:
        if one.scheme in services.library.engine.library.schemes:
            followed += await _follow(services, one)
    return followed


async def _follow(services: Services, one: Astray) -> bool:
    after: int | None = 0
    while after is not None:
        after = await services.database.write(partial(_plan_some, services=services, one=one, after=after))
    return await services.database.write(partial(_settle, one=one))


def _plan_some(connection: Connection, *, services: Services, one: Astray, after: int) -> int | None:
    """Plan the next batch of a book; the last id of it, None when there are no more."""
    row = desks.of(connection, person_id=one.person_id)
    if row is None or not _belongs(connection, one):
        return None
    desk, library = replace(desk_from(row), scheme=one.scheme), services.library.engine.library
    numbers = customers.ids_after(connection, person_id=one.person_id, after=after, most=BATCH)
    for number in numbers:
        replan(connection, customer_id=number, desk=desk, library=library, now=services.clock())
    return numbers[-1] if numbers else None


def _settle(connection: Connection, *, one: Astray) -> bool:
    if not _belongs(connection, one):
        return False
    desks.change(connection, person_id=one.person_id, values={"scheme": one.scheme})
    return True


def _belongs(connection: Connection, one: Astray) -> bool:
    """Do they work in that team, and does it still want that?"""
    here = own_team(connection, person_id=one.person_id)
    return here is not None and here.team_id == one.team_id and here.rules.scheme == one.scheme
