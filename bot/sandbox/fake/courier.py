"""Bringing updates to a webhook for as long as the bot runs."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from bot.sandbox.fake.updates import Pending, UpdateQueue
from bot.sandbox.fake.webhook import Webhook, post

LONGEST_PAUSE = 60.0

Sleep = Callable[[float], Awaitable[object]]


class Courier:
    """Brings updates to one webhook as the Bot API server does (tdlib/telegram-bot-api: WebhookActor.cpp).

    Updates of one lane go one by one, in order; lanes go side by side, with at most ``max_connections`` under way. What
    is refused or finds no server is tried again at once, then after 2, 4, 8… up to 60 seconds, until the update
    expires; only its own lane waits for it. ``sleep`` waits for seconds of ``clock``.
    """

    def __init__(self, webhook: Webhook, queue: UpdateQueue, clock: Callable[[], float], sleep: Sleep) -> None:
        self._webhook = webhook
        self._queue = queue
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, deque[Pending]] = {}
        self._bringing: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Semaphore(webhook.max_connections)

    async def run(self) -> None:
        """Deliver until another webhook is set; what is under way then is given up."""
        async with asyncio.TaskGroup() as group:
            take = partial(self._take, group) if self._webhook.goes_somewhere else None
            with self._queue.watched(take):
                await self._webhook.over.wait()
            for task in self._bringing:
                task.cancel()

    def _take(self, group: asyncio.TaskGroup, pending: Pending) -> None:
        lane = self._lanes.get(pending.lane)
        if lane is None:
            lane = self._lanes[pending.lane] = deque()
            task = group.create_task(self._bring_all(pending.lane, lane))
            self._bringing.add(task)
            task.add_done_callback(self._bringing.discard)
        lane.append(pending)

    async def _bring_all(self, name: str, lane: deque[Pending]) -> None:
        while lane:
            await self._bring(lane[0])
            lane.popleft()
        del self._lanes[name]

    async def _bring(self, pending: Pending) -> None:
        for pause in pauses():
            if pending not in self._queue:
                return
            async with self._gate:
                taken = await post(self._webhook, pending, int(self._clock()))
            if taken or self._clock() + pause > pending.expires_at:
                self._queue.remove(pending)
                return
            await self._sleep(pause)


def pauses() -> Iterator[float]:
    """How long to wait after each failure."""
    yield 0.0
    pause = 2.0
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)
