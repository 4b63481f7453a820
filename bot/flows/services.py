"""What every flow works with, built once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.content.live import LiveLibrary
from bot.core.text import Language
from bot.store.database import Database


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


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, from where, and when it reached us. ``app_language`` is that of their Telegram."""

    person_id: int
    chat_id: int
    app_language: Language
    now: datetime
