"""Updates waiting for the bot (Bot API: Getting updates)."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from bot.sandbox.fake.errors import ApiError, conflict
from bot.sandbox.fake.limits import POLL_SECONDS, POLL_UPDATES
from bot.sandbox.fake.wire import Json

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
SAME_OFFSET_SECONDS = 0.5
NEVER = float("inf")
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Pending:
    """One update until it is confirmed or ``expires_at`` (unix seconds); updates of one ``lane`` keep their order."""

    update_id: int
    update: Json
    lane: str
    expires_at: float


class UpdateQueue:
    """The one queue of the bot; only ``poll`` needs an event loop."""

    def __init__(self, clock: Callable[[], float], first_id: int = 1) -> None:
        self._clock = clock
        self._next_id = first_id
        self._pending: OrderedDict[int, Pending] = OrderedDict()
        self._watcher: Callable[[Pending], None] | None = None
        self._poller: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._last_answer = -NEVER
        self._soonest = NEVER
        self.allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        self._expire()
        return len(self._pending)

    def __contains__(self, pending: Pending) -> bool:
        self._expire()
        return pending.update_id in self._pending

    def put(self, kind: str, body: Json, lane: str, lasts: float) -> Json:
        """Queue an update for ``lasts`` seconds and return it; a kind the bot did not ask for is not queued."""
        update_id, self._next_id = self._next_id, self._next_id + 1
        update = {"update_id": update_id, kind: body}
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if wanted:
            pending = Pending(update_id, update, lane, self._clock() + lasts)
            self._pending[update_id] = pending
            self._soonest = min(self._soonest, pending.expires_at)
            self._tell(pending)
        return update

    def allow(self, kinds: Collection[str]) -> None:
        """Which kinds are queued from now on; none named means the default (Bot API: allowed_updates)."""
        self.allowed = frozenset(kinds) or None

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies before ``offset``, then wait up to ``seconds`` (50 at most) for 1–100 updates.

        A negative offset keeps only that many of the newest. A second poller ends this one with ApiError 409. Asked for
        the same offset again within half a second, Telegram gives one update only.
        """
        self.interrupt(conflict(OTHER_POLLER))
        self._confirm(offset)
        limit = max(1, min(limit, POLL_UPDATES))
        if offset == self._last_offset and self._clock() < self._last_answer + SAME_OFFSET_SECONDS:
            limit = 1
        self._last_offset = offset
        self._expire()
        if not self._pending and seconds > 0:
            await self._wait_as_poller(min(seconds, POLL_SECONDS))
        self._last_answer = self._clock()
        return [pending.update for pending in islice(self._pending.values(), limit)]

    @property
    def polled(self) -> bool:
        """Whether a poll is waiting now."""
        return self._poller is not None

    def interrupt(self, error: ApiError) -> None:
        """End the poll that is waiting, if one is."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(error)

    @contextmanager
    def watched(self, watcher: Callable[[Pending], None] | None) -> Iterator[None]:
        """Hand ``watcher`` what waits, oldest first, and then every update as it is queued; one at a time watches."""
        if watcher is not None:
            for pending in self.pending():
                watcher(pending)
        self._watcher = watcher
        try:
            yield
        finally:
            self._watcher = None

    def holds(self, update_id: int) -> bool:
        """Whether the bot has not been given this update yet."""
        self._expire()
        return update_id in self._pending

    def pending(self) -> Sequence[Pending]:
        """What waits, oldest first."""
        self._expire()
        return tuple(self._pending.values())

    def remove(self, pending: Pending) -> None:
        """One update was delivered some other way; it may have been dropped meanwhile."""
        self._pending.pop(pending.update_id, None)

    def clear(self) -> None:
        """Forget everything that waits (Bot API: drop_pending_updates)."""
        self._pending.clear()

    async def _wait_as_poller(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = future
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            pass
        finally:
            if self._poller is future:
                self._poller = None

    def _tell(self, pending: Pending) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        if self._watcher is not None:
            self._watcher(pending)

    def _confirm(self, offset: int) -> None:
        while self._pending and (next(iter(self._pending)) < offset if offset >= 0 else len(self._pending) > -offset):
            self._pending.popitem(last=False)

    def _expire(self) -> None:
        now = self._clock()
        if now < self._soonest:
            return
        waiting = [pending for pending in self._pending.values() if pending.expires_at > now]
        self._pending = OrderedDict((pending.update_id, pending) for pending in waiting)
        self._soonest = min((pending.expires_at for pending in waiting), default=NEVER)
