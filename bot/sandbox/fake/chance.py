"""Trouble by chance, the same in every run with the same seed and calls."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from bot.sandbox.fake.errors import ApiError, ConnectionCutError, Trouble, flood

POLL = "getUpdates"


@dataclass(frozen=True, slots=True)
class Rates:
    """Which share of the calls, 0 to 1, meets which trouble; every call is drawn for by itself.

    Without effect, and never two at once: ``reset_before`` (the connection is cut), ``bad_gateway`` (502) and
    ``flood`` (429 with ``retry_after`` whole seconds; the next call is drawn for anew). Of the calls that took effect:
    ``reset_after``, cut in place of the answer. ``slow`` calls wait ``slow_seconds`` first. ``methods`` are those hit,
    none named means all; polls for updates are hit only with ``polls``. Raises ValueError for what is no share.
    """

    seed: int = 0
    reset_before: float = 0.0
    reset_after: float = 0.0
    bad_gateway: float = 0.0
    flood: float = 0.0
    retry_after: int = 1
    slow: float = 0.0
    slow_seconds: float = 0.3
    methods: Collection[str] = ()
    polls: bool = False

    def __post_init__(self) -> None:
        shares = (self.reset_before, self.reset_after, self.bad_gateway, self.flood, self.slow)
        if min(shares) < 0 or max(*shares, self.reset_before + self.bad_gateway + self.flood) > 1:
            raise ValueError("A rate is a share from 0 to 1, and so is the sum of those without effect.")

    def hit(self, method: str) -> bool:
        """Whether calls of this method are drawn for."""
        if method == POLL:
            return self.polls
        return not self.methods or method in self.methods


class Chance:
    """The draws of one run."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._draw = Random(rates.seed).random  # noqa: S311 - chance here is load, not secrets

    def pause(self, method: str) -> float:
        """How many seconds a call waits before anything else."""
        return self._rates.slow_seconds if self._hits(method, self._rates.slow) else 0.0

    def before(self, method: str) -> Trouble | None:
        """What keeps a call from having an effect."""
        rates = self._rates
        if not rates.hit(method):
            return None
        drawn = self._draw()
        if drawn < rates.reset_before:
            return ConnectionCutError()
        if drawn < rates.reset_before + rates.bad_gateway:
            return ApiError(502, "Bad Gateway")
        if drawn < rates.reset_before + rates.bad_gateway + rates.flood:
            return flood(rates.retry_after)
        return None

    def after(self, method: str) -> Trouble | None:
        """What comes in place of the answer to a call that took effect."""
        return ConnectionCutError() if self._hits(method, self._rates.reset_after) else None

    def _hits(self, method: str, share: float) -> bool:
        return share > 0 and self._rates.hit(method) and self._draw() < share
