"""The way out for what nobody waits for at this moment: deliveries, sent at Telegram's pace, each until it ends."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

import structlog

from bot.failures import place_of
from bot.messenger import Messenger
from bot.outcomes import Outcomes
from bot.store import leases, outbox
from bot.store.database import Connection, Database, DatabaseError
from bot.store.outbox import Claimed
from bot.watching import Watch

log = structlog.get_logger()

BATCH: Final = 60
"""Deliveries in hand at most: two seconds of sending."""

AT_A_TIME: Final = 16
"""Sendings under way at most: half a second of round trip at full pace."""

LEASE: Final = 20.0
"""Seconds for which claimed deliveries are ours; after a death, others wait so long for them."""

SENDER_LEASE: Final = 10.0
"""Seconds without a renewal after which another replica becomes the one that sends to many."""

AHEAD: Final = 0.03
"""Seconds before its turn at which a delivery is written down as begun: so the database does not make it late, and
messages leave as evenly as Telegram counts them.
"""

LATE: Final = 0.02
"""Seconds after its turn at which a message waits for the next one, or all that a slow database held up would leave at
once.
"""

PATIENCE: Final = 3.0
"""Seconds a delivery in hand may wait for its chat's turn before it is put back."""


@dataclass(frozen=True, slots=True, eq=False)
class _InHand:
    delivery: Claimed
    until: float


class Deliverer:
    """Sends what is due, from ``run`` until ``stop``. Of the replicas that share a database, one does at a time.

    ``look`` is how often it looks for something due, in seconds; ``nudge`` has it look at once.
    """

    def __init__(
        self,
        database: Database,
        bot: Messenger,
        watch: Watch,
        *,
        holder: str,
        clock: Callable[[], datetime],
        look: float = 1.0,
        lease: float = LEASE,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Keep the settings; ``run`` does the work."""
        self._database = database
        self._bot = bot
        self._now = bot.now
        self._outcomes = Outcomes(database, bot, watch, holder=holder, clock=clock, chance=chance)
        self._holder = holder
        self._clock = clock
        self._look = look
        self._lease = lease
        self._queue: list[_InHand] = []
        self._sending: set[int] = set()
        self._places = asyncio.Semaphore(AT_A_TIME)
        self._nudged = asyncio.Event()
        self._stopped = False
        self._look_at = float("-inf")

    def nudge(self) -> None:
        """Something may be due now."""
        self._nudged.set()

    def stop(self) -> None:
        """End ``run`` once what is being sent has been."""
        self._stopped = True
        self._nudged.set()

    async def run(self) -> None:
        """Send what is due until stopped; what is in hand then is given back."""
        await self._give_back()
        async with asyncio.TaskGroup() as sendings:
            while not self._stopped:
                try:
                    wait = await self._step(sendings)
                except Exception as error:  # noqa: BLE001 - whatever it was, what is due still has to go out
                    log.error("not sending", error=type(error).__name__, at=place_of(error))
                    wait = self._look
                if wait:
                    await self._pause(wait)
        await self._give_back()

    async def _step(self, sendings: asyncio.TaskGroup) -> float:
        """Begin one sending, if any may begin; for how many seconds there is nothing to do."""
        if len(self._queue) < BATCH // 2 and self._now() >= self._look_at:
            await self._claim()
        now = self._now()
        ready = {held: self._bot.pace.bulk_at(held.delivery.chat_id, now) for held in self._queue if held.until > now}
        self._queue = [held for held in ready if ready[held] - now <= PATIENCE]
        for held in ready.keys() - set(self._queue):
            self._outcomes.halted(held.delivery, ready[held] - now)
        if not self._queue:
            return self._look_at - now
        held = min(self._queue, key=ready.__getitem__)
        if ready[held] > now + AHEAD:
            return ready[held] - now - AHEAD
        await self._places.acquire()
        self._queue.remove(held)
        turn = max(ready[held], self._now())
        self._bot.pace.sent(held.delivery.chat_id, turn)
        self._sending.add(held.delivery.id)
        sendings.create_task(self._send(held.delivery, turn))
        return 0

    async def _claim(self) -> None:
        self._look_at = self._now() + self._look
        self._nudged.clear()
        try:
            claimed = await self._database.write(self._claimed)
        except DatabaseError as error:
            log.warning("nothing claimed", error=type(error).__name__)
            return
        until = self._now() + self._lease / 2  # the other half is for the sending itself
        in_hand = self._sending | {held.delivery.id for held in self._queue}  # its lease is over when a clock jumped
        self._queue += [_InHand(delivery, until) for delivery in claimed if delivery.id not in in_hand]
        if len(claimed) == BATCH:
            self._look_at = self._now()

    def _claimed(self, connection: Connection) -> list[Claimed]:
        now = self._clock()
        if self._database.shared and not leases.hold(
            connection, name="sends to many", holder=self._holder, seconds=SENDER_LEASE, now=now
        ):
            return []
        return outbox.claim(connection, holder=self._holder, now=now, most=BATCH, seconds=self._lease)

    async def _send(self, delivery: Claimed, turn: float) -> None:
        try:
            if delivery.expired:
                self._outcomes.expired(delivery)
            elif await self._database.write(
                partial(outbox.begin, delivery_id=delivery.id, holder=self._holder, now=self._clock())
            ):
                await self._take_turn(turn)
                if (halt := self._bot.pace.halted_until(delivery.chat_id) - self._now()) > 0:
                    self._outcomes.halted(delivery, halt)
                    return
                number = await self._bot.deliver(delivery.chat_id, delivery.content, repeated=delivery.begun)
                self._outcomes.sent(delivery, number)
        except Exception as error:  # noqa: BLE001 - whatever it was, it is recorded and the others go on
            self._outcomes.failed(delivery, error)
        finally:
            self._sending.discard(delivery.id)
            self._places.release()

    async def _take_turn(self, turn: float) -> None:
        await self._bot.wait_until(turn)
        if (now := self._now()) > turn + LATE:
            await self._bot.wait_until(self._bot.pace.missed(now))

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
                self._nudged.clear()
                self._look_at = self._now()

    async def _give_back(self) -> None:
        with suppress(DatabaseError):  # else its lease ends by itself
            await self._database.write(partial(outbox.release, holder=self._holder))
