"""Time passes in a run: on to the next station when what there was to say at this one is under way."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks

DAYS = 12
"""Days that pass in a run: fewer than what was delivered is remembered."""

SHORTEST = 2.0
"""Seconds at a station, at least."""

_LOOK = 0.3


async def pass_time(
    clocks: Clocks,
    ledger: BookLedger,
    seconds: float,
    settled: Callable[[int], Awaitable[bool]],
    over: Callable[[], bool],
) -> None:
    """Let ``DAYS`` days pass in so many seconds, or fewer.

    It begins when the first reply came. What was said at one station is seen to before the next one is left: so it is
    known on which day that was. While the day closes nobody says anything more: what is late by then might come to
    nothing.
    """
    time, stay = asyncio.get_running_loop().time, max(SHORTEST, seconds / DAYS / 4)
    mark, until = ledger.latest, time() + stay
    while not over() and not clocks.over:
        await asyncio.sleep(_LOOK)
        if not ledger.replies or time() < until:
            continue
        ledger.hush = clocks.closing
        mark = ledger.latest if ledger.hush else mark
        if await settled(mark):
            clocks.pass_on()
            ledger.settled, ledger.hush = mark, False
            ledger.turn()
            mark, until = ledger.latest, time() + stay
    ledger.hush = False
