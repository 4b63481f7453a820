"""Button presses waiting for an answer (Bot API: CallbackQuery)."""

from collections.abc import Callable

from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.limits import CALLBACK_WAITS

FIRST_ID = 4_382_000_000_000_000_000


class Taps:
    """Every press is answered once, within 150 seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._next_id = FIRST_ID
        self._open: dict[str, tuple[int, float]] = {}

    def begin(self, user_id: int) -> str:
        """Remember a press and give its id."""
        self._forget_old()
        self._next_id += 1
        tap_id = str(self._next_id)
        self._open[tap_id] = (user_id, self._clock())
        return tap_id

    def answer(self, tap_id: str) -> int:
        """Who pressed; raises ApiError 400 for an unknown, answered or old press."""
        user_id, at = self._open.pop(tap_id, (0, float("-inf")))
        if self._clock() - at > CALLBACK_WAITS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return user_id

    def unanswered(self, user_id: int) -> list[str]:
        """The presses of one person whose button still spins, oldest first."""
        return [tap_id for tap_id, (who, _) in self._open.items() if who == user_id]

    def _forget_old(self) -> None:
        while self._open:
            tap_id, (_, at) = next(iter(self._open.items()))
            if self._clock() - at <= CALLBACK_WAITS:
                return
            del self._open[tap_id]
