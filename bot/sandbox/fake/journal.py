"""What the bot asked of Telegram, and what it was told."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.fake.errors import Trouble
from bot.sandbox.fake.wire import Json


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One call: ``at`` in unix seconds, the ``seconds`` it took, its ``result`` or the ``error`` that refused it.

    Not ``answered`` is a call that took effect, though its caller was not told so.
    """

    at: float
    method: str
    params: Json
    seconds: float
    result: Any = None
    error: Trouble | None = None
    answered: bool = True

    @property
    def ok(self) -> bool:
        """Whether Telegram took the call."""
        return self.error is None

    def as_json(self) -> Json:
        """The call on the demo page."""
        told: Json = {
            "at": self.at,
            "method": self.method,
            "params": self.params,
            "ok": self.ok,
            "ms": self.seconds * 1000,
        }
        if self.error is None:
            return told | {"result": self.result}
        return told | {"error": self.error.description}


class Journal:
    """The newest calls, oldest first; bounded, so that a long run does not grow. Listeners are told of every one."""

    def __init__(self, kept: int = 10_000) -> None:
        self._entries: deque[JournalEntry] = deque(maxlen=kept)
        self._listeners: list[Callable[[JournalEntry], None]] = []

    def __iter__(self) -> Iterator[JournalEntry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: int) -> JournalEntry:
        return self._entries[index]

    def of(self, method: str) -> list[JournalEntry]:
        """The calls of one method, spelt as Telegram spells it (``sendMessage``)."""
        return [entry for entry in self._entries if entry.method == method]

    def newest(self, count: int) -> list[JournalEntry]:
        """The last ``count`` calls without the polls for updates, oldest first."""
        return [entry for entry in self._entries if entry.method != "getUpdates"][-count:]

    def listen(self, listener: Callable[[JournalEntry], None]) -> None:
        """Call ``listener`` with every entry from now on, as it is written, in the order in which calls end."""
        self._listeners.append(listener)

    def add(self, entry: JournalEntry) -> None:
        """Write one call down."""
        self._entries.append(entry)
        for listener in self._listeners:
            listener(entry)
