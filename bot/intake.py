"""Updates on their way in: written down before Telegram is told, then processed, each chat in order."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, Final

import structlog

from bot.arriving import chat_of, is_update, written
from bot.dispatching import Dispatcher
from bot.processing import InHand, Processor
from bot.store import intake, leases
from bot.store.database import Connection, Database
from bot.store.intake import Arrival

log = structlog.get_logger()

LEASE: Final = 10.0
"""Seconds without a sign of life after which a replica counts as gone."""

_LOOK: Final = 0.5


class Intake:
    """Takes the updates of one bot and has each processed once, whatever happens in between.

    ``owner`` names this replica; where the database is not shared, it must be the same at every start.
    """

    def __init__(
        self,
        database: Database,
        process: Processor,
        *,
        bot_id: int,
        owner: str,
        clock: Callable[[], datetime],
        concurrency: int = 32,
        backlog: int = 1000,
    ) -> None:
        """Keep the settings; nothing is read or written yet."""
        self._database = database
        self._process = process
        self._bot_id = bot_id
        self._owner = owner
        self._clock = clock
        self._backlog = backlog
        self._in_hand: set[int] = set()
        self._being_written: Counter[int] = Counter()
        self._dispatcher = Dispatcher(self._processed, concurrency=concurrency, backlog=backlog)

    @property
    def unfinished(self) -> int:
        """How many updates are in hand."""
        return self._dispatcher.unfinished

    async def idle(self) -> None:
        """Wait until nothing is in hand."""
        await self._dispatcher.idle()

    async def take(self, raws: Iterable[Mapping[str, Any]]) -> None:
        """Write updates (Bot API: Update) down and see to them; once this returns Telegram may forget them.

        Waits while too many are in hand. Raises DispatcherClosedError once the bot stops, DatabaseError when they
        cannot be written: then Telegram must bring them again.
        """
        await self._dispatcher.room()
        found = {raw["update_id"]: raw for raw in raws if is_update(raw) and raw["update_id"] not in self._in_hand}
        arrivals = [Arrival(number, chat_of(raw), written(raw)) for number, raw in found.items()]
        self._being_written.update(found.keys())
        begun = self._at_once(arrivals)
        whose: dict[str, Any] = {"bot_id": self._bot_id, "owner": self._owner, "besides": frozenset(self._in_hand)}
        put = partial(intake.put, arrivals=arrivals, begun=begun, now=self._clock(), **whose)
        try:
            ours = await self._database.write(put)
        finally:
            self._being_written -= Counter(found.keys())
        for arrival in ours:
            self._submit(arrival, found.get(arrival.update_id), begun=arrival.update_id in begun)

    async def recover(self) -> None:
        """See to all that an earlier run, or a replica that is no more, left undone, before anything newer."""
        while await self._recover_some():
            pass

    async def keep_recovering(self) -> None:
        """Beside other replicas, for ever: show a sign of life, and see to what those that are no more left."""
        while self._database.shared:
            await asyncio.sleep(_LOOK)
            with suppress(Exception):  # the database is away; whoever writes reports it
                await self._recover_some()

    async def _recover_some(self) -> int:
        await self._dispatcher.room()
        most = self._backlog - self._dispatcher.unfinished
        # As of now: what is given to the database later is done later.
        known = self._in_hand | self._being_written.keys()
        found = await self._database.write(partial(self._left_undone, besides=known, most=most))
        for arrival in found:
            self._submit(arrival)
        if found:
            log.info("updates recovered", count=len(found))
        return len(found)

    async def drain(self, seconds: float) -> int:
        """Begin nothing more, give what runs ``seconds`` to finish; how many updates stay for the next run."""
        left = await self._dispatcher.drain(seconds)
        with suppress(Exception):  # else the others notice by the time
            await self._database.write(partial(leases.drop, holder=self._owner))
        return left

    def _at_once(self, arrivals: Sequence[Arrival]) -> frozenset[int]:
        """The updates that will be begun as soon as they are written down: then their start may be along with them.

        None where another replica may have to see to them.
        """
        if self._database.shared:
            return frozenset()
        first = {arrival.chat_id: arrival.update_id for arrival in reversed(arrivals)}
        return frozenset(first[chat] for chat in self._dispatcher.places(arrival.chat_id for arrival in arrivals))

    def _submit(self, arrival: Arrival, raw: Mapping[str, Any] | None = None, *, begun: bool = False) -> None:
        if arrival.update_id in self._in_hand:
            return
        raw, starts = raw or json.loads(arrival.body), arrival.starts
        item = InHand(
            arrival.update_id, arrival.chat_id, raw, starts, arrival.failures, repeated=starts > 0, begun=begun
        )
        self._dispatcher.submit(item.chat_id, item)
        self._in_hand.add(item.update_id)

    async def _processed(self, item: InHand) -> None:
        await self._process(item)
        self._in_hand.discard(item.update_id)

    def _left_undone(self, connection: Connection, *, besides: Collection[int], most: int) -> list[Arrival]:
        now = self._clock()
        whose: dict[str, Any] = {"bot_id": self._bot_id, "owner": self._owner}
        if self._database.shared:
            leases.show_life(connection, replica=self._owner, seconds=LEASE, now=now)
        intake.take_over(connection, **whose, now=now)
        return list(intake.waiting(connection, **whose, besides=besides, most=most))
