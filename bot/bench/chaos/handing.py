"""Customers go from one rep to another, by their rep or by the lead of both, and perhaps back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from bot.bench.chaos.book_ledger import BookLedger, Cover, Kept
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crews import Crew
from bot.bench.chaos.walking import Ahead, Say, Walk
from bot.core.text import Language
from bot.sandbox.fake import Phone
from bot.screens.handover_calls import Step, read_step
from bot.screens.wording import words

WHOLE: Final = 0.15
"""How often a whole book goes, from the second day on."""

COVER: Final = 0.4
"""How often it is for some days."""

UNDONE: Final = 0.3
"""How often it is undone at once."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """What can be undone: who went to whom by which update, and where they would have gone back to."""

    some: Sequence[Kept]
    giver: int
    to: int
    update: int
    backs: Sequence[Cover | None]
    message_id: int


class Handing:
    """Somebody handing over, by taps: out of their own book, or as a ``lead`` out of anybody's.

    Only whom nothing is under way for is handed over, and nobody takes on what is under way.
    """

    def __init__(
        self, phone: Phone, language: Language, crew: Crew, ledger: BookLedger, clocks: Clocks, chance: Random
    ) -> None:
        self._phone, self._language, self._crew = phone, language, crew
        self._ledger, self._clocks, self._chance = ledger, clocks, chance
        self._giver, self._leads = phone.user_id, phone.user_id == crew.lead
        self._day = 0
        self._handed: _Handed | None = None
        self._patience = 100 if self._leads else 20

    def begin(self) -> Walk | None:
        """A way that hands somebody over; None when nobody can go."""
        if self._leads:
            self._giver = self._chance.choice(self._crew.reps)
        others = [chat for chat in self._crew.reps if chat != self._giver]
        free = self._free()
        if not free or not others:
            return None
        whole = self._clocks.today > 0 and self._chance.random() < WHOLE
        scope = f"o:h:b[0-9]+[.]{self._giver}" if whole else "o:h:c[0-9]+"
        to = f"{scope}:{self._chance.choice(others)}"
        first: list[str | Say] = [Say("/handover" if whole else self._chance.choice(free).name)]
        if self._leads:
            one = [] if whole else [f"o:l:[0-9]+[.]{self._giver}:[a-z]+:0", "o:c:[0-9]+"]
            first = [Say("/team"), f"m:member:[0-9]+:{self._giver}", *one]
        return Walk(self._phone, [*first, scope, to, *self._until(to)], self._chance, patience=self._patience)

    def sure(self, ahead: Ahead) -> bool:
        """Whether the last step is still what was meant when it began, and what comes of it is known."""
        if not ahead.data:
            return True
        if ahead.data.startswith("o:u:"):
            return self._untouched()
        step = read_step(ahead.data)
        if step and not step.go:
            return True
        some = self._meant(ahead, step)
        if step is None or not some or (step.until and self._day <= self._clocks.today):
            return False
        if (step.until or step.scope.customer_id) and any(one.back for one in some):
            return False
        if self._leads and not step.scope.customer_id and self._ledger.books[self._giver].last > self._ledger.settled:
            return False
        return all(self._ledger.free(one, self._phone.user_id) for one in some)

    def done(self, ahead: Ahead, update: int) -> Walk | None:
        """The last tap was made: whose they are now; perhaps a way that undoes it."""
        if ahead.data.startswith("o:u:"):
            self._undo(update)
            return None
        step = read_step(ahead.data)
        if step is None or not step.go or step.to_id is None or ahead.shown is None:
            return None
        some = self._meant(ahead, step)
        backs = [one.back for one in some]
        self._ledger.hand(some, self._giver, step.to_id, by=self._phone.user_id, update=update)
        self._ledger.handed += 1
        if self._leads and not step.scope.customer_id:
            self._ledger.books[self._giver].taken = update
        cover = Cover(self._day, self._giver) if step.until else None
        for one in some:
            one.back = cover or one.back
        self._handed = _Handed(some, self._giver, step.to_id, update, backs, ahead.shown.message_id)
        if self._chance.random() > UNDONE:
            return None
        within = ahead.shown.message_id
        return Walk(self._phone, ["o:u:[0-9]+"], self._chance, within=within, patience=self._patience)

    def left(self, walk: Walk) -> Walk | None:
        """A way that was given up; perhaps another, after which the bot waits for no day to be written any more."""
        asked = any(data.startswith("o:d:") for data in walk.taken)
        return Walk(self._phone, [Say(words(self._language).tile_practice)], self._chance) if asked else None

    def _until(self, to: str) -> list[str | Say]:
        if self._chance.random() > COVER:
            return [f"{to}:o", f"{to}:o:0", f"{to}:o:0:y"]
        why = self._chance.choice("lh")  # leave, or holiday
        self._day = self._clocks.today + self._chance.choice((1, 1, 2))
        day = self._clocks.days[self._day]
        # A bare date would be the new day of the latest reminder where the bot, by a wrong clock, waits no more.
        said = f"到{day.month}月{day.day}日" if self._language == "zh" else f"until {day:%-d %b}"
        asked = re.sub("^o:h:", "o:d:", f"{to}:{why}")
        return [f"{to}:{why}", asked, Say(said, f"{to}:{why}"), f"{to}:{why}:{day:%Y%m%d}:y"]

    def _meant(self, ahead: Ahead, step: Step | None) -> list[Kept]:
        """All in the giver's book, or the one that the screen names."""
        whole = step is not None and step.scope.customer_id is None
        return [one for one in self._book().values() if whole or (ahead.shown and one.name in ahead.shown.text)]

    def _book(self) -> dict[str, Kept]:
        return self._ledger.books[self._giver].customers

    def _free(self) -> list[Kept]:
        return [one for one in self._book().values() if not one.back and self._ledger.free(one, self._phone.user_id)]

    def _untouched(self) -> bool:
        done = self._handed
        if done is None:
            return False
        theirs = self._ledger.books[done.to].customers
        today = self._clocks.today
        return all(
            theirs.get(one.name) is one and one.last == done.update and (one.back is None or one.back.day > today)
            for one in done.some
        )

    def _undo(self, update: int) -> None:
        if self._handed is None:
            return
        done, self._handed = self._handed, None
        self._ledger.hand(done.some, done.to, done.giver, by=self._phone.user_id, update=update)
        self._ledger.returned += 1
        for one, back in zip(done.some, done.backs, strict=True):
            one.back = back
