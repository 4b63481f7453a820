"""Reps who keep customers: they note them down, tell of contacts, grade, and answer what the bot brings up."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count, product
from random import Random
from typing import Final

from bot.bench.chaos.book_ledger import Book, BookLedger, Kept, Promise
from bot.bench.chaos.clocks import Clocks
from bot.core.text import Language
from bot.sandbox.fake import Phone
from bot.sandbox.fake.messages import Button, ShownMessage

MOST: Final = 24
"""Customers in one book."""

SHARES: Final = {"answer": 50, "tell": 25, "keep": 15, "grade": 10}
"""What these reps do, in percent."""

_NAMES: Final[dict[Language, list[str]]] = {
    "zh": ["".join(name) for name in product("王李张刘陈杨", ("小明", "建国", "丽华", "海燕"))],
    "en": [
        " ".join(name)
        for name in product(
            ("Anna", "Peter", "Sarah", "Helen"), ("Quinn", "Baker", "Porter", "Walsh", "Foster", "Hayes")
        )
    ],
}
_TIMES: Final = (11, 12)
_ANSWERS: Final = ("out", "snooze", "why")
_WAYS: Final = ("done", "later", "drop")
_LISTED: Final = ("show",)
"""What buttons about a follow-up say: how it went, what leads to saying so, and what shows one of a list."""

PATIENCE: Final = 20
"""So many times a rep looks whether a message shows something new."""

MOSTLY: Final = 0.7
"""How often something is promised, and for a time of day."""


class Keeper:
    """One of them. They wait until what they did last is brought, and do nothing else with a customer of whom they are
    telling the bot how it went: then every contact told must be there once, and what is promised is known.

    Of a promise for the next day nothing is told before that day, for it depends on the moment whether that keeps it.
    """

    def __init__(
        self,
        phone: Phone,
        language: Language,
        ledger: BookLedger,
        clocks: Clocks,
        chance: Random,
        waits: Callable[[int], bool],
    ) -> None:
        self._phone, self._language = phone, language
        self._ledger, self._clocks = ledger, clocks
        self._chance, self._waits = chance, waits
        self._book = ledger.books.setdefault(phone.user_id, Book(phone.user_id))
        self._numbers = count(1000)
        self._last = 0
        self._open: int | None = None
        self._seen: tuple[tuple[Button, ...], ...] = ()
        self._patience = PATIENCE

    async def work(self, pause: float, over: Callable[[], bool]) -> None:
        """Do something every ``pause`` seconds on average, until it is ``over``."""
        while not over():
            await asyncio.sleep(self._chance.expovariate(1 / pause))
            if not self._waits(self._last):
                self._act()

    def _act(self) -> None:
        (act,) = self._chance.choices(list(SHARES), list(SHARES.values()))
        known = list(self._book.customers.values())
        if act == "answer" and (self._open or self._book.brought):
            self._answer()
        elif act == "grade" and known and not self._open:
            self._grade(self._chance.choice(known))
        elif act == "tell" and not self._open and (free := [one for one in known if self._clear(one)]):
            self._tell(self._chance.choice(free))
        elif len(known) < MOST:
            self._keep(_NAMES[self._language][len(known)])

    def _say(self, text: str) -> None:
        self._last = self._ledger.latest = self._phone.send(text)["update_id"]
        self._book.texts += 1
        self._ledger.updates += 1

    def _keep(self, name: str) -> None:
        number, promise = len(self._book.customers), self._promised()
        place = self._phone.user_id % 1000 * MOST + number
        phone = f"139{place:08}" if self._language == "zh" else f"+4477009{place:05}"
        kept = Kept(name, phone if phone.startswith("+") else f"+86{phone}", promise=promise)
        self._book.customers[name] = kept
        self._book.since = self._clocks.today if self._book.since is None else self._book.since
        due = self._due(promise)
        self._say(
            f"记下 {name} {phone} {due}回访" if self._language == "zh" else f"keep {name} {phone} call back {due}"
        )

    def _tell(self, kept: Kept) -> None:
        number = next(self._numbers)
        kept.told.append(number)
        text = f"{kept.name}电话了，编号{number}" if self._language == "zh" else f"Called {kept.name}, number {number}"
        if kept.promise and kept.promise.day is not None and kept.promise.day > self._clocks.today:
            return self._say(text)
        kept.promise = self._promised() if self._chance.random() < MOSTLY else None
        if kept.promise:
            due = self._due(kept.promise)
            text += f"，{due}再联系" if self._language == "zh" else f", call again {due}"
        return self._say(text)

    def _grade(self, kept: Kept) -> None:
        kept.grade = self._chance.choice("ABC")
        self._say(f"{kept.name} {kept.grade}级" if self._language == "zh" else f"{kept.name} grade {kept.grade}")

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
        if verb in _ANSWERS:
            self._open = None
            self._answered(
                next(one for name, one in self._book.customers.items() if name in shown.text), verb, arguments
            )
        self._last = self._ledger.latest = self._phone.tap(data=data, message_id=shown.message_id)["update_id"]
        self._ledger.updates += 1

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
