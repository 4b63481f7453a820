"""Time passes in a run: on to the next station when what there was to say at this one is under way."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import Connection, func, select

from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crowds import FIRST_KEEPER
from bot.store import broadcasts, desks, follow_ups, handovers
from bot.store.outbox import DELIVERIES
from bot.store.queue_tables import StoredUpdate

DAYS = 12
"""Days that pass in a run: fewer than what was delivered is remembered."""

SHORTEST = 1.2
"""Seconds at a station, at least."""

_LOOK = 0.3
_MOST = 100
_UPDATE = StoredUpdate.__table__.c  # type: ignore[attr-defined]  # SQLModel does not declare it


def unsettled(connection: Connection, *, mark: int, clocks: Clocks) -> int:
    """What keepers said up to the update ``mark`` that was not seen to; what is to be told by now and was not written
    down; and, when the day closes, what was written down and did not arrive.
    """
    now = clocks.earliest()
    theirs = _UPDATE.state == "waiting", _UPDATE.update_id <= mark, _UPDATE.chat_id >= FIRST_KEEPER
    waiting: int = connection.execute(select(func.count()).where(*theirs)).scalar_one()
    due = follow_ups.due(connection, now=now, most=_MOST), desks.owed(connection, now=now, most=_MOST)
    covers = handovers.returning(connection, now=now, most=_MOST), handovers.untold(connection, most=_MOST)
    ahead = broadcasts.ahead(connection, now=now, most=_MOST)
    waiting += len(ahead) + sum(len(found) for found in (*due, *covers))
    if clocks.closing:  # last, for what was due becomes a delivery meanwhile
        brought = DELIVERIES.c.key.startswith("follow_up:") | DELIVERIES.c.key.startswith("digest:")
        late = (DELIVERIES.c.due_at <= clocks.latest()) | DELIVERIES.c.outcome.is_not(None)  # or tried, and put off
        brought |= ~DELIVERIES.c.key.startswith("chaos ") & late
        sent = select(func.count()).where(DELIVERIES.c.state == "waiting", brought)
        waiting += connection.execute(sent).scalar_one()
    return waiting


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
            ledger.settled = mark
            ledger.turn()
            mark, until = ledger.latest, time() + stay
