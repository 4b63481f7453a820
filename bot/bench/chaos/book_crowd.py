"""Reps who keep customers: they note them down, tell of contacts, grade, and answer what the bot brings up."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from random import Random
from typing import Final

from bot.bench.chaos.acting import Actor
from bot.bench.chaos.book_ledger import BookLedger, Kept, Promise
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crews import Crew
from bot.bench.chaos.names import names_for
from bot.sandbox.fake import Phone
from bot.sandbox.fake.messages import Button, ShownMessage

MOST: Final = 24
"""Customers in one book."""

SHARES: Final = {"answer": 50, "tell": 25, "keep": 15, "grade": 10, "hand": 8}
"""What these reps do, how often beside each other."""

_TIMES: Final = (11, 12)
_ANSWERS: Final = ("out", "snooze", "why")
_WAYS: Final = ("done", "later", "drop")
_LISTED: Final = ("show",)
"""What buttons about a follow-up say: how it went, what leads to saying so, and what shows one of a list."""

PATIENCE: Final = 20
"""So many times a rep looks whether a message shows something new."""

MOSTLY: Final = 0.7
"""How often something is promised, and for a time of day."""


class Keeper(Actor):
    """One of them. They wait until what they did last is brought, and do nothing else with a customer of whom they are
    telling the bot how it went: then every contact told must be there once, and what is promised is known.

    Of a promise for the next day nothing is told before that day, for it depends on the moment whether that keeps it.
    Who has a customer from somebody else does nothing with them before that was seen to.
    """

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
        self._names = iter(names_for(self._language, crew.reps.index(phone.user_id), MOST))
        self._kept = -1
        self._numbers = count(1000)
        self._open: int | None = None
        self._seen: tuple[tuple[Button, ...], ...] = ()
        self._patience = PATIENCE

    def _begin(self) -> None:
        (act,) = self._chance.choices(list(SHARES), list(SHARES.values()))
        known = [one for one in self._book.customers.values() if self._speaks_of(one)]
        if act == "answer" and (self._open or self._book.brought):
            self._answer()
        elif act == "grade" and known and not self._open:
            self._grade(self._chance.choice(known))
        elif act == "tell" and not self._open and (free := [one for one in known if self._clear(one)]):
            self._tell(self._chance.choice(free))
        elif act == "hand" and not self._open:
            self._walk = self._handing.begin()
        elif self._book.taken <= self._ledger.settled and (name := next(self._names, None)):
            self._keep(name)

    def _say(self, text: str, kept: Kept) -> None:
        self._did(self._phone.send(text))
        self._book.texts += 1
        kept.by, kept.last = self._phone.user_id, self._last

    def _keep(self, name: str) -> None:
        self._kept += 1
        promise, place = self._promised(), self._phone.user_id % 1000 * MOST + self._kept
        phone = f"139{place:08}" if self._language == "zh" else f"+4477009{place:05}"
        kept = Kept(name, phone if phone.startswith("+") else f"+86{phone}", promise=promise)
        self._book.customers[name] = kept
        self._book.since = self._clocks.today if self._book.since is None else self._book.since
        due = self._due(promise)
        said = f"记下 {name} {phone} {due}回访" if self._language == "zh" else f"keep {name} {phone} call back {due}"
        self._say(said, kept)

    def _tell(self, kept: Kept) -> None:
        number = next(self._numbers)
        kept.told.append(number)
        text = f"{kept.name}电话了，编号{number}" if self._language == "zh" else f"Called {kept.name}, number {number}"
        if kept.promise and kept.promise.day is not None and kept.promise.day > self._clocks.today:
            return self._say(text, kept)
        kept.promise = self._promised() if self._chance.random() < MOSTLY else None
        if kept.promise:
            due = self._due(kept.promise)
            text += f"，{due}再联系" if self._language == "zh" else f", call again {due}"
        return self._say(text, kept)

    def _grade(self, kept: Kept) -> None:
        kept.grade = self._chance.choice("ABC")
        self._say(f"{kept.name} {kept.grade}级" if self._language == "zh" else f"{kept.name} grade {kept.grade}", kept)

    def _answer(self) -> None:
        """Go on with the message in hand when it shows something new, or take up another that came by itself."""
        if self._open is None:
            self._open, self._seen, self._patience = self._book.brought.pop(), (), PATIENCE
        shown = next((one for one in reversed(self._phone.messages) if one.message_id == self._open), None)
        if shown and shown.buttons == self._seen and self._patience:
            self._patience -= 1
            return
        data = self._chosen(shown) if shown and self._patience else None
        if shown is None or data is None:
            self._open = None
            return
        self._seen = shown.buttons
        _, _, verb, *arguments = data.split(":")
        kept = next((one for name, one in self._book.customers.items() if name in shown.text), None)
        if verb in _ANSWERS:
            self._open = None
            if kept is None or not self._ledger.free(kept, self._phone.user_id):
                return
            self._answered(kept, verb, arguments)
        self._did(self._phone.tap(data=data, message_id=shown.message_id))
        if kept and verb in _ANSWERS:
            kept.by, kept.last = self._phone.user_id, self._last

    def _chosen(self, shown: ShownMessage) -> str | None:
        """One of the buttons; answers come first, then what leads to one."""
        buttons = [button.data.split(":") for button in shown.flat if button.data]
        for verbs in (_ANSWERS, _WAYS, _LISTED):
            found = [
                data for data in buttons if data[0] == "f" and data[1].isdecimal() and data[2:] and data[2] in verbs
            ]
            if found:
                return ":".join(self._chance.choice(found))
        return None

    def _answered(self, kept: Kept, verb: str, said: Sequence[str]) -> None:
        kept.tapped += verb == "out"
        if "missed" in said or (verb == "snooze" and kept.promise):
            kept.promise = Promise(None)
        elif verb != "snooze":
            kept.promise = None

    def _speaks_of(self, kept: Kept) -> bool:
        """Whether they name this customer to the bot: one with whom nothing is under way, in a language of theirs."""
        return self._ledger.free(kept, self._phone.user_id) and kept.name.isascii() == (self._language == "en")

    def _clear(self, kept: Kept) -> bool:
        """Whether it is known what a contact told of now does to what is promised."""
        return kept.promise is None or kept.promise.day not in (None, self._clocks.next_day)

    def _promised(self) -> Promise:
        ahead = self._chance.choice((0, 0, 1, 2))
        return Promise(self._clocks.next_day + ahead, timed=self._chance.random() < MOSTLY)

    def _due(self, promise: Promise) -> str:
        day: date = self._clocks.days[promise.day or 0]
        if self._language == "zh":
            return f"{day.month}月{day.day}日" + (f"上午{self._chance.choice(_TIMES)}点" if promise.timed else "")
        return f"{day:%-d %b}" + (f" {self._chance.choice(_TIMES)}:00" if promise.timed else "")
