"""What happens on the phones, as Server-Sent Events for the page."""

import asyncio
from collections.abc import AsyncGenerator

import msgspec

from bot.sandbox.fake import Subscription

QUIET = 15.0
"""Seconds without an event after which a comment keeps the line open."""


async def server_sent(events: Subscription, quiet: float = QUIET) -> AsyncGenerator[bytes, None]:
    """Each event as one ``data:`` line, and a comment at the start and after every ``quiet`` seconds of silence.

    Ends when the subscription does (the reader fell too far behind), and closes it when the reader goes away.
    """
    with events:
        yield b": open\n\n"
        while True:
            try:
                async with asyncio.timeout(quiet):
                    event = await anext(events)
            except TimeoutError:
                yield b": still here\n\n"
            except StopAsyncIteration:
                return
            else:
                yield b"data: " + msgspec.json.encode(event) + b"\n\n"
