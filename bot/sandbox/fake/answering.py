"""The bot's side of Telegram: one call after the other, with its trouble, its pace and its line in the journal."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.fake.calls import Method, chat_of
from bot.sandbox.fake.chance import POLL
from bot.sandbox.fake.errors import ApiError, ConnectionCutError
from bot.sandbox.fake.faults import Faults
from bot.sandbox.fake.journal import Journal, JournalEntry
from bot.sandbox.fake.methods import table
from bot.sandbox.fake.pace import Pace, PaceKeeper
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import Upload

NO_FILES: Mapping[str, Upload] = {}


class Answering:
    """Answers Bot API methods out of a ``state``; ``pace`` is kept once somebody enforces it."""

    def __init__(self, state: State, clock: Callable[[], float]) -> None:
        self.state = state
        self.clock = clock
        self.faults = Faults()
        self.pace: PaceKeeper | None = None
        self.journal = Journal()
        self.unknown_methods: list[str] = []

    async def call(
        self, method: str, params: Mapping[str, Any] | None = None, files: Mapping[str, Upload] | None = None
    ) -> Any:
        """Call a Bot API method and give its result, ready for JSON; raises ApiError, or ConnectionCutError.

        Values may be JSON values or, as in a form, strings; ``files`` are by parameter or ``attach://`` name.
        """
        params, described, at = params or {}, table().get(method.lower()), self.clock()
        name = described.name if described else method
        try:
            result = await self._run(described, name, params, files or NO_FILES)
        except (ApiError, ConnectionCutError) as error:
            self._write(JournalEntry(at, name, dict(params), self.clock() - at, error=error))
            raise
        lost = self.faults.after(name, chat_of(params))
        self._write(JournalEntry(at, name, dict(params), self.clock() - at, result, answered=lost is None))
        if lost is not None:
            raise lost
        return result

    def enforce_pace(self, pace: Pace) -> PaceKeeper:
        """From now on answer 429 to messages that come faster; the keeper counts the refusals."""
        self.pace = PaceKeeper(pace, self.clock)
        return self.pace

    async def _run(
        self, described: Method | None, name: str, params: Mapping[str, Any], files: Mapping[str, Upload]
    ) -> Any:
        if described is None:
            self.unknown_methods.append(name)
            raise ApiError(404, "Not Found")
        chat_id = chat_of(params)
        await self.faults.before(name, chat_id)
        if self.pace is not None:
            self.pace.admit(name, chat_id)
        result = described.run(self.state, **described.arguments(params, files))
        if inspect.isawaitable(result):
            result = await result
        return result

    def _write(self, entry: JournalEntry) -> None:
        self.journal.add(entry)
        if entry.method != POLL:
            self.state.events.publish(lambda: {"type": "api", "call": entry.as_json()})
