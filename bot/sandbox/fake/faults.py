"""Trouble on demand."""

import asyncio
from collections import deque
from dataclasses import dataclass

from bot.sandbox.fake.chance import POLL, Chance, Rates
from bot.sandbox.fake.errors import ApiError, ConnectionCutError, Trouble, flood


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble waiting for a call; None matches any chat, and any method but the poll for updates."""

    trouble: Trouble
    chat_id: int | None = None
    method: str | None = None

    def hits(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is the one to meet it."""
        wanted = method == self.method if self.method is not None else method != POLL
        return wanted and (self.chat_id is None or self.chat_id == chat_id)


class Faults:
    """Troubles, each used once, oldest first; a delay and chances last until changed."""

    def __init__(self) -> None:
        self._before: deque[Fault] = deque()
        self._after: deque[Fault] = deque()
        self._delay = 0.0
        self._chance: Chance | None = None

    def flood(self, chat_id: int | None, retry_after: int, times: int = 1) -> None:
        """The next ``times`` calls (to ``chat_id``, or to anyone) get 429 with ``retry_after`` whole seconds."""
        self._before.extend([Fault(flood(retry_after), chat_id)] * times)

    def outage(self, times: int = 1, *, method: str | None = None) -> None:
        """The next ``times`` calls get 502 and have no effect; polls for updates only when ``method`` names them."""
        self._before.extend([Fault(ApiError(502, "Bad Gateway"), None, method)] * times)

    def reset_before(self, times: int = 1, *, method: str | None = None) -> None:
        """The connections of the next ``times`` calls are cut before they have an effect."""
        self._before.extend([Fault(ConnectionCutError(), None, method)] * times)

    def reset_after(self, times: int = 1, *, method: str | None = None) -> None:
        """The next ``times`` calls take effect, and then their connections are cut in place of an answer."""
        self._after.extend([Fault(ConnectionCutError(), None, method)] * times)

    def lose_answer(self, times: int = 1, *, method: str | None = None) -> None:
        """The next ``times`` calls take effect and then get 504: the caller cannot know that they did."""
        self._after.extend([Fault(ApiError(504, "Gateway Timeout"), None, method)] * times)

    def delay(self, seconds: float) -> None:
        """Every call from now on waits this long first; 0 ends it."""
        self._delay = seconds

    def by_chance(self, rates: Rates) -> None:
        """From now on calls meet trouble at these rates, besides what was ordered; ``Rates()`` ends it."""
        self._chance = Chance(rates)

    def clear(self) -> None:
        """End all trouble."""
        self._before.clear()
        self._after.clear()
        self._delay = 0.0
        self._chance = None

    async def before(self, method: str, chat_id: int | None) -> None:
        """Wait, then raise the oldest trouble that keeps this call from having an effect."""
        pause = self._delay + (self._chance.pause(method) if self._chance else 0.0)
        if pause:
            await asyncio.sleep(pause)
        trouble = taken(self._before, method, chat_id) or (self._chance.before(method) if self._chance else None)
        if trouble is not None:
            raise trouble

    def after(self, method: str, chat_id: int | None) -> Trouble | None:
        """What comes in place of the answer to this call, which took effect."""
        return taken(self._after, method, chat_id) or (self._chance.after(method) if self._chance else None)


def taken(faults: deque[Fault], method: str, chat_id: int | None) -> Trouble | None:
    """Use up the oldest fault that hits the call."""
    for fault in faults:
        if fault.hits(method, chat_id):
            faults.remove(fault)
            return fault.trouble
    return None
