"""Somebody of a crew in a run: does one thing after the other, each when the last was brought."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from random import Random
from typing import Any, ClassVar

from bot.bench.chaos.book_ledger import Book, BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crews import Crew
from bot.bench.chaos.handing import Handing
from bot.bench.chaos.walking import Ahead, Walk
from bot.sandbox.fake import Phone


class Actor(ABC):
    """One of them, perhaps on a way through the bot's screens that leads somewhere, ``STEPS`` times as quick as others.

    Somebody's update is brought once nobody ``waits`` for it any more.
    """

    STEPS: ClassVar[int] = 1

    def __init__(
        self,
        phone: Phone,
        crew: Crew,
        ledger: BookLedger,
        clocks: Clocks,
        chance: Random,
        waits: Callable[[int], bool],
    ) -> None:
        self._phone, self._crew, self._language = phone, crew, crew.languages[phone.user_id]
        self._ledger, self._clocks = ledger, clocks
        self._chance, self._waits = chance, waits
        self._book = ledger.books.setdefault(phone.user_id, Book(phone.user_id))
        self._handing = Handing(phone, self._language, crew, ledger, clocks, chance)
        self._walk: Walk | None = None
        self._last = 0

    async def work(self, pause: float, over: Callable[[], bool]) -> None:
        """Do something every ``pause`` seconds on average, until it is ``over``; nothing in a hush."""
        while not over():
            await asyncio.sleep(self._chance.expovariate(self.STEPS / pause))
            if not self._ledger.hush and not self._waits(self._last):
                self._go_on(self._walk) if self._walk else self._begin()

    @abstractmethod
    def _begin(self) -> None:
        """Do something, or set out for it."""

    def _go_on(self, walk: Walk) -> None:
        """The next step on the way."""
        ahead = None if walk.over else walk.ahead()
        last = ahead is not None and walk.is_last(ahead)
        if walk.over or (ahead and last and not self._sure(ahead)):
            self._walk = self._handing.left(walk)
        elif ahead and not (last and self._waits_to_end()):
            self._did(walk.take(ahead))
            self._book.texts += not ahead.data
            self._walk = self._done(walk, ahead) if last else walk

    def _sure(self, ahead: Ahead) -> bool:
        """Whether the last step is still what was meant when it began."""
        return self._handing.sure(ahead)

    def _waits_to_end(self) -> bool:
        """Whether it is too soon for the last step."""
        return False

    def _done(self, _: Walk, ahead: Ahead) -> Walk | None:
        """The last step was taken; perhaps there is more to do."""
        return self._handing.done(ahead, self._last)

    def _did(self, update: Any) -> None:
        self._last = self._ledger.latest = self._book.last = update["update_id"]
        self._ledger.updates += 1
