"""What the owner must hear of without asking."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.flows.services import Services
from bot.flows.state import state_of
from bot.store import leases
from bot.store.database import Connection

LATE: Final = 300.0
"""Seconds that a delivery may be due before the owner hears of it."""

NOT_AGAIN_FOR: Final = timedelta(hours=6)
"""So long the owner is not told the same again, by whichever replica."""


@dataclass(frozen=True, slots=True)
class Alert:
    """``given_up`` updates and deliveries by a mistake of ours; ``late`` seconds that the oldest delivery is due."""

    given_up: int = 0
    late: float = 0.0


async def alert(services: Services) -> Alert | None:
    """What is wrong now and was not told of before: more was given up, or deliveries are late."""
    state = await state_of(services)
    given_up = state.updates_parked + state.deliveries_parked
    late = state.lag_seconds if state.lag_seconds > LATE else 0.0
    parts = {f"told of {given_up} given up": Alert(given_up=given_up), "told of lateness": Alert(late=late)}
    names = [name for name, part in parts.items() if part != Alert()]
    if not names:
        return None
    fresh = await services.database.write(partial(_untold, names=names, holder=services.replica, now=services.clock()))
    told = [parts[name] for name in fresh]
    return Alert(sum(part.given_up for part in told), sum(part.late for part in told)) if told else None


def _untold(connection: Connection, *, names: list[str], holder: str, now: datetime) -> set[str]:
    """Those that nobody told of lately; from now on somebody has."""
    held = leases.names(connection, now=now)
    for name in set(names) - held:
        leases.hold(connection, name=name, holder=holder, seconds=NOT_AGAIN_FOR.total_seconds(), now=now)
    return set(names) - held
