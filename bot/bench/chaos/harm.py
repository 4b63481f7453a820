"""What is done to the bots, at random moments, until it is over."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

from bot.bench.chaos.bots import ROOM, Bot
from bot.bench.chaos.clocks import FURTHEST, Clocks
from bot.bench.chaos.databases import Place
from bot.bench.chaos.ledger import Ledger
from bot.intake import LEASE
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.chance import Rates

RATES = Rates(
    reset_before=0.004, reset_after=0.004, bad_gateway=0.006, flood=0.002, slow=0.02, slow_seconds=0.3, polls=True
)
"""Trouble on the way to Telegram, as shares of all calls."""

SLEEPS: Final = (LEASE + 1, LEASE + 4)
"""Seconds for which a replica stands still: so long that another takes its work over, and it knows nothing of that."""

_STEP = 0.1


@dataclass(slots=True)
class Harm:
    """Kills, a full disk, jumps of the clock, replicas that stand still, crashes of the database, and trouble on the
    line.
    """

    fake: FakeTelegram
    bots: Sequence[Bot]
    place: Place
    ledger: Ledger
    clocks: Clocks
    chance: Random
    in_flight: Callable[[Bot], Awaitable[int]]
    crashes: int = 0
    floods: int = 0
    jumps: int = 0

    async def do(self, kill_every: Callable[[], float], over: Callable[[], bool]) -> None:
        """All of it until it is ``over``; then everything is well again, and clocks are put forward.

        ``kill_every`` gives the seconds between two kills on average; the rest is so many times rarer.
        """
        self.fake.faults.by_chance(RATES)
        rarer = {self._kill: 1, self._jump: 7}
        if len(self.bots) > 1:
            rarer[self._sleep] = 20
        if self.place.can_crash:
            rarer[self._crash] = 15
        else:
            rarer[self._fill] = 9
        async with asyncio.TaskGroup() as group:
            for act, times in rarer.items():
                group.create_task(self._again(act, times, kill_every, over))
        self.fake.faults.by_chance(Rates())
        self.clocks.put_forward()

    async def _again(
        self, act: Callable[[], Awaitable[None]], times: int, kill_every: Callable[[], float], over: Callable[[], bool]
    ) -> None:
        wait = self.chance.uniform(0, 2 * times * kill_every())
        while not over():
            await asyncio.sleep(min(wait, _STEP))
            wait -= _STEP
            if wait <= 0:
                await act()
                wait = self.chance.uniform(0, 2 * times * kill_every())

    async def _kill(self) -> None:
        bot = self.chance.choice([bot for bot in self.bots if not bot.asleep])
        await bot.kill()
        await self._count(bot)

    async def _sleep(self) -> None:
        bot = self.chance.choice(self.bots)
        await bot.sleep(partial(self._count, bot), self.chance.uniform(*SLEEPS))

    async def _count(self, bot: Bot) -> None:
        """What it had begun may come again."""
        self.ledger.in_flight += await self.in_flight(bot)

    async def _jump(self) -> None:
        self.clocks.set_wrong(self.chance.choice(self.bots).skew, self.chance.uniform(-FURTHEST, FURTHEST))
        self.jumps += 1

    async def _fill(self) -> None:
        """The files may not grow for a moment."""
        largest = max(path.stat().st_size for path in self.bots[0].folder.glob("birdcall.db*"))
        self.bots[0].fill_disk(largest)
        self.floods += 1
        await asyncio.sleep(self.chance.uniform(0.5, 2))
        self.bots[0].fill_disk(ROOM)

    async def _crash(self) -> None:
        await asyncio.to_thread(self.place.crash)
        self.crashes += 1
