"""What leads sent to their teams in a run: to whom, what readers got of it, and what they answered."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from bot.core.text import LANGUAGES
from bot.screens.reading_wording import reading_words

_TAG: Final = re.compile(r"§([0-9]+)§")
_AGAIN: Final = tuple(reading_words(language).reminder for language in LANGUAGES)


@dataclass(slots=True)
class Sent:
    """A broadcast that a lead confirmed: ``tag`` is in its text, and the last reader is due on ``day``.

    ``stopped`` is up to which update all was seen to when the lead called it off.
    """

    tag: int
    lead: int
    audience: Collection[int]
    day: int
    asks: bool = True
    stopped: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader answered by an update."""

    update: int
    answer: str
    reason: str = ""


@dataclass(slots=True)
class BroadcastLedger:
    """All broadcasts by id. ``copies`` counts by tag, chat, whether it asks again, and mark.

    ``answers`` are by id and chat, ``brought`` the messages of a chat with a broadcast, newest last.
    """

    tags: int = 0
    sent: dict[int, Sent] = field(default_factory=dict)
    copies: Counter[tuple[int, int, bool, bool]] = field(default_factory=Counter)
    answers: dict[tuple[int, int], list[Answer]] = field(default_factory=lambda: defaultdict(list))
    readers: set[int] = field(default_factory=set)
    brought: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def new_text(self, words: str) -> str:
        """A text that can be told from any other."""
        self.tags += 1
        return f"{words} §{self.tags}§"

    def hear(self, chat: int, message_id: int, text: str, *, marked: bool) -> bool:
        """Telegram took a message to a chat; False: it was no broadcast for a reader."""
        found = _TAG.search(text)
        if not found or chat not in self.readers:
            return False
        self.copies[int(found[1]), chat, any(again in text for again in _AGAIN), marked] += 1
        self.brought[chat].append(message_id)
        return True

    def came(self, tag: int, chat: int, *, again: bool) -> tuple[int, int]:
        """How many copies a reader got: without the mark of a repeat, and with it."""
        return self.copies[tag, chat, again, False], self.copies[tag, chat, again, True]
