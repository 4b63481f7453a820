"""The customers that reps keep in a run: what was said of each, what must have come of it, and what Telegram took."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.bench.chaos.broadcast_ledger import BroadcastLedger
from bot.bench.chaos.clocks import Clocks
from bot.sandbox.fake.journal import JournalEntry
from bot.screens.wording import REPEATED

_REMINDER = re.compile(r'"f:(\d{1,18}):done"')


@dataclass(slots=True)
class Promise:
    """What is to happen on a day (None: the bot chose it), at a time or not; ``told``: a message of its own came."""

    day: int | None
    timed: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """Who went over together go back ``to`` their rep by themselves on that day."""

    day: int
    to: int


@dataclass(slots=True)
class Kept:
    """A customer: the numbers of the contacts told in words, how many were tapped, the grade, what is promised.

    ``last`` is the update that said something about them, of ``by`` whom.
    """

    name: str
    phone: str
    told: list[int] = field(default_factory=list)
    tapped: int = 0
    grade: str | None = None
    promise: Promise | None = None
    by: int = 0
    last: int = 0
    back: Cover | None = None


@dataclass(slots=True)
class Book:
    """One person's book, ``since`` which day there is somebody in it; ``texts`` counts what they wrote.

    ``brought`` are messages that came by themselves and were not looked at yet, newest last. On the days ``bare`` the
    book may have been empty for a while. ``last`` is the person's latest update, ``taken`` the one by which somebody
    else had all of it go.
    """

    chat_id: int
    since: int | None = None
    customers: dict[str, Kept] = field(default_factory=dict)
    texts: int = 0
    brought: list[int] = field(default_factory=list)
    bare: set[int] = field(default_factory=set)
    last: int = 0
    taken: int = 0


@dataclass(slots=True)
class BookLedger:
    """All books. Reminders are counted by follow-up, digests by rep and day, replies by rep; each with its mark or not.

    ``messages`` are all of Telegram's that came, ``latest`` is what the reps did last, and whatever they did up to the
    update ``settled`` was seen to. In a ``hush`` nobody does anything. ``handed`` counts how often customers changed
    hands by somebody's word, ``returned`` how often they went back.
    """

    clocks: Clocks
    broadcasts: BroadcastLedger = field(default_factory=BroadcastLedger)
    books: dict[int, Book] = field(default_factory=dict)
    updates: int = 0
    latest: int = 0
    settled: int = 0
    hush: bool = False
    handed: int = 0
    returned: int = 0
    answers_lost: int = 0
    reminders: Counter[tuple[int, bool]] = field(default_factory=Counter)
    digests: Counter[tuple[int, int, bool]] = field(default_factory=Counter)
    replies: Counter[tuple[int, bool]] = field(default_factory=Counter)
    messages: set[tuple[int, int]] = field(default_factory=set)

    def hear(self, entry: JournalEntry) -> bool:
        """Telegram took a call of a bot, or did not; False: it was about nobody who keeps customers."""
        book = self.books.get(int(entry.params.get("chat_id") or 0))
        if book and entry.ok and entry.method == "sendMessage":
            self.answers_lost += not entry.answered
            self._hear(book, entry)
        return book is not None

    def _hear(self, book: Book, entry: JournalEntry) -> None:
        text = str(entry.params["text"])
        marked = text.startswith(REPEATED)
        self.messages.add((book.chat_id, entry.result["message_id"]))
        if self.broadcasts.hear(book.chat_id, entry.result["message_id"], text, marked=marked):
            return
        found = _REMINDER.search(str(entry.params.get("reply_markup") or ""))
        if not found and "☀️" not in text:
            self.replies[book.chat_id, marked] += 1
            return
        book.brought.append(entry.result["message_id"])
        if found:
            self.reminders[int(found[1]), marked] += 1
            self._remind(book, text)
        else:
            self.digests[book.chat_id, self.clocks.today, marked] += 1

    def _remind(self, book: Book, text: str) -> None:
        promised = [one.promise for name, one in book.customers.items() if name in text]
        for promise in promised:
            if promise:
                promise.told = True

    def free(self, kept: Kept, chat: int) -> bool:
        """Whether what this person does with a customer of theirs now comes after all that was done before."""
        stays = kept.back is None or kept.back.day > self.clocks.today
        return stays and (kept.by == chat or kept.last <= self.settled)

    def hand(self, some: Sequence[Kept], giver: int, to: int, *, by: int, update: int) -> None:
        """These customers are somebody else's: what was promised to them comes on a day that suits the other."""
        for one in some:
            del self.books[giver].customers[one.name]
            self.books[to].customers[one.name] = one
            one.promise = Promise(None) if one.promise else None
            one.by, one.last = by, update
        self.books[to].since = self.clocks.today if self.books[to].since is None else self.books[to].since
        self._look_for_bare()

    def turn(self) -> None:
        """Time passed on: whose cover was over on a day before today are back."""
        covered = [(chat, one) for chat, book in self.books.items() for one in book.customers.values() if one.back]
        over = {one.back for _, one in covered if one.back and one.back.day < self.clocks.today}
        for chat, one in covered:
            if one.back in over:
                self.hand([one], chat, one.back.to, by=0, update=0)
                one.back = None
        self.returned += len(over)
        self._look_for_bare()

    def _look_for_bare(self) -> None:
        for chat, book in self.books.items():
            if not any(self.free(one, chat) for one in book.customers.values()):
                book.bare.add(self.clocks.today)

    def missing(self) -> list[str]:
        """Digests and reminders of days that are over which never came."""
        today = self.clocks.today
        heard = {(chat, day) for chat, day, _ in self.digests}
        missing = []
        for chat, book in self.books.items():
            since = today if book.since is None else book.since + 1
            owed = [day for day in range(since, today) if day not in book.bare]
            missing += [f"no digest for {chat} on day {day}" for day in owed if (chat, day) not in heard]
            missing += [
                f"never told {chat} of what was promised to {one.name} for day {one.promise.day}"
                for one in book.customers.values()
                if one.promise and one.promise.timed and not one.promise.told and (one.promise.day or 0) < today
            ]
        return missing

    def unanswered(self, news: Counter[int]) -> int:
        """Replies that never came, beside so many messages a chat that came by themselves."""
        came = self._replies()
        return sum(max(0, book.texts + news[chat] - came[chat]) for chat, book in self.books.items())

    def repeats(self, news: Counter[int]) -> tuple[int, int]:
        """Replies, ``news`` and digests beyond the first of each; and those of them that do not say so.

        Reminders: see store.
        """
        came, digests = self._replies(), Counter[tuple[int, int]]()
        for (chat, day, _), count in self.digests.items():
            digests[chat, day] += count
        owed = {chat: book.texts + news[chat] for chat, book in self.books.items()}
        twice = sum(max(0, came[chat] - owed[chat]) for chat in self.books)
        unmarked = sum(max(0, count - owed[chat]) for (chat, marked), count in self.replies.items() if not marked)
        unmarked += sum(count - 1 for (_, _, marked), count in self.digests.items() if not marked)
        return twice + digests.total() - len(digests), unmarked

    def _replies(self) -> Counter[int]:
        came: Counter[int] = Counter()
        for (chat, _), count in self.replies.items():
            came[chat] += count
        return came
