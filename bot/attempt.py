"""What is being processed now: the update at hand, told to whatever it calls."""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass


class NotOursError(Exception):
    """Another replica has taken this update: nothing more is to be done with it here."""


@dataclass(slots=True)
class Attempt:
    """One try at an update.

    ``repeated``: it was begun before and its end is not known, so it may have been answered. ``begun`` becomes true
    once the start is written down, false when the update belongs to another replica. ``sent`` tells whether a message
    was given to Telegram since; ``error`` is what a handler failed with.
    """

    update_id: int
    repeated: bool
    begun: asyncio.Future[bool]
    sent: bool = False
    error: Exception | None = None

    async def may_send(self) -> None:
        """Wait until a kill would be known to have come after a start. Raises NotOursError."""
        if not await self.begun:
            raise NotOursError


CURRENT: ContextVar[Attempt | None] = ContextVar("birdcall_attempt", default=None)
"""The attempt of the task that asks; none outside of processing."""
