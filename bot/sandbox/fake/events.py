"""What the demo page is told while it is open."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Self

from bot.sandbox.fake.wire import Json

WAITING = 1000
"""Events a reader may be behind before it is dropped; it then asks for the whole state again."""


class Subscription:
    """The events from now on, as an asynchronous iterator; it ends when closed or too far behind."""

    def __init__(self, close: Callable[["Subscription"], None]) -> None:
        self._close = close
        self._queue: asyncio.Queue[Json | None] = asyncio.Queue()

    def put(self, event: Json) -> None:
        """Hand over one event without waiting."""
        self._queue.put_nowait(event)
        if self._queue.qsize() > WAITING:
            self.close()

    def waiting(self) -> list[Json]:
        """Every event not yet read, without waiting for more."""
        events: list[Json] = []
        while not self._queue.empty():
            event = self._queue.get_nowait()
            if event is not None:
                events.append(event)
        return events

    def close(self) -> None:
        """Stop listening; what was not read yet may still be read."""
        self._close(self)
        self._queue.put_nowait(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Json:
        event = await self._queue.get()
        if event is None:
            raise StopAsyncIteration
        return event


class Events:
    """The open subscriptions."""

    def __init__(self) -> None:
        self._open: list[Subscription] = []

    def subscribe(self) -> Subscription:
        """Listen from now on; close the subscription afterwards (it is a context manager)."""
        subscription = Subscription(self._forget)
        self._open.append(subscription)
        return subscription

    def close(self) -> None:
        """End every subscription."""
        for subscription in tuple(self._open):
            subscription.close()

    def publish(self, make: Callable[[], Json]) -> None:
        """Tell every reader; the event is only built when there is one."""
        if not self._open:
            return
        event = make()
        for subscription in tuple(self._open):
            subscription.put(event)

    def _forget(self, subscription: Subscription) -> None:
        if subscription in self._open:
            self._open.remove(subscription)
