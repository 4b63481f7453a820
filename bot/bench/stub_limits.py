"""Telegram at its usual for the stub: its limits, readers who switched the bot off, and trouble now and then."""

from collections.abc import Callable
from typing import Final

from bot.bench.load import FIRST_READER
from bot.sandbox.fake.chance import Chance, Rates
from bot.sandbox.fake.errors import Trouble, forbidden
from bot.sandbox.fake.pace import Pace, PaceKeeper

BLOCKED_EVERY: Final = 33
"""One reader in so many switched the bot off: 3 in 100."""

RATES: Final = Rates(seed=1, reset_before=0.005, reset_after=0.005, bad_gateway=0.01)
"""One call in fifty meets trouble; of one in two hundred the answer is lost although it was heard."""


class Limits:
    """Who may write now, and what comes in between."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._keeper = PaceKeeper(Pace(), clock)
        self._chance = Chance(RATES)

    @property
    def refused(self) -> int:
        """Calls that came too fast."""
        return self._keeper.refused

    def before(self, method: str, chat: int) -> None:
        """Raises what keeps a call from having an effect."""
        trouble = self._chance.before(method)
        if trouble is not None:
            raise trouble
        self._keeper.admit(method, chat)
        if chat >= FIRST_READER and chat % BLOCKED_EVERY == 0:
            raise forbidden("bot was blocked by the user")

    def after(self, method: str) -> Trouble | None:
        """What comes in place of the answer to a call that took effect."""
        return self._chance.after(method)
