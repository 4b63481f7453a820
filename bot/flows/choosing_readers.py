"""A lead chooses who gets a draft."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.core.teams.audience import Audience
from bot.flows.access import Standing, permitted
from bot.flows.audiences import Choices, choices_in
from bot.flows.composing import Composed, Refusal, act, change
from bot.flows.services import Sender, Services
from bot.flows.stored_broadcasts import Broadcast, broadcast_of, stored
from bot.store import broadcasts, teams
from bot.store.database import Connection

MOST_ASKED = 6
"""Broadcasts whose silent readers can be chosen: the latest."""


async def choose(
    services: Services, sender: Sender, broadcast_id: int, how: Callable[[Audience], Audience]
) -> Composed | None:
    """Another audience for a draft."""
    return await change(services, sender, broadcast_id, lambda found, _: {"audience": stored(how(found.audience))})


async def pick(services: Services, sender: Sender, broadcast_id: int, person_id: int) -> Composed | None:
    """Somebody of the team is picked by hand, or not any more; nobody else can be."""

    def apply(connection: Connection, found: Broadcast, standing: Standing) -> Refusal | None:
        theirs = teams.member(connection, team_id=standing.team_id, person_id=person_id)
        if theirs is not None or person_id in found.audience.picked:
            _keep(connection, found, found.audience.toggled(person_id), sender)
        return None

    return await act(services, sender, broadcast_id, "pick", apply)


async def ask_the_silent_of(services: Services, sender: Sender, broadcast_id: int, of_id: int) -> Composed | None:
    """Those who did not answer that broadcast of the team, or whoever did or not again."""

    def apply(connection: Connection, found: Broadcast, standing: Standing) -> Refusal | None:
        before = broadcasts.of(connection, broadcast_id=of_id)
        if before is not None and before.team_id == standing.team_id and before.asks:
            wanted = None if found.audience.silent == of_id else of_id
            _keep(connection, found, replace(found.audience, silent=wanted, by_hand=False), sender)
        return None

    return await act(services, sender, broadcast_id, "silent", apply)


async def choices(services: Services, sender: Sender, broadcast_id: int) -> Choices | None:
    """What an audience of this draft can be made of; None when the draft is not theirs."""

    def look(connection: Connection) -> Choices | None:
        row = broadcasts.of(connection, broadcast_id=broadcast_id)
        if row is None or permitted(connection, services, sender, row.team_id, "broadcast") is None:
            return None
        return choices_in(connection, team_id=row.team_id, author_id=row.author_id)

    return await services.database.read(look)


async def asked(services: Services, sender: Sender, broadcast_id: int) -> tuple[Broadcast, ...]:
    """The team's latest broadcasts that asked for an answer, newest first."""

    def look(connection: Connection) -> tuple[Broadcast, ...]:
        row = broadcasts.of(connection, broadcast_id=broadcast_id)
        if row is None or permitted(connection, services, sender, row.team_id, "broadcast") is None:
            return ()
        return tuple(map(broadcast_of, broadcasts.asked(connection, team_id=row.team_id, most=MOST_ASKED)))

    return await services.database.read(look)


def _keep(connection: Connection, found: Broadcast, audience: Audience, sender: Sender) -> None:
    values: dict[str, Any] = {"audience": stored(audience), "updated_at": sender.now}
    broadcasts.change(connection, broadcast_id=found.id, values=values, states=["draft"])
