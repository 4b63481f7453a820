"""What every flow works with, built once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from bot.content.live import LiveLibrary
from bot.core.allowance import DEAR, Buckets
from bot.core.text import LANGUAGES, Language
from bot.store.database import Database
from bot.store.people import Profile
from bot.watching import Watch


class KnownPeople:
    """The profiles of people seen lately, so that a description need not look its sender up.

    Only what was committed is remembered; ``forget`` whenever it changes.
    """

    MOST = 10_000
    """Where replicas share the database, none: another one may change what is remembered here."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._profiles: dict[tuple[int, Language], Profile] = {}
        self._prompted: dict[int, bool] = {}

    def of(self, sender: "Sender") -> Profile | None:
        """The profile of a sender whose app still speaks as it did; None: look it up."""
        return self._profiles.get((sender.person_id, sender.app_language))

    def remember(self, sender: "Sender", profile: Profile) -> None:
        """This is stored now."""
        if len(self._profiles) >= self._most:
            self._profiles.clear()
        if self._most:
            self._profiles[sender.person_id, sender.app_language] = profile

    def prompted(self, person_id: int) -> bool | None:
        """Was this person asked to write something and has not yet? None: look it up."""
        return self._prompted.get(person_id)

    def prompt(self, person_id: int, waiting: bool | None) -> None:
        """They were, or not any more; None: look it up next time."""
        if len(self._prompted) >= self._most:
            self._prompted.clear()
        if waiting is None:
            self._prompted.pop(person_id, None)
        elif self._most:
            self._prompted[person_id] = waiting

    def forget(self, sender: "Sender") -> None:
        """Something about this person has changed."""
        self._prompted.pop(sender.person_id, None)
        for app_language in LANGUAGES:
            self._profiles.pop((sender.person_id, app_language), None)


@dataclass(frozen=True, slots=True)
class Services:
    """The library that serves now, the database and the clock, which only the edge reads.

    ``operator`` and ``contact`` are told by /privacy; ``owner`` is the chat that hears of a bad library edit;
    ``replica`` names this process among those that share the database; ``dear`` counts what takes more than an answer,
    by ``steady``: seconds of a clock that nobody sets.
    """

    clock: Callable[[], datetime]
    library: LiveLibrary
    database: Database
    operator: str
    contact: str
    owner: int | None = None
    replica: str = "alone"
    known: KnownPeople = field(default_factory=KnownPeople)
    watch: Watch = field(default_factory=Watch)
    dear: Buckets = field(default_factory=lambda: Buckets(DEAR))
    steady: Callable[[], float] = monotonic


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, from where, and when it reached us. ``app_language`` is that of their Telegram.

    ``update_id`` is the update by which they did: what it changes carries it, so that nothing is changed twice.
    """

    person_id: int
    chat_id: int
    app_language: Language
    now: datetime
    update_id: int
