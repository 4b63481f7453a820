"""What every flow works with, built once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.content.live import LiveLibrary
from bot.core.text import LANGUAGES, Language
from bot.store.database import Database


class KnownLanguages:
    """The languages of people seen lately, so that a description need not look its sender up.

    Only what was committed is remembered; ``forget`` whenever it changes.
    """

    MOST = 10_000

    def __init__(self) -> None:
        self._languages: dict[tuple[int, Language], Language] = {}

    def of(self, sender: "Sender") -> Language | None:
        """The language of a sender whose app still speaks as it did; None: look it up."""
        return self._languages.get((sender.person_id, sender.app_language))

    def remember(self, sender: "Sender", language: Language) -> None:
        """This is stored now."""
        if len(self._languages) >= self.MOST:
            self._languages.clear()
        self._languages[sender.person_id, sender.app_language] = language

    def forget(self, sender: "Sender") -> None:
        """Something about this person has changed."""
        for app_language in LANGUAGES:
            self._languages.pop((sender.person_id, app_language), None)


@dataclass(frozen=True, slots=True)
class Services:
    """The library that serves now, the database and the clock, which only the edge reads.

    ``operator`` and ``contact`` are told by /privacy; ``owner`` is the chat that hears of a bad library edit.
    """

    clock: Callable[[], datetime]
    library: LiveLibrary
    database: Database
    operator: str
    contact: str
    owner: int | None = None
    known: KnownLanguages = field(default_factory=KnownLanguages)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, from where, and when it reached us. ``app_language`` is that of their Telegram."""

    person_id: int
    chat_id: int
    app_language: Language
    now: datetime
