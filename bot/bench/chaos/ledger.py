"""What was said and what must have come of it, kept beside what Telegram took."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.core.case import Case
from bot.sandbox.fake.journal import JournalEntry
from bot.screens.wording import REPEATED

_CASE = re.compile(r'"c:(\d{1,18}):')
_DELIVERY = re.compile(r"#(\d+)#")


@dataclass(slots=True)
class Told:
    """A description: what its case must be now, what was done to it by which update, and the card that shows it."""

    chat_id: int
    message_id: int
    case: Case
    card_id: int | None = None
    steps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ledger:
    """Everything said to the bots, everything they sent.

    A card names its case, a delivery its number, so that each can be told from its repeat; of other replies only the
    number a chat must be right.
    """

    told: dict[tuple[int, int], Told] = field(default_factory=dict)
    cases: dict[int, Told] = field(default_factory=dict)
    asked_for_help: Counter[int] = field(default_factory=Counter)
    updates: int = 0
    deliveries: int = 0
    answers_lost: int = 0
    in_flight: int = 0
    _waiting: dict[int, deque[Told]] = field(default_factory=lambda: defaultdict(deque))
    _cards: Counter[tuple[int, bool]] = field(default_factory=Counter)
    _delivered: Counter[tuple[int, bool]] = field(default_factory=Counter)
    _others: Counter[tuple[int, bool]] = field(default_factory=Counter)
    on_card: Callable[[Told, int], None] | None = None

    def say(self, told: Told) -> None:
        """A rep described a customer."""
        self.told[told.chat_id, told.message_id] = told
        self._waiting[told.chat_id].append(told)

    def waits(self, chat_id: int) -> bool:
        """Whether a description of this chat has no card yet."""
        return bool(self._waiting[chat_id])

    def unanswered(self, chat_id: int) -> int:
        """How much this chat said that has no reply yet: descriptions, and asking for help."""
        helped = self._others[chat_id, False] + self._others[chat_id, True]
        return len(self._waiting[chat_id]) + max(0, self.asked_for_help[chat_id] - helped)

    def hear(self, entry: JournalEntry) -> None:
        """Telegram took a call of a bot, or did not."""
        if entry.method == "editMessageText" or not entry.ok:
            return
        self.answers_lost += not entry.answered and entry.method.startswith("send")
        if entry.method != "sendMessage":
            return
        text, chat_id = str(entry.params["text"]), int(entry.params["chat_id"])
        marked = text.startswith(REPEATED)
        if found := _DELIVERY.search(text):
            self._delivered[int(found[1]), marked] += 1
        elif found := _CASE.search(str(entry.params.get("reply_markup") or "")):
            self._card(chat_id, int(found[1]), entry.result["message_id"])
            self._cards[int(found[1]), marked] += 1
        else:
            self._others[chat_id, marked] += 1

    def _card(self, chat_id: int, case_id: int, message_id: int) -> None:
        if case_id not in self.cases and self._waiting[chat_id]:
            told = self._waiting[chat_id].popleft()
            told.case, told.card_id = told.case.stored(case_id), message_id
            self.cases[case_id] = told
        elif case_id in self.cases:
            self.cases[case_id].card_id = message_id

    def unseen(self) -> int:
        """Descriptions without a card, deliveries and words of help that never came."""
        others: Counter[int] = Counter()
        for (chat_id, _), count in self._others.items():
            others[chat_id] += count
        helpless = sum(max(0, asked - others[chat]) for chat, asked in self.asked_for_help.items())
        seen = {number for number, _ in self._delivered}
        return sum(map(len, self._waiting.values())) + self.deliveries - len(seen) + helpless

    def unmarked_repeats(self) -> int:
        """Messages that came again without saying so."""
        named = (*self._cards.items(), *self._delivered.items())
        twice = sum(count - 1 for (_, marked), count in named if not marked)
        others = {chat: count for (chat, marked), count in self._others.items() if not marked}
        return twice + sum(max(0, count - self.asked_for_help[chat]) for chat, count in others.items())

    def repeats(self) -> int:
        """All messages beyond the first of each."""
        sent = self._cards.total() + self._delivered.total() + self._others.total()
        return sent - len(self.cases) - len({number for number, _ in self._delivered}) - self.asked_for_help.total()
