"""Updates on their way in: read, then processed with chats side by side and each chat in order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import Any

import structlog
from telegram import Bot, Update

log = structlog.get_logger()

_SHARED = 0


class DispatcherClosedError(Exception):
    """The dispatcher accepts no more updates; an unconfirmed one will be brought by Telegram again."""


class Dispatcher:
    """Runs ``process`` for every update: one at a time and in order within a chat, at most ``concurrency`` in all.

    A chat gives up its turn after each update, so one that floods holds one turn and no more. At most ``backlog``
    updates are accepted and unfinished. A failing update is logged by its id and error class only, and its chat goes
    on. The tasks are the dispatcher's own; each starts in the context that the dispatcher was made in.
    """

    def __init__(
        self, process: Callable[[Update], Awaitable[None]], *, concurrency: int = 32, backlog: int = 1000
    ) -> None:
        """Keep the settings; tasks start with the updates."""
        self._process = process
        self._concurrency = concurrency
        self._room = asyncio.Semaphore(backlog)
        self._chats: dict[int, deque[Update]] = {}
        self._turns: deque[int] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False
        self._context = copy_context()

    async def submit(self, update: Update) -> None:
        """Accept an update, waiting while the backlog is full. Raises ``DispatcherClosedError`` once draining began."""
        await self._room.acquire()
        if self._closed:
            self._room.release()
            raise DispatcherClosedError
        chat = _chat(update)
        if chat in self._chats:
            self._chats[chat].append(update)
            return
        self._chats[chat] = deque([update])
        self._idle.clear()
        self._turns.append(chat)
        self._give_turns()

    async def drain(self, timeout: float) -> int:  # noqa: ASYNC109 - part of what it does, not a guard around it
        """Accept no more and finish for ``timeout`` seconds; cancels the updates left then and returns their number."""
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._idle.wait()
        dropped = sum(map(len, self._chats.values()))
        self._turns.clear()
        self._chats.clear()
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return dropped + len(running)

    def _give_turns(self) -> None:
        while self._turns and len(self._running) < self._concurrency:
            chat = self._turns.popleft()
            update = self._chats[chat].popleft()
            task = asyncio.create_task(self._run(update), context=self._context.copy())  # noqa: TID251 - kept, drained
            self._running.add(task)
            task.add_done_callback(partial(self._end_turn, chat))

    async def _run(self, update: Update) -> None:
        try:
            await self._process(update)
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 - whatever it was, the chat goes on
            log.error("update_failed", update_id=update.update_id, error=type(error).__name__)

    def _end_turn(self, chat: int, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._room.release()
        if self._chats.get(chat):
            self._turns.append(chat)
        else:
            self._chats.pop(chat, None)
        if not self._chats:
            self._idle.set()
        self._give_turns()


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update | None:
    """Parse one update (Bot API: Update); ``None``, and a logged line, for one this library cannot read."""
    try:
        return Update.de_json(dict(raw), bot)
    except Exception as error:  # noqa: BLE001 - the library raises what its parsing happens to raise
        log.error("update_unreadable", update_id=raw.get("update_id"), error=type(error).__name__)
        return None


def _chat(update: Update) -> int:
    """Name what orders an update: its chat, else its user (whose private chat has the same id), else one for all."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else _SHARED
