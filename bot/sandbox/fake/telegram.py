"""FakeTelegram: the Bot API and the people behind it, in one object."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.sandbox.fake.answering import Answering
from bot.sandbox.fake.chance import POLL
from bot.sandbox.fake.chats import Group, Person, PrivateChat
from bot.sandbox.fake.courier import Courier, Sleep
from bot.sandbox.fake.errors import ApiError
from bot.sandbox.fake.events import Subscription
from bot.sandbox.fake.inline import InlineQueries
from bot.sandbox.fake.limits import CALLBACK_WAITS, POLL_UPDATES
from bot.sandbox.fake.phones import Phone
from bot.sandbox.fake.profile import Profile
from bot.sandbox.fake.state import State
from bot.sandbox.fake.taps import Taps
from bot.sandbox.fake.updates import UpdateQueue
from bot.sandbox.fake.webhook import Receiver, Webhook, deliver
from bot.sandbox.fake.wire import Json

DEMO = "42:DEMO"


class FakeTelegram(Answering):
    """One bot's Telegram, as strict as the real one; ``clock`` gives unix seconds and rules every age and expiry.

    People act through ``phone``; the bot calls ``call``, or comes in by ``http_door`` or ``InProcessRequest``. Of every
    chat the newest ``kept`` messages stay; what is gone can not be edited either. A tap that the bot was not given in
    ``taps_wait`` seconds is forgotten.
    """

    def __init__(
        self,
        *,
        token: str = DEMO,
        clock: Callable[[], float],
        name: str = "Birdcall",
        kept: int = sys.maxsize,
        taps_wait: float = CALLBACK_WAITS,
    ) -> None:
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": "birdcall_demo_bot"}
        updates, taps, inline = UpdateQueue(clock), Taps(clock), InlineQueries(clock)
        state = State(clock, bot, updates, Webhook(), taps, inline, Profile(name), taps_wait)
        super().__init__(state, clock)
        self.token = token
        self.phones: dict[int, Phone] = {}
        self._kept = kept

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
            chat = PrivateChat(chat_id=user_id, kept=self._kept, person=person)
            self.state.chats[user_id] = chat
            phone = self.phones[user_id] = Phone(self.state, chat)
        return phone

    def group(self, chat_id: int, title: str = "Team") -> Group:
        """A group the bot is in; its id is below 0."""
        group = Group(chat_id=chat_id, kept=self._kept, title=title)
        self.state.chats[chat_id] = group
        return group

    def upgrade(self, group: Group, chat_id: int) -> Group:
        """Make a supergroup of a group; calls with the old id get 400 with the new one."""
        group.migrated_to = chat_id
        self.state.chats[chat_id] = upgraded = Group(
            chat_id=chat_id, kept=self._kept, title=group.title, kind="supergroup"
        )
        return upgraded

    @property
    def inline(self) -> InlineQueries:
        """Inline mode, with its two switches."""
        return self.state.inline

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
        """Where webhook requests go: ``await receiver(url, headers, body)`` gives the HTTP status or raises OSError."""
        self.state.put_webhook(replace(self.state.webhook, receiver=receiver, over=asyncio.Event()))

    async def deliver(self) -> int:
        """Bring what waits to the webhook, once; how many were taken."""
        return await deliver(self.state.webhook, self.state.updates, self.state.now)

    async def keep_delivering(self, sleep: Sleep = asyncio.sleep) -> None:
        """Bring updates to whatever webhook is set (``Courier``), until cancelled; the caller owns the task."""
        while True:
            await Courier(self.state.webhook, self.state.updates, self.clock, sleep).run()

    def close(self) -> None:
        """End a waiting poll and all subscriptions, so that a server in front can stop at once."""
        self.state.updates.interrupt(ApiError(502, "Bad Gateway"))
        self.state.events.close()
