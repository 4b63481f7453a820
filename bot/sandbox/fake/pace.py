"""How fast Telegram lets a bot write, and what it says to one that is faster."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.sandbox.fake.errors import flood

OVERALL = 0
"""The scope of all messages; no chat has this id."""

NO_MESSAGES = frozenset({"sendChatAction"})


@dataclass(frozen=True, slots=True)
class Pace:
    """The usual reading of limits that Telegram does not publish (Bots FAQ: broadcasting to users).

    At most ``overall`` messages in any second; to a private chat one a second, after a burst of ``burst``; at most
    ``group`` in any 60 seconds to a group.
    """

    overall: int = 30
    burst: int = 3
    group: int = 20


class Meter(Protocol):
    """What one scope has had."""

    def wait(self, now: float) -> float:
        """Seconds until another message fits; 0 when it does."""

    def take(self, now: float) -> None:
        """Count one message."""


class Window:
    """At most ``most`` messages in any ``seconds``."""

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._newest: deque[float] = deque(maxlen=most)

    def wait(self, now: float) -> float:
        """Seconds until the oldest of the newest ``most`` is no longer counted."""
        if len(self._newest) < (self._newest.maxlen or 0):
            return 0.0
        return max(0.0, self._newest[0] + self._seconds - now)

    def take(self, now: float) -> None:
        """Count one message."""
        self._newest.append(now)


class Bucket:
    """One message a second, after a burst."""

    def __init__(self, burst: int) -> None:
        self._burst = burst
        self._paid_until = -math.inf

    def wait(self, now: float) -> float:
        """Seconds until one of the burst has come back."""
        return max(0.0, self._paid_until + 1 - self._burst - now)

    def take(self, now: float) -> None:
        """Count one message."""
        self._paid_until = max(self._paid_until, now) + 1


class PaceKeeper:
    """Refuses what comes too fast; ``clock`` gives unix seconds, ``refused`` counts the refusals."""

    def __init__(self, pace: Pace, clock: Callable[[], float]) -> None:
        self._pace = pace
        self._clock = clock
        self._meters: dict[int, Meter] = {OVERALL: Window(pace.overall, 1)}
        self._halts: dict[int, float] = {}
        self.refused = 0

    def admit(self, method: str, chat_id: int | None) -> None:
        """Count a call that writes or edits a message; other calls pass. Raises ApiError 429.

        After a refusal every message of that scope is refused until the seconds told are over. What was refused is not
        counted; what was let in is, even if it turns out to be wrong.
        """
        if not method.startswith(("send", "edit")) or method in NO_MESSAGES:
            return
        now = self._clock()
        scopes = (OVERALL, chat_id) if chat_id else (OVERALL,)
        for scope in scopes:
            self._check(scope, now)
        for scope in scopes:
            self._meter(scope).take(now)

    def _check(self, scope: int, now: float) -> None:
        left = self._halts.get(scope, now) - now
        if left <= 0:
            left = math.ceil(self._meter(scope).wait(now))
            self._halts[scope] = now + left
        if left > 0:
            self.refused += 1
            raise flood(math.ceil(left))

    def _meter(self, scope: int) -> Meter:
        meter = self._meters.get(scope)
        if meter is None:
            meter = Window(self._pace.group, 60) if scope < 0 else Bucket(self._pace.burst)
            self._meters[scope] = meter
        return meter
