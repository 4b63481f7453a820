"""Order within a chat, chats side by side, and both bounded."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextvars import copy_context
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

import structlog

log = structlog.get_logger()

T = TypeVar("T")


class DispatcherClosedError(Exception):
    """The dispatcher accepts no more."""


class AgainError(Exception):
    """Raised by whoever processes: the same once more after ``seconds``, and nothing of its chat before."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class Dispatcher(Generic[T]):
    """Runs ``process`` for every item: one at a time and in order within a chat, at most ``concurrency`` in all.

    A chat gives up its turn after each item, so one that floods holds one turn and no more; while an item waits to be
    processed again it holds none. ``room`` waits while ``backlog`` items are unfinished. The tasks are the dispatcher's
    own; each starts in the context that the dispatcher was made in.
    """

    def __init__(self, process: Callable[[T], Awaitable[None]], *, concurrency: int = 32, backlog: int = 1000) -> None:
        """Keep the settings; tasks start with the items."""
        self._process = process
        self._concurrency = concurrency
        self._backlog = backlog
        self._unfinished = 0
        self._changed = asyncio.Event()
        self._chats: dict[int, deque[T]] = {}
        self._turns: deque[int] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._later: set[asyncio.TimerHandle] = set()
        self._closed = False
        self._context = copy_context()

    @property
    def unfinished(self) -> int:
        """How many items were accepted and are not done."""
        return self._unfinished

    def places(self, chats: Iterable[int]) -> set[int]:
        """Those of these chats, the first of them first, of which an item would be begun at once."""
        left = self._concurrency - len(self._running) - len(self._turns)
        return set(islice(dict.fromkeys(chat for chat in chats if chat not in self._chats), max(0, left)))

    async def room(self) -> None:
        """Wait until more may be submitted. Raises ``DispatcherClosedError`` once draining began."""
        while not self._closed and self._unfinished >= self._backlog:
            self._changed.clear()
            await self._changed.wait()
        if self._closed:
            raise DispatcherClosedError

    async def idle(self) -> None:
        """Wait until everything that was submitted is done."""
        while self._unfinished:
            self._changed.clear()
            await self._changed.wait()

    def submit(self, chat: int, item: T) -> None:
        """Accept an item. Raises ``DispatcherClosedError`` once draining began."""
        if self._closed:
            raise DispatcherClosedError
        self._unfinished += 1
        if chat in self._chats:
            self._chats[chat].append(item)
            return
        self._chats[chat] = deque([item])
        self._take_turn(chat)

    async def drain(self, timeout: float) -> int:  # noqa: ASYNC109 - part of what it does, not a guard around it
        """Begin nothing more and let what runs finish for ``timeout`` seconds; how many items are left undone."""
        self._closed = True
        self._turns.clear()
        for timer in self._later:
            timer.cancel()
        self._changed.set()
        running = tuple(self._running)
        if running:
            await asyncio.wait(running, timeout=timeout)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return self._unfinished

    def _take_turn(self, chat: int) -> None:
        self._turns.append(chat)
        self._give_turns()

    def _give_turns(self) -> None:
        while self._turns and len(self._running) < self._concurrency and not self._closed:
            chat = self._turns.popleft()
            work = self._run(self._chats[chat][0])
            task = asyncio.create_task(work, context=self._context.copy())  # noqa: TID251 - kept, and drained
            self._running.add(task)
            task.add_done_callback(partial(self._end_turn, chat))

    async def _run(self, item: T) -> None:
        try:
            await self._process(item)
        except AgainError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, the chat goes on
            log.error("not processed", error=type(error).__name__)

    def _end_turn(self, chat: int, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        again = None if task.cancelled() else task.exception()
        if task.cancelled() and self._closed:
            return
        if isinstance(again, AgainError):
            self._return_later(chat, again.seconds)
        else:
            self._finish(chat)
        self._give_turns()

    def _finish(self, chat: int) -> None:
        self._chats[chat].popleft()
        self._unfinished -= 1
        self._changed.set()
        if self._chats[chat]:
            self._turns.append(chat)
        else:
            del self._chats[chat]

    def _return_later(self, chat: int, seconds: float) -> None:
        def return_() -> None:
            self._later.discard(timer)
            self._take_turn(chat)

        timer = asyncio.get_running_loop().call_later(seconds, return_)
        self._later.add(timer)
