"""One update, whatever happens: begun once more after a kill, tried again after a failure, given up at last."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import structlog
from telegram import Bot, Update

from bot.arriving import read_update
from bot.attempt import CURRENT, Attempt, NotOursError
from bot.dispatching import AgainError
from bot.failures import Failure, failure_of, place_of
from bot.store import intake
from bot.store.database import TERMS, Connection, Database, StorageDownError
from bot.watching import Watch

log = structlog.get_logger()

MOST_FAILURES: Final = 3
"""So often an update may fail by a mistake of ours before it is parked."""

MOST_STARTS: Final = 10
"""So often an update may be begun and never end, as when it kills the process each time, before it is parked."""

MOST_PASSING: Final = 3000
"""So often an update is tried while Telegram or the database cannot be reached: a day, at the longest pause."""

LONGEST_PAUSE: Final = 30.0
"""Seconds between two tries, at most."""

Handle = Callable[[Update], Awaitable[None]]
Admit = Callable[[Mapping[str, Any]], Awaitable[bool]]


class _GivenUpError(Exception):
    """The update ended the process each time it was begun."""


@dataclass(slots=True)
class InHand:
    """An update in memory. ``repeated``: it may have been answered before.

    ``starts`` counts those whose end is not known, ``passing`` the tries that failed by no fault of its own or ours.
    ``begun``: its next start is written down already.
    """

    update_id: int
    chat_id: int
    raw: Mapping[str, Any]
    starts: int = 0
    failures: int = 0
    passing: int = 0
    repeated: bool = False
    begun: bool = False

    @property
    def untried(self) -> bool:
        """Whether it was never begun before."""
        return not (self.starts or self.failures or self.passing)


class Processor:
    """Called with an update, tries it once; raises AgainError when it is to be tried once more.

    ``handle`` does the work and leaves what went wrong in the attempt; ``apologise`` tells that it was given up;
    ``pause`` gives the seconds to wait after so many failures in a row. ``admit`` is asked once of each update, before
    its first try: one that it does not admit is done with.
    """

    def __init__(
        self,
        database: Database,
        bot: Bot,
        watch: Watch,
        *,
        owner: str,
        handle: Handle,
        apologise: Handle,
        admit: Admit | None = None,
        pause: Callable[[int], float] | None = None,
    ) -> None:
        """Keep what it works with."""
        self._watch = watch
        self._database = database
        self._bot = bot
        self._ids: dict[str, Any] = {"bot_id": int(bot.token.partition(":")[0])}
        self._owner = owner
        self._handle = handle
        self._apologise = apologise
        self._admit = admit
        self._pause = pause or pause_after

    async def __call__(self, item: InHand) -> None:
        """One try."""
        if self._admit and item.untried and not await self._admit(item.raw):
            self._watch.updates["too many"] += 1
            self._database.note(self._over(item))
            return
        attempt = Attempt(item.update_id, item.repeated, self._begun(item))
        item.starts += 1
        CURRENT.set(attempt)
        TERMS.set(partial(self._hold, update_id=item.update_id) if self._database.shared else None)
        structlog.contextvars.bind_contextvars(update_id=item.update_id)
        with suppress(NotOursError):
            await self._try(item, attempt)

    async def _try(self, item: InHand, attempt: Attempt) -> None:
        update: Update | None = None
        try:
            update = read_update(item.raw, self._bot)
            if item.starts > MOST_STARTS:
                raise _GivenUpError
            if self._database.shared:  # while this process slept, another may have taken the update over
                await attempt.may_send()
            await self._handle(update)
            await attempt.may_send()
            if attempt.error:
                raise attempt.error
        except NotOursError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, it is counted and the chat goes on
            item.repeated |= attempt.sent
            await self._failed(item, update, error)
        else:
            self._watch.updates["done"] += 1
            self._database.note(self._over(item))

    def _begun(self, item: InHand) -> asyncio.Future[bool]:
        """Becomes true once this start is written down, false when the update is no longer ours."""
        if item.begun:
            item.begun = False
            begun: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            begun.set_result(True)
            return begun
        begun = self._database.begin(partial(intake.begin, **self._ids, update_id=item.update_id, owner=self._owner))
        begun.add_done_callback(lambda done: done.cancelled() or done.exception())  # it need not be asked
        return begun

    def _hold(self, connection: Connection, *, update_id: int) -> None:
        """Nothing of an attempt is written once another replica has taken its update over: it sees to all of it."""
        if not intake.hold(connection, **self._ids, update_id=update_id, owner=self._owner):
            raise NotOursError

    async def _failed(self, item: InHand, update: Update | None, error: Exception) -> None:
        failure, name = failure_of(error), type(error).__name__
        if failure in (Failure.BLOCKED, Failure.GONE, Failure.MOVED):
            log.info("nobody to answer", failure=failure.value)
            self._watch.updates[failure.value] += 1
            self._database.note(self._over(item))
            return
        if failure in (Failure.PASSING, Failure.FLOOD) and item.passing < MOST_PASSING:
            item.passing += 1
            self._watch.updates["again"] += 1
            log.warning("tried again later", error=name, tries=item.passing)
            self._database.note(self._try_over(item, error=name, passing=True))
            raise AgainError(self._pause(item.passing))
        item.failures += 1
        parked = update is None or item.failures >= MOST_FAILURES or isinstance(error, _GivenUpError)
        self._watch.updates["parked" if parked else "failed"] += 1
        log.error("parked" if parked else "failed", error=name, at=place_of(error), failures=item.failures)
        if parked and update:
            await self._say_sorry(update)
        await self._count(item, name, parked)
        if not parked:
            raise AgainError(self._pause(item.failures))

    async def _count(self, item: InHand, error: str, parked: bool) -> None:
        try:
            await self._database.write(self._try_over(item, error=error, parked=parked))
        except StorageDownError:
            raise AgainError(LONGEST_PAUSE) from None

    def _over(self, item: InHand) -> Callable[[Connection], None]:
        """What writes down that the update is done with."""
        return partial(intake.end, **self._ids, update_id=item.update_id)

    def _try_over(self, item: InHand, **how: Any) -> Callable[[Connection], None]:
        """What writes down that a try failed; it is none of those that never ended."""
        item.starts = int(item.repeated)
        return partial(intake.fail, **self._ids, update_id=item.update_id, answered=item.repeated, **how)

    async def _say_sorry(self, update: Update) -> None:
        try:
            await self._apologise(update)
        except Exception as error:  # noqa: BLE001 - being unable to say so is no reason to begin again
            log.warning("could not apologise", error=type(error).__name__)


def pause_after(tries: int) -> float:
    """Seconds to wait after so many failures in a row: half a second, doubling."""
    return min(LONGEST_PAUSE, 0.25 * 2.0 ** min(tries, 10))
