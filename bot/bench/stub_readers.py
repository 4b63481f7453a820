"""Who of the readers of the stub was to hear something, and how often each did."""

import time
from collections import Counter
from typing import Any, Final
from urllib.parse import quote_plus

from bot.bench.load import FIRST_READER
from bot.screens.wording import REPEATED

_MARK: Final = quote_plus(REPEATED.strip()).encode()


class Readers:
    """Readers are waited for from ``expect`` on, until each has heard or cannot."""

    def __init__(self) -> None:
        self._waited_for: set[int] = set()
        self._blocked: set[int] = set()
        self._heard: Counter[int] = Counter()
        self._repeats: Counter[int] = Counter()
        self._since = 0.0

    def expect(self, readers: int) -> None:
        """So many are to hear something new."""
        self._waited_for = set(range(FIRST_READER, FIRST_READER + readers))
        for known in (self._blocked, self._heard, self._repeats):
            known.clear()
        self._since = time.perf_counter()

    def heard(self, chat: int, body: bytes) -> dict[str, Any] | None:
        """A message came; once nobody is waited for any more, that."""
        (self._repeats if _MARK in body else self._heard)[chat] += 1
        return self._over(chat)

    def cannot(self, chat: int) -> dict[str, Any] | None:
        """This reader switched the bot off; as above."""
        self._blocked.add(chat)
        return self._over(chat)

    def ledger(self) -> dict[str, int]:
        """``lost``: still waited for. ``twice``: heard the same again, with nothing to say so. ``repeats``: with it."""
        had = self._heard.keys() | self._repeats.keys()
        return {
            "lost": len(self._waited_for),
            "twice": sum(times - 1 for times in self._heard.values()),
            "repeats": sum(self._repeats.values()),
            "heard": len(had),
            "blocked": len(self._blocked),
        }

    def _over(self, chat: int) -> dict[str, Any] | None:
        if chat not in self._waited_for:
            return None
        self._waited_for.discard(chat)
        return None if self._waited_for else {"delivered": True, "seconds": time.perf_counter() - self._since}
