"""Time passes in a run: on to the next station when what there was to say at this one is under way."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.settling import Settling

DAYS = 12
"""Days that pass in a run: fewer than what was delivered is remembered."""

SHORTEST = 1.2
"""Seconds at a station, at least."""

_LOOK = 0.3


async def pass_time(
    clocks: Clocks,
    ledger: BookLedger,
    seconds: float,
    settled: Callable[[Settling], Awaitable[bool]],
    over: Callable[[], bool],
) -> None:
    """Let ``DAYS`` days pass in so many seconds, or fewer.

    It begins when the first reply came. What was said at one station is seen to before the next one is left: so it is
    known on which day that was.
    """
    time, stay = asyncio.get_running_loop().time, max(SHORTEST, seconds / DAYS / 4)
    here, until = Settling(clocks, ledger.latest), time() + stay
    while not over() and not clocks.over:
        await asyncio.sleep(_LOOK)
        if ledger.replies and time() >= until and await settled(here):
            clocks.pass_on()
            ledger.settled = here.mark
            ledger.turn()
            here, until = Settling(clocks, ledger.latest), time() + stay
