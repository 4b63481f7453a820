"""The first call to Telegram: a bot may start before its network does, and with a token that is none."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from telegram.error import Forbidden, InvalidToken, TelegramError

from bot.app import App
from bot.polling import REFUSED, PollingRefusedError

log = structlog.get_logger()

LONGEST_PAUSE = 30.0
"""Seconds between two tries to reach Telegram, at most."""


async def patiently(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> None:
    """Call Telegram until it answers: a bot may start before its network does. Gives up on ``stop``.

    Raises PollingRefusedError when Telegram refuses the token: trying again cannot help.
    """
    pause = 0.5
    while not stop.is_set():
        try:
            await call()
        except (InvalidToken, Forbidden):
            raise PollingRefusedError(REFUSED) from None  # its cause would show the token
        except TelegramError as error:
            log.warning("telegram not reached", error=type(error).__name__, seconds=pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        else:
            return


async def connected(application: App, stop: asyncio.Event) -> bool:
    """Telegram knows the bot; False when it was stopped before. Raises PollingRefusedError."""
    try:
        await patiently(application.initialize, stop)
    except PollingRefusedError:
        await application.bot.close_connections()
        raise
    if stop.is_set():
        await application.bot.close_connections()
    return not stop.is_set()
