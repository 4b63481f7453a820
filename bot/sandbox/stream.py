"""What happens on the phones, as Server-Sent Events for the page."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import msgspec

from bot.sandbox.fake import Subscription

QUIET = 15.0
"""Seconds without an event after which a comment keeps the line open."""


class EventStreams:
    """The open streams; each reader has its own, from the moment it asks."""

    def __init__(self, subscribe: Callable[[], Subscription], quiet: float = QUIET) -> None:
        self._subscribe = subscribe
        self._quiet = quiet
        self._open: set[Subscription] = set()

    def open(self) -> AsyncGenerator[bytes, None]:
        """Begin a stream: a comment at the start and after every quiet while, each event as one ``data:`` line.

        It ends when its reader falls too far behind or on ``hang_up``; a reader who goes away is forgotten.
        """
        events = self._subscribe()
        self._open.add(events)
        return self._stream(events)

    def hang_up(self) -> None:
        """End every open stream; the pages then look for the server again."""
        for events in tuple(self._open):
            events.close()

    async def _stream(self, events: Subscription) -> AsyncGenerator[bytes, None]:
        try:
            yield b": open\n\n"
            while True:
                yield await self._next(events)
        except StopAsyncIteration:
            return
        finally:
            self._open.discard(events)
            events.close()

    async def _next(self, events: Subscription) -> bytes:
        try:
            async with asyncio.timeout(self._quiet):
                event = await anext(events)
        except TimeoutError:
            return b": still here\n\n"
        return b"data: " + msgspec.json.encode(event) + b"\n\n"
