"""How the bot is doing: what waits, what was given up, how late it is."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.flows.services import Services
from bot.store import intake, outbox
from bot.store.database import Connection


@dataclass(frozen=True, slots=True)
class State:
    """Updates that wait or were parked; deliveries that are due, were parked, and how long the oldest has been due."""

    updates_waiting: int
    updates_parked: int
    due: int
    lag_seconds: float
    deliveries_parked: int


async def state_of(services: Services) -> State:
    """The state of what this database holds, whichever replica is at it."""
    return await services.database.read(partial(_state, now=services.clock()))


def _state(connection: Connection, *, now: datetime) -> State:
    due, lag = outbox.depth(connection, now=now)
    waiting, parked = intake.counts(connection)
    return State(waiting, parked, due, lag, outbox.parked(connection))
