"""Leads at work in a run: they write to their team, call off some of it, and hand customers over among their reps."""

from collections.abc import Callable, Collection, Sequence
from random import Random
from time import monotonic
from typing import ClassVar, Final

from bot.bench.chaos.acting import Actor
from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.broadcast_ledger import Sent
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crews import TAGS, Crew
from bot.bench.chaos.walking import Ahead, Say, Walk
from bot.core.allowance import DEAR
from bot.sandbox.fake import Phone
from bot.screens.broadcast_calls import read_call, tag_key

SHARES: Final = {"write": 60, "stop": 25, "hand": 15}
"""What leads do, how often beside each other."""

OWN_HOUR: Final = 0.3
"""How often a message of a lead in Shanghai, whose workdays are those that pass, comes at each reader's own hour."""

ASKED_AGAIN: Final = 0.3
"""How often the silent are asked again by themselves."""

PAUSE: Final = 1.2 * DEAR.interval
"""Seconds between two messages to many, at least: who sends more often is told to wait."""

_PATIENCE: Final = 100
_SEND: Final = "w:ID:send:[0-9]+"
_CHECK: Final = "w:ID:check"
_STOPS: Final = "w:[0-9]+:cancel|y:[0-9]+:stop"


class Lead(Actor):
    """One of them: a message to many takes many taps."""

    STEPS: ClassVar[int] = 8

    def __init__(
        self,
        phone: Phone,
        crew: Crew,
        ledger: BookLedger,
        clocks: Clocks,
        chance: Random,
        waits: Callable[[int], bool],
    ) -> None:
        super().__init__(phone, crew, ledger, clocks, chance, waits)
        self._broadcasts = ledger.broadcasts
        self._act, self._station = "write", clocks.station
        self._tag, self._sends_at, self._own = 0, 0.0, False

    def _begin(self) -> None:
        (act,) = self._chance.choices(list(SHARES), list(SHARES.values()))
        mine = [number for number, one in self._broadcasts.sent.items() if one.lead == self._phone.user_id]
        self._act, self._station = act if mine else "write", self._clocks.station
        self._own = False
        if self._act == "hand":
            self._walk = self._handing.begin()
        elif self._act == "stop":
            steps = ["w:(?!0:)ID:show|y:ID", "w:ID:(cancel|stop)|y:ID:halt", _STOPS]
            self._walk = Walk(self._phone, [Say("/broadcast"), *steps], self._chance, ends=_STOPS, patience=_PATIENCE)
        else:
            self._walk = Walk(self._phone, self._writing(), self._chance, patience=_PATIENCE)

    def _writing(self) -> Sequence[str | Say]:
        text = self._broadcasts.new_text("今天把逾期的清掉" if self._tag % 2 else "Please clear what is overdue")
        self._tag = self._broadcasts.tags
        day_began = self._clocks.next_day > self._clocks.today
        self._own = self._language == "zh" and day_began and self._chance.random() < OWN_HOUR
        when = ["w:ID:at:own9:check"] if self._own else []
        asks = ["w:ID:asks", "w:ID:ping:2:1", "w:ID:show"] if self._chance.random() < ASKED_AGAIN else []
        whom = self._chance.choice(
            ([], [], ["w:ID:tags", "w:ID:tag:[0-9a-f]+", "w:ID:who"], ["w:ID:people", "w:ID:pick:[0-9]+:0", "w:ID:who"])
        )
        only = ["w:ID:only"] if "w:ID:people" in whom else []
        audience = ["w:ID:who", *whom, *only, "w:ID:show"] if whom else []
        return [
            Say("/broadcast"), "w:0:new", Say(text, "w:ID:find"), *audience, *asks, _CHECK, *when, _SEND
        ]  # fmt: skip

    def _go_on(self, walk: Walk) -> None:
        if (walk.writes or self._own) and self._clocks.station != self._station:
            self._walk = None  # hours later the bot waits for a text no more, and a day that was set may be over
        else:
            super()._go_on(walk)

    def _sure(self, ahead: Ahead) -> bool:
        return self._act != "hand" or super()._sure(ahead)

    def _waits_to_end(self) -> bool:
        return self._act == "write" and monotonic() < self._sends_at

    def _done(self, walk: Walk, ahead: Ahead) -> Walk | None:
        if self._act == "hand":
            return super()._done(walk, ahead)
        if self._act == "stop":
            self._stopped(walk)
        else:
            self._sent(walk)
        return None

    def _sent(self, walk: Walk) -> None:
        self._sends_at = monotonic() + PAUSE
        calls = [read_call(data) for data in walk.taken]
        own = any(call.verb == "at" for call in calls)
        self._broadcasts.sent[calls[-1].id] = Sent(
            self._tag, self._phone.user_id, self._audience(walk.taken), self._clocks.today + own
        )

    def _audience(self, taken: Sequence[str]) -> Collection[int]:
        """Whom the taps on the way made it for."""
        calls = [read_call(data) for data in taken]
        tags = [tag for tag in TAGS for call in calls if call.verb == "tag" and call.argument(0) == tag_key(tag)]
        picked = {call.number(0) for call in calls if call.verb == "pick"}
        if any(call.verb == "only" for call in calls):
            return picked
        return picked | (self._crew.tagged(tags[0]) if tags else set(self._crew.reps))

    def _stopped(self, walk: Walk) -> None:
        sent = self._broadcasts.sent.get(int(walk.taken[-1].split(":")[1]))
        if sent and sent.stopped is None:
            sent.stopped = self._ledger.settled
