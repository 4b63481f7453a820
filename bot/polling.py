"""Long polling: updates fetched from Telegram and handed to the dispatcher, through outages."""

import asyncio
import warnings
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Final, cast

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.intake import Dispatcher, DispatcherClosedError, read_update

log = structlog.get_logger()

_LONG_POLL: Final = 50
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_CONFLICT_PAUSE: Final = 15.0
_CONFIRM_WITHIN: Final = 1.0


REFUSED: Final = "Telegram refuses the bot token; set BIRDCALL_TOKEN to what @BotFather shows."


class PollingRefusedError(Exception):
    """Telegram refuses the bot's token: trying again cannot help."""


class Poller:
    """Fetches updates (Bot API: getUpdates) and submits each; the offset passes an update once it was accepted.

    Nothing but a refused token ends it. A flood is waited out for as long as Telegram says, another poller (409) for
    15 s at a time, any other failure for 0.5 s doubling to 30 s; all through ``sleep``, in seconds.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        *,
        allowed_updates: Sequence[str],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Keep the settings; ``run`` does the work."""
        self._bot = bot
        self._dispatcher = dispatcher
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
        """Poll until ``stop`` or until the dispatcher drains. Raises ``PollingRefusedError`` for a refused token."""
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
        """End ``run`` at once, in mid-poll too, and tell Telegram what was accepted: within about a second."""
        self._stopped = True
        if not self._ended.is_set():
            self._scope.reschedule(0)
            await self._ended.wait()
        if self._offset is not None:
            await self._confirm()

    async def _poll(self) -> None:
        while True:
            try:
                await self._fetch_and_submit()
            except DispatcherClosedError:
                return
            except Exception as error:  # noqa: BLE001 - whatever it was, the bot goes on
                await self._sleep(self._pause_after(error))
            else:
                self._recover()

    async def _fetch_and_submit(self) -> None:
        try:
            updates = await self._bot.get_updates(
                offset=self._offset, timeout=_LONG_POLL, allowed_updates=self._allowed_updates
            )
        except TelegramError:
            raise
        except Exception:  # noqa: BLE001 - what its parsing happens to raise
            # The library reads a batch whole or not at all: one odd update would hold back the rest for ever.
            for raw in await self._fetch_raw():
                await self._accept(raw["update_id"], read_update(raw, self._bot))
            return
        for update in updates:
            await self._accept(update.update_id, update)

    async def _fetch_raw(self) -> list[dict[str, Any]]:
        parameters = {"offset": self._offset, "timeout": 0, "allowed_updates": self._allowed_updates}
        with warnings.catch_warnings(action="ignore"):  # against calling a known method by its name
            return cast(list[dict[str, Any]], await self._bot.do_api_request("getUpdates", api_kwargs=parameters))

    async def _accept(self, update_id: int, update: Update | None) -> None:
        if update:
            await self._dispatcher.submit(update)
        self._offset = update_id + 1

    async def _confirm(self) -> None:
        try:
            async with asyncio.timeout(_CONFIRM_WITHIN):
                await self._bot.get_updates(
                    offset=self._offset, limit=1, timeout=0, allowed_updates=self._allowed_updates
                )
        except TimeoutError:
            pass  # receiving the call confirms, and Telegram may hold a repeated offset's answer for 3 s
        except Exception as error:  # noqa: BLE001 - stopping goes on
            log.warning("offset_not_confirmed", error=type(error).__name__)

    def _pause_after(self, error: Exception) -> float:
        if isinstance(error, InvalidToken | Forbidden):
            raise PollingRefusedError(REFUSED) from error
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            seconds: float = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            log.warning("polling_flood", seconds=seconds)
            return seconds
        if isinstance(error, Conflict):
            if not self._conflict:
                log.error(
                    "polling_conflict", remedy="another process polls with this token, or a webhook is set: end it"
                )
            self._conflict = True
            return _CONFLICT_PAUSE
        seconds = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self._failures, 10))
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
