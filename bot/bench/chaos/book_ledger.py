"""The customers that reps keep in a run: what was said of each, what must have come of it, and what Telegram took."""

import re
from collections import Counter
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Kept:
    """A customer: the numbers of the contacts told in words, how many were tapped, the grade, what is promised."""

    name: str
    phone: str
    told: list[int] = field(default_factory=list)
    tapped: int = 0
    grade: str | None = None
    promise: Promise | None = None


@dataclass(slots=True)
class Book:
    """One rep's book, ``since`` which day there is somebody in it; ``texts`` counts what the rep wrote.

    ``brought`` are messages that came by themselves and were not looked at yet, newest last.
    """

    chat_id: int
    since: int | None = None
    customers: dict[str, Kept] = field(default_factory=dict)
    texts: int = 0
    brought: list[int] = field(default_factory=list)


@dataclass(slots=True)
class BookLedger:
    """All books. Reminders are counted by follow-up, digests by rep and day, replies by rep; each with its mark or not.

    ``messages`` are those of Telegram's that held what came by itself, ``latest`` is what the reps did last.
    """

    clocks: Clocks
    books: dict[int, Book] = field(default_factory=dict)
    updates: int = 0
    latest: int = 0
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
        found = _REMINDER.search(str(entry.params.get("reply_markup") or ""))
        if not found and "☀️" not in text:
            self.replies[book.chat_id, marked] += 1
            return
        message_id: int = entry.result["message_id"]
        book.brought.append(message_id)
        self.messages.add((book.chat_id, message_id))
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

    def missing(self) -> list[str]:
        """Digests and reminders of days that are over which never came."""
        today = self.clocks.today
        heard = {(chat, day) for chat, day, _ in self.digests}
        missing = []
        for chat, book in self.books.items():
            since = today if book.since is None else book.since + 1
            missing += [f"no digest for {chat} on day {day}" for day in range(since, today) if (chat, day) not in heard]
            missing += [
                f"never told {chat} of what was promised to {one.name} for day {one.promise.day}"
                for one in book.customers.values()
                if one.promise and one.promise.timed and not one.promise.told and (one.promise.day or 0) < today
            ]
        return missing

    def unanswered(self) -> int:
        """Replies that never came."""
        came = self._replies()
        return sum(max(0, book.texts - came[chat]) for chat, book in self.books.items())

    def repeats(self) -> tuple[int, int]:
        """Replies and digests beyond the first of each; and those of them that do not say so. Reminders: see store."""
        came, digests = self._replies(), Counter[tuple[int, int]]()
        for (chat, day, _), count in self.digests.items():
            digests[chat, day] += count
        twice = sum(max(0, came[chat] - book.texts) for chat, book in self.books.items())
        unmarked = sum(
            max(0, count - self.books[chat].texts) for (chat, marked), count in self.replies.items() if not marked
        )
        unmarked += sum(count - 1 for (_, _, marked), count in self.digests.items() if not marked)
        return twice + digests.total() - len(digests), unmarked

    def _replies(self) -> Counter[int]:
        came: Counter[int] = Counter()
        for (chat, _), count in self.replies.items():
            came[chat] += count
        return came
