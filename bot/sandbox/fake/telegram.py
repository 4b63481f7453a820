"""FakeTelegram: the Bot API and the people behind it, in one object."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.sandbox.fake.calls import Method, chat_of
from bot.sandbox.fake.chats import Chat, Person
from bot.sandbox.fake.errors import ApiError
from bot.sandbox.fake.events import Subscription
from bot.sandbox.fake.faults import POLL, Faults
from bot.sandbox.fake.inline import InlineQueries
from bot.sandbox.fake.journal import Journal, JournalEntry
from bot.sandbox.fake.limits import POLL_UPDATES
from bot.sandbox.fake.methods import table
from bot.sandbox.fake.phones import Phone
from bot.sandbox.fake.profile import Profile
from bot.sandbox.fake.state import State
from bot.sandbox.fake.taps import Taps
from bot.sandbox.fake.updates import UpdateQueue
from bot.sandbox.fake.webhook import Receiver, Webhook, deliver, keep_delivering
from bot.sandbox.fake.wire import Json, Upload

DEMO = "42:DEMO"
NO_FILES: Mapping[str, Upload] = {}


class FakeTelegram:
    """One bot's Telegram, as strict as the real one; ``clock`` gives unix seconds and rules every age and expiry.

    People act through ``phone``; the bot calls ``call``, or comes in by ``http_door`` or ``InProcessRequest``.
    """

    def __init__(self, *, token: str = DEMO, clock: Callable[[], float], name: str = "Birdcall") -> None:
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": "birdcall_demo_bot"}
        self.token = token
        self.clock = clock
        self.faults = Faults()
        self.journal = Journal()
        self.unknown_methods: list[str] = []
        self.phones: dict[int, Phone] = {}
        self.state = State(clock, bot, UpdateQueue(clock), Webhook(), Taps(clock), InlineQueries(clock), Profile(name))

    def phone(
        self,
        user_id: int,
        first_name: str = "",
        language_code: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
    ) -> Phone:
        """The phone of one person, who has a chat with the bot; the first call says who they are."""
        phone = self.phones.get(user_id)
        if phone is None:
            person = Person(user_id, first_name or f"User {user_id}", language_code, last_name, username)
            chat = self.state.chats[user_id] = Chat(person)
            phone = self.phones[user_id] = Phone(self.state, chat)
        return phone

    @property
    def inline(self) -> InlineQueries:
        """Inline mode, with its two switches."""
        return self.state.inline

    async def call(
        self, method: str, params: Mapping[str, Any] | None = None, files: Mapping[str, Upload] | None = None
    ) -> Any:
        """Call a Bot API method and give its result, ready for JSON; raises ApiError.

        Values may be JSON values or, as in a form, strings; ``files`` are by parameter or ``attach://`` name.
        """
        params, described, at = params or {}, table().get(method.lower()), self.clock()
        name = described.name if described else method
        try:
            result = await self._run(described, name, params, files or NO_FILES)
        except ApiError as error:
            self._write(JournalEntry(at, name, dict(params), self.clock() - at, error=error))
            raise
        self._write(JournalEntry(at, name, dict(params), self.clock() - at, result))
        return result

    def get_updates(self, offset: int = 0, limit: int = POLL_UPDATES, timeout: int = 0) -> Awaitable[list[Json]]:
        """Poll as the bot does: ``offset`` confirms, ``timeout`` waits, a second poller ends the first (409)."""
        return self.call(POLL, {"offset": offset, "limit": limit, "timeout": timeout})

    def check_token(self, token: str) -> None:
        """Raise ApiError 401 for another bot's token, 404 for one that is not a token at all."""
        if token == self.token:
            return
        number, colon, _ = token.partition(":")
        raise ApiError(401, "Unauthorized") if colon and number.isdecimal() else ApiError(404, "Not Found")

    def download(self, path: str) -> bytes:
        """A file by the path getFile gave; raises ApiError 404."""
        return self.state.files.download(path)

    def subscribe(self) -> Subscription:
        """Listen to what the demo page shows, from now on."""
        return self.state.events.subscribe()

    def deliver_to(self, receiver: Receiver) -> None:
        """Where webhook requests go: ``await receiver(url, headers, body)`` gives the HTTP status."""
        self.state.webhook.receiver = receiver

    async def deliver(self) -> int:
        """Bring what waits to the webhook, once; how many were taken."""
        return await deliver(self.state.webhook, self.state.updates, self.state.now)

    async def keep_delivering(self) -> None:
        """Bring updates to the webhook until cancelled; the caller owns the task."""
        await keep_delivering(lambda: self.state.webhook, self.state.updates, self.clock)

    def close(self) -> None:
        """End a waiting poll and all subscriptions, so that a server in front can stop at once."""
        self.state.updates.interrupt(ApiError(502, "Bad Gateway"))
        self.state.events.close()

    async def _run(
        self, described: Method | None, name: str, params: Mapping[str, Any], files: Mapping[str, Upload]
    ) -> Any:
        if described is None:
            self.unknown_methods.append(name)
            raise ApiError(404, "Not Found")
        chat_id = chat_of(params)
        await self.faults.before(name, chat_id)
        result = described.run(self.state, **described.arguments(params, files))
        if inspect.isawaitable(result):
            result = await result
        self.faults.after(name, chat_id)
        return result

    def _write(self, entry: JournalEntry) -> None:
        self.journal.add(entry)
        if entry.method != POLL:
            self.state.events.publish(lambda: {"type": "api", "call": entry.as_json()})
