"""Everything Telegram remembers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.sandbox.fake.chats import Chat, Group, PrivateChat, Tiles
from bot.sandbox.fake.errors import ApiError, bad_request, forbidden
from bot.sandbox.fake.events import Events
from bot.sandbox.fake.files import Files
from bot.sandbox.fake.inline import InlineQueries, InlineQuery
from bot.sandbox.fake.limits import CALLBACK_WAITS
from bot.sandbox.fake.messages import ShownMessage
from bot.sandbox.fake.profile import Profile
from bot.sandbox.fake.taps import Taps
from bot.sandbox.fake.updates import UpdateQueue
from bot.sandbox.fake.webhook import Webhook
from bot.sandbox.fake.wire import NOWHERE, Json

MIGRATED = "Bad Request: group chat was upgraded to a supergroup chat"


@dataclass(slots=True)
class State:
    """One bot's world. ``clock`` gives unix seconds. A tap that the bot is not given in ``taps_wait`` is forgotten."""

    clock: Callable[[], float]
    bot: Json
    updates: UpdateQueue
    webhook: Webhook
    taps: Taps
    inline: InlineQueries
    profile: Profile
    taps_wait: float = CALLBACK_WAITS
    chats: dict[int, Chat] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    events: Events = field(default_factory=Events)
    message_ids: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def now(self) -> int:
        """Whole unix seconds, as messages carry them."""
        return int(self.clock())

    def put_webhook(self, webhook: Webhook) -> None:
        """Bring updates there from now on; the same again changes nothing."""
        if webhook != self.webhook:
            self.webhook.over.set()
            self.webhook = webhook

    def chat(self, chat_id: int) -> Chat:
        """A chat the bot knows; raises ApiError 400 otherwise, with the new id of a group that has one."""
        if chat_id == NOWHERE:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if isinstance(chat, Group) and chat.migrated_to is not None:
            raise ApiError(400, MIGRATED, migrate_to=chat.migrated_to)
        return chat

    def reachable(self, chat_id: int) -> Chat:
        """A chat the bot may write to; raises ApiError 403 when its people do not let it."""
        chat = self.chat(chat_id)
        if chat.unreachable:
            raise forbidden(chat.unreachable)
        return chat

    def show(self, chat: Chat, message: ShownMessage) -> None:
        """A new message stands in the chat."""
        chat.add(message)
        self.tell("message", chat, message)

    def change(self, chat: Chat, message: ShownMessage) -> None:
        """An edited message stands in place of the old one."""
        chat.add(message)
        self.tell("edit", chat, message)

    def tell(self, kind: str, chat: Chat, message: ShownMessage) -> None:
        """Pass a message on to the page."""
        self.events.publish(lambda: {"type": kind, "user_id": chat.chat_id, "message": message.as_json()})

    def tell_inline(self, query: InlineQuery) -> None:
        """Pass the answer to an inline query on to the page."""
        self.events.publish(lambda: {"type": "inline", "user_id": query.user_id, **query.as_json()})

    def put_tiles(self, chat: Chat, tiles: Tiles | None) -> None:
        """Show another reply keyboard, or none."""
        chat.tiles = tiles
        self.events.publish(
            lambda: {
                "type": "keyboard",
                "user_id": chat.chat_id,
                "keyboard": tiles.as_json() if tiles else None,
                "placeholder": tiles.placeholder if tiles else None,
            }
        )

    def tell_commands(self, chat: PrivateChat) -> None:
        """Pass the commands one person now sees on to the page."""
        commands = self.profile.commands_for(chat.chat_id, chat.person.language_code)
        self.events.publish(lambda: {"type": "commands", "user_id": chat.chat_id, "commands": commands})

    def as_update(self, chat: Chat, message: ShownMessage) -> Json:
        """The Bot API ``Message`` of a message in ``chat``, with the one it replies to."""
        told = self._told(chat, message)
        original = chat.messages.get(message.reply_to) if message.reply_to else None
        return told | {"reply_to_message": self._told(chat, original)} if original else told

    def _told(self, chat: Chat, message: ShownMessage) -> Json:
        sender = chat.person.as_user() if isinstance(chat, PrivateChat) and not message.from_bot else self.bot
        return message.as_update(sender, chat.as_chat())
