"""Time passes in a run: on to the next station when everybody was told what they were to be told at this one."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.store import desks, follow_ups
from bot.store.outbox import DELIVERIES
from bot.store.queue_tables import StoredUpdate

DAYS = 12
"""Days that pass in a run: fewer than what was delivered is remembered."""

SHORTEST = 1.2
"""Seconds at a station, at least."""

_LOOK = 0.3


def unsettled(connection: Connection, *, mark: int, at: datetime) -> int:
    """What was said up to the update ``mark`` and not seen to; and what is to be told by then and was not."""
    state, number = StoredUpdate.__table__.c.state, StoredUpdate.__table__.c.update_id  # type: ignore[attr-defined]  # SQLModel
    said = select(func.count()).where(state == "waiting", number <= mark)
    mine = DELIVERIES.c.key.startswith("follow_up:") | DELIVERIES.c.key.startswith("digest:")
    sent = select(func.count()).where(DELIVERIES.c.state == "waiting", DELIVERIES.c.due_at <= at, mine)
    waiting: int = connection.execute(said).scalar_one() + connection.execute(sent).scalar_one()
    owed = len(follow_ups.due(connection, now=at, most=100)) + len(desks.owed(connection, now=at, most=100))
    return waiting + owed


async def pass_time(
    clocks: Clocks,
    ledger: BookLedger,
    seconds: float,
    settled: Callable[[int], Awaitable[bool]],
    over: Callable[[], bool],
) -> None:
    """Let ``DAYS`` days pass in so many seconds, or fewer.

    It begins when the first reply came. What was said at one station is seen to before the next one is left: so it is
    known on which day that was.
    """
    time, stay = asyncio.get_running_loop().time, max(SHORTEST, seconds / DAYS / 4)
    mark, until = ledger.latest, time() + stay
    while not over() and not clocks.over:
        await asyncio.sleep(_LOOK)
        if ledger.replies and time() >= until and await settled(mark):
            clocks.pass_on()
            mark, until = ledger.latest, time() + stay
