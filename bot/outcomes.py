"""What became of a delivery, written down: sent, over for another reason, or to be tried again later."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog
from telegram.error import ChatMigrated, RetryAfter

from bot.failures import Failure, failure_of, halt_of, may_have_arrived
from bot.messenger import Messenger
from bot.store import desks, outbox
from bot.store.database import Database
from bot.store.outbox import Claimed
from bot.watching import Watch

log = structlog.get_logger()

MOST_TRIES: Final = 100
"""Tries while Telegram cannot be reached or will not take it: some sixteen hours, at the longest pause."""

LONGEST_PAUSE: Final = 600.0
"""Seconds between two tries, at most."""


class Outcomes:
    """Of the deliveries that ``holder`` has in hand. Nobody waits for what is written: a note each, counted."""

    def __init__(
        self,
        database: Database,
        bot: Messenger,
        watch: Watch,
        *,
        holder: str,
        clock: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        """Keep what it works with; ``chance`` is from 0 to 1."""
        self._database = database
        self._bot = bot
        self._watch = watch
        self._holder = holder
        self._clock = clock
        self._chance = chance

    def sent(self, delivery: Claimed, message_id: int | None) -> None:
        """Telegram took it, as this message; None: it was something that makes none."""
        self._end(delivery, "sent", "sent", message_id=message_id, repeated=delivery.begun)

    def expired(self, delivery: Claimed) -> None:
        """It is of no use any more, and was not sent."""
        self._end(delivery, "expired", "expired")

    def halted(self, delivery: Claimed, seconds: float) -> None:
        """Nothing may go to its chat for so long."""
        self._put_off(delivery, "halted", seconds, unknown=delivery.begun)

    def failed(self, delivery: Claimed, error: Exception) -> None:
        """By the kind of failure: tried again after a pause, or over. A flood halts what it is about."""
        failure, name = failure_of(error), type(error).__name__
        log.info("not delivered", delivery=delivery.id, failure=failure.value, error=name)
        match error:
            case RetryAfter():
                self._bot.pace.halt(delivery.chat_id, self._bot.now(), halt_of(error))
                self._put_off(delivery, "flood", halt_of(error), unknown=delivery.begun)
            case ChatMigrated():
                self._put_off(delivery, "moved", 0, unknown=delivery.begun, chat_id=error.new_chat_id)
            case _ if failure is Failure.PASSING and delivery.attempts < MOST_TRIES:
                unknown = delivery.begun or may_have_arrived(error)
                self._put_off(delivery, name, self._pause_after(delivery.attempts), unknown=unknown)
            case _ if failure is Failure.BUG:
                self._end(delivery, "parked", name)
            case _:
                self._end(delivery, "failed", failure.value)
                gone = partial(desks.unreachable, person_id=delivery.chat_id, now=self._clock())
                self._database.note(gone)  # a private chat has its person's id; any other has no desk

    def _end(
        self, delivery: Claimed, state: str, outcome: str, *, message_id: int | None = None, repeated: bool = False
    ) -> None:
        self._watch.deliveries[state] += 1
        end = partial(outbox.end, delivery_id=delivery.id, state=state, outcome=outcome, now=self._clock())
        self._database.note(partial(end, message_id=message_id, repeated=repeated))

    def _put_off(
        self, delivery: Claimed, outcome: str, seconds: float, *, unknown: bool, chat_id: int | None = None
    ) -> None:
        self._watch.deliveries["put off"] += 1
        put_off = partial(outbox.put_off, delivery_id=delivery.id, holder=self._holder, outcome=outcome)
        due_at = self._clock() + timedelta(seconds=seconds)
        self._database.note(partial(put_off, due_at=due_at, unknown=unknown, chat_id=chat_id or delivery.chat_id))

    def _pause_after(self, tries: int) -> float:
        """Seconds until the next try: doubling from one, with up to half as much again so that not all come at once."""
        return min(LONGEST_PAUSE, 2.0 ** min(tries, 20)) * (1 + self._chance() / 2)
