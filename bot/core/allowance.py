"""How much each person may ask for, so that one who asks too much costs the others nothing.

Moments are in seconds of any clock that does not jump. What is dear can have buckets of its own.
"""

from collections.abc import Hashable
from typing import Final

from bot.core.pace import Rate, free_at

MANY: Final = 10_000
"""So many buckets are kept before those that are full again, and so no different from new ones, are put away."""

DEAR: Final = Rate(10.0, burst=6)
"""What takes more than an answer does: a file, a picture, a message to many."""

TOLD: Final = Rate(60.0)
"""Once a minute someone hears that it was too much; each kind of answer counts for itself."""


class Buckets:
    """A bucket for each key, full at first, that fills up at ``rate``."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._full_at: dict[Hashable, float] = {}
        self._most = MANY

    def take(self, key: Hashable, now: float) -> bool:
        """Take one out; False, and nothing is taken, when there is none."""
        full_at = max(self._full_at.get(key, now), now)
        if free_at(full_at, self._rate) > now:
            return False
        if len(self._full_at) >= self._most:
            self._full_at = {known: at for known, at in self._full_at.items() if at > now}
            self._most = max(MANY, 2 * len(self._full_at))
        self._full_at[key] = full_at + self._rate.interval
        return True

    def __len__(self) -> int:
        return len(self._full_at)


class Allowance:
    """Counts what each person asks for, and how often each was told that it was too much."""

    def __init__(self, rate: Rate) -> None:
        self._asked, self._told = Buckets(rate), Buckets(TOLD)

    def grants(self, person: int, now: float) -> bool:
        """Whether this may be asked for as well; what may not does not count."""
        return self._asked.take(person, now)

    def tells(self, person: int, kind: str, now: float) -> bool:
        """Whether they are to hear so, by this kind of answer; if so, not again within a minute."""
        return self._told.take((person, kind), now)
