"""How fast messages may leave, as Telegram's limits ask: token buckets by the generic cell rate algorithm (ITU I.371).

Moments and spans are in seconds of any clock that does not jump.
"""

from dataclasses import dataclass
from typing import Final

_MANY: Final = 10_000
_AHEAD: Final = 1.0
_A_SECOND: Final = 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """``burst`` at once, and in the long run one every ``interval`` seconds: at most burst + t / interval in any t."""

    interval: float
    burst: int = 1


OVERALL: Final = Rate(1 / 28.5)
"""At most 30 in any second. Telegram takes about 30 (python-telegram-bot: FloodLimit), and the network jitters."""

CHAT: Final = Rate(1.0)
"""One a second to a private chat (FloodLimit)."""

GROUP: Final = Rate(60 / 19)
"""At most 20 in any minute to a group (FloodLimit)."""

REPLIES: Final = Rate(1.0, burst=30)
"""Replies to one person, who may write faster than that for a while."""

BULK_SHARE: Final = 0.2
"""Seconds after which one message to many may leave however many replies do: five a second."""


LONGEST_HOLD: Final = 0.1
"""Seconds that a reply waits at most while messages to many fill what Telegram takes in a second: one too many, and
nothing at all would leave for a second (429).
"""


class Pace:
    """Keeps count of what left, and says when the next message may.

    Replies go ahead: beside their own chat they wait for ``LONGEST_HOLD`` at most, and count for all, so that what goes
    to many yields. ``replies`` has the interval of ``chat`` and a burst of its own: both are counted in one bucket.
    """

    def __init__(
        self, overall: Rate = OVERALL, chat: Rate = CHAT, group: Rate = GROUP, replies: Rate = REPLIES
    ) -> None:
        self._overall, self._chat, self._group = overall, chat, group
        self.replies: Final = replies
        self._full_at = 0.0
        self._last_bulk = float("-inf")
        self._chats: dict[int, float] = {}
        self._halts: dict[int, float] = {}
        self._halted = float("-inf")

    def reply_at(self, chat_id: int, now: float) -> float:
        """The first moment from ``now`` at which it may be a reply's turn for this chat."""
        if not self._halts and chat_id not in self._chats:  # hardly ever is there more to look at
            return max(now, self._halted)
        rate = self._group if chat_id < 0 else self.replies
        return max(now, self.halted_until(chat_id), free_at(self._chats.get(chat_id, now), rate))

    def bulk_at(self, chat_id: int, now: float) -> float:
        """The first moment from ``now`` at which one of many messages may leave for this chat."""
        rate = self._group if chat_id < 0 else self._chat
        in_all = min(free_at(self._full_at, self._overall), self._last_bulk + BULK_SHARE)
        in_chat = free_at(self._chats.get(chat_id, now), rate)
        return max(now, self.halted_until(chat_id), in_all, in_chat)

    def replied(self, chat_id: int, now: float) -> float:
        """It is a reply's turn; the moment at which it leaves: now, or in its place among messages to many."""
        at = now
        if self._last_bulk > now - _A_SECOND:
            at = max(now, min(free_at(self._full_at, self._overall), now + LONGEST_HOLD))
        self._left(chat_id, at)
        self._full_at = min(self._full_at, now + _AHEAD)
        return at

    def sent(self, chat_id: int, now: float) -> None:
        """One of many messages leaves."""
        self._left(chat_id, now)
        self._last_bulk = now

    def missed(self, now: float) -> float:
        """One of many messages could not leave at its turn; its next turn."""
        at = max(now, free_at(self._full_at, self._overall))
        self._full_at = max(self._full_at, at) + self._overall.interval
        self._last_bulk = at
        return at

    def halt(self, chat_id: int, now: float, seconds: float) -> None:
        """Telegram wants nothing for so long (429): nothing more for this chat; with another halted too, for anyone."""
        self._halts = {chat: until for chat, until in self._halts.items() if until > now}
        self._halts[chat_id] = max(self._halts.get(chat_id, now), now + seconds)
        if len(self._halts) > 1:
            self._halted = max(self._halted, *self._halts.values())

    def _left(self, chat_id: int, now: float) -> None:
        self._full_at = max(self._full_at, now) + self._overall.interval
        rate = self._group if chat_id < 0 else self._chat
        if len(self._chats) >= _MANY:
            self._chats = {chat: full_at for chat, full_at in self._chats.items() if full_at > now}
        self._chats[chat_id] = max(self._chats.get(chat_id, now), now) + rate.interval

    def halted_until(self, chat_id: int) -> float:
        """The moment before which Telegram wants nothing for this chat; it may be over."""
        return max(self._halted, self._halts.get(chat_id, self._halted))


def free_at(full_at: float, rate: Rate) -> float:
    """When one more may be taken of a bucket that will be full at ``full_at``."""
    return full_at - (rate.burst - 1) * rate.interval
