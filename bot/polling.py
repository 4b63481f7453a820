"""Long polling: updates fetched from Telegram and taken in, through outages."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog
from telegram.error import Conflict, Forbidden, InvalidToken, RetryAfter

from bot.dispatching import DispatcherClosedError
from bot.failures import halt_of
from bot.intake import Intake
from bot.messenger import Messenger

log = structlog.get_logger()

_LONG_POLL: Final = 50
_HEAD_START: Final = 3
"""Turns of the event loop before more is asked for: an update is read, and what answers it is with the socket."""

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_CONFLICT_PAUSE: Final = 15.0


REFUSED: Final = "Telegram refuses the bot token; set BIRDCALL_TOKEN to what @BotFather shows."


class PollingRefusedError(Exception):
    """Telegram refuses the bot's token: trying again cannot help."""


class Poller:
    """Fetches updates (Bot API: getUpdates) and has them taken in; the offset passes those that are written down.

    Nothing but a refused token ends it. A flood is waited out for as long as Telegram says, another poller (409) for
    15 s at a time, any other failure for 0.5 s doubling to 30 s; all through ``sleep``, in seconds.
    """

    def __init__(
        self,
        bot: Messenger,
        intake: Intake,
        *,
        allowed_updates: Sequence[str],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Keep the settings; ``run`` does the work."""
        self._bot = bot
        self._intake = intake
        self._allowed_updates = allowed_updates
        self._sleep = sleep
        self._offset: int | None = None
        self._failures = 0
        self._conflict = False
        self._stopped = False
        self._scope = asyncio.timeout(None)
        self._ended = asyncio.Event()
        self._ended.set()

    async def run(self) -> None:
        """Poll until ``stop`` or until the intake drains. Raises ``PollingRefusedError`` for a refused token."""
        self._ended.clear()
        try:
            async with asyncio.timeout(0 if self._stopped else None) as self._scope:
                await self._poll()
        except TimeoutError:
            if not self._scope.expired():
                raise
        finally:
            self._ended.set()

    async def stop(self) -> None:
        """End ``run`` at once, in mid-poll too. What Telegram brings again for that is known by its id."""
        self._stopped = True
        if not self._ended.is_set():
            self._scope.reschedule(0)
            await self._ended.wait()

    async def _poll(self) -> None:
        while True:
            try:
                await self._fetch_and_take()
            except DispatcherClosedError:
                return
            except Exception as error:  # noqa: BLE001 - whatever it was, the bot goes on
                await self._sleep(self._pause_after(error))
            else:
                self._recover()

    async def _fetch_and_take(self) -> None:
        updates = await self._bot.fetch(self._offset, _LONG_POLL, self._allowed_updates)
        if updates:
            await self._intake.take(updates)
            self._offset = max(update["update_id"] for update in updates) + 1
            for _ in range(_HEAD_START):
                await asyncio.sleep(0)

    def _pause_after(self, error: Exception) -> float:
        if isinstance(error, InvalidToken | Forbidden):
            raise PollingRefusedError(REFUSED) from None  # its cause may show the token
        if isinstance(error, RetryAfter):
            log.warning("polling_flood", seconds=halt_of(error))
            return halt_of(error)
        if isinstance(error, Conflict):
            if not self._conflict:
                log.error(
                    "polling_conflict", remedy="another process polls with this token, or a webhook is set: end it"
                )
            self._conflict = True
            return _CONFLICT_PAUSE
        seconds = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(self._failures, 10))
        self._failures += 1
        # What follows quotes a foreign error page, which may show the URL and so the token.
        reason = getattr(error, "message", "").partition(". Parsing the server response")[0]
        log.warning("polling_failed", error=type(error).__name__, reason=reason, seconds=seconds)
        return seconds

    def _recover(self) -> None:
        if self._failures or self._conflict:
            log.info("polling_recovered", failures=self._failures)
        self._failures = 0
        self._conflict = False
