"""Readers of what leads write: they answer, and change their mind."""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Final

from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.broadcast_ledger import Answer
from bot.sandbox.fake import Phone
from bot.sandbox.fake.messages import ShownMessage

LATEST: Final = 3
"""Of so many broadcasts somebody may still answer otherwise."""

_ANSWERS: Final = ("seen", "done", "why")
_WAYS: Final = (*_ANSWERS, "cannot", "back")


class Reader:
    """One of the reps, with the other hand: taps whatever is below a broadcast, once their last tap was brought."""

    def __init__(self, phone: Phone, ledger: BookLedger, chance: Random, waits: Callable[[int], bool]) -> None:
        self._phone, self._ledger = phone, ledger
        self._chance, self._waits = chance, waits
        self._last = 0
        ledger.broadcasts.readers.add(phone.user_id)

    async def work(self, pause: float, over: Callable[[], bool]) -> None:
        """Do something every ``pause`` seconds on average, until it is ``over``."""
        while not over():
            await asyncio.sleep(self._chance.expovariate(1 / pause))
            brought = self._ledger.broadcasts.brought[self._phone.user_id][-LATEST:]
            if brought and not self._ledger.hush and not self._waits(self._last):
                self._tap(self._chance.choice(brought))

    def _tap(self, message_id: int) -> None:
        shown = next((one for one in reversed(self._phone.messages) if one.message_id == message_id), None)
        found = self._ways(shown) if shown else []
        if not found:
            return
        data = self._chance.choice(found)
        update: int = self._phone.tap(data=data, message_id=message_id)["update_id"]
        self._last = self._ledger.latest = update
        self._ledger.updates += 1
        _, number, verb, *more = data.split(":")
        if verb in _ANSWERS:
            answer = Answer(update, "cannot", *more) if verb == "why" else Answer(update, verb)
            self._ledger.broadcasts.answers[int(number), self._phone.user_id].append(answer)

    def _ways(self, shown: ShownMessage) -> list[str]:
        data = [one.data for one in shown.flat if one.data and one.data.startswith("a:")]
        return [one for one in data if one.split(":")[2] in _WAYS]
