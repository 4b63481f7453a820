"""Trouble on demand."""

import asyncio
from collections import deque
from dataclasses import dataclass

from bot.sandbox.fake.errors import ApiError, flood

POLL = "getUpdates"


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal waiting for a call; None matches any chat, and any method but the poll for updates."""

    error: ApiError
    chat_id: int | None = None
    method: str | None = None

    def hits(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is the one to refuse."""
        wanted = method == self.method if self.method is not None else method != POLL
        return wanted and (self.chat_id is None or self.chat_id == chat_id)


class Faults:
    """Refusals, each used once, oldest first; a delay lasts until it is changed."""

    def __init__(self) -> None:
        self._before: deque[Fault] = deque()
        self._after: deque[Fault] = deque()
        self._delay = 0.0

    def flood(self, chat_id: int | None, retry_after: int, times: int = 1) -> None:
        """The next ``times`` calls (to ``chat_id``, or to anyone) get 429 with ``retry_after`` whole seconds."""
        self._before.extend([Fault(flood(retry_after), chat_id)] * times)

    def outage(self, times: int = 1, *, method: str | None = None) -> None:
        """The next ``times`` calls get 502 and have no effect; polls for updates only when ``method`` names them."""
        self._before.extend([Fault(ApiError(502, "Bad Gateway"), None, method)] * times)

    def lose_answer(self, times: int = 1, *, method: str | None = None) -> None:
        """The next ``times`` calls take effect and then get 504: the caller cannot know that they did."""
        self._after.extend([Fault(ApiError(504, "Gateway Timeout"), None, method)] * times)

    def delay(self, seconds: float) -> None:
        """Every call from now on waits this long first; 0 ends it."""
        self._delay = seconds

    def clear(self) -> None:
        """End all trouble."""
        self._before.clear()
        self._after.clear()
        self._delay = 0.0

    async def before(self, method: str, chat_id: int | None) -> None:
        """Wait, then raise the oldest refusal that hits this call."""
        if self._delay:
            await asyncio.sleep(self._delay)
        if self._before:
            take(self._before, method, chat_id)

    def after(self, method: str, chat_id: int | None) -> None:
        """Raise the oldest lost answer that hits this call."""
        if self._after:
            take(self._after, method, chat_id)


def take(faults: deque[Fault], method: str, chat_id: int | None) -> None:
    """Use up and raise the oldest fault that hits the call."""
    for fault in faults:
        if fault.hits(method, chat_id):
            faults.remove(fault)
            raise fault.error
