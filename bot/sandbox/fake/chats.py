"""The chats of the bot: who is there, what was said, what is on their screen."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.fake.bounded import keep_newest
from bot.sandbox.fake.messages import ShownMessage
from bot.sandbox.fake.wire import Json

TYPING_SECONDS = 5.0
"""How long "typing…" stays when nothing follows (Bot API: sendChatAction)."""


@dataclass(slots=True)
class Person:
    """A Telegram account; ``language_code`` is that of their app and may change."""

    user_id: int
    first_name: str
    language_code: str | None = None
    last_name: str | None = None
    username: str | None = None

    @property
    def name(self) -> str:
        """The name on the screen."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """The Bot API object ``User``."""
        user: Json = {"id": self.user_id, "is_bot": False, "first_name": self.first_name}
        if self.last_name is not None:
            user["last_name"] = self.last_name
        if self.username is not None:
            user["username"] = self.username
        if self.language_code is not None:
            user["language_code"] = self.language_code
        return user

    def as_chat(self) -> Json:
        """The Bot API object ``Chat`` of the private chat with this person."""
        chat: Json = {"id": self.user_id, "first_name": self.first_name, "type": "private"}
        if self.last_name is not None:
            chat["last_name"] = self.last_name
        if self.username is not None:
            chat["username"] = self.username
        return chat


@dataclass(frozen=True, slots=True)
class Tiles:
    """A reply keyboard: labels row by row, and the hint in the empty input field."""

    rows: tuple[tuple[str, ...], ...] = ()
    placeholder: str | None = None
    one_time: bool = False

    def as_json(self) -> list[list[Json]] | None:
        """The tiles on the demo page; None when there is only a hint."""
        return [[{"text": label} for label in row] for row in self.rows] or None


@dataclass(frozen=True, slots=True)
class Toast:
    """One answer to a tap; an empty ``text`` only ended the spinner, ``alert`` was a box to close."""

    text: str
    alert: bool = False
    url: str | None = None


@dataclass(slots=True, kw_only=True)
class Chat(ABC):
    """One chat of the bot; of messages and toasts the newest ``kept`` stay.

    While ``unreachable`` says why, in Telegram's words, the bot may not write.
    """

    chat_id: int
    messages: dict[int, ShownMessage] = field(default_factory=dict)
    tiles: Tiles | None = None
    toasts: list[Toast] = field(default_factory=list)
    unreachable: str | None = None
    typing_until: float = 0.0
    kept: int = sys.maxsize

    @abstractmethod
    def as_chat(self) -> Json:
        """The Bot API object ``Chat``."""

    def newest(self) -> Iterator[ShownMessage]:
        """The messages, newest first."""
        return reversed(self.messages.values())

    def add(self, message: ShownMessage) -> None:
        """A message comes below the others, or takes the place of its old form."""
        self.messages[message.message_id] = message
        keep_newest(self.messages, self.kept)

    def toast(self, toast: Toast) -> None:
        """Show the answer to a tap."""
        self.toasts.append(toast)
        del self.toasts[: -self.kept]


@dataclass(slots=True, kw_only=True)
class PrivateChat(Chat):
    """One person's chat with the bot, which has the person's id."""

    person: Person

    def as_chat(self) -> Json:
        """The Bot API object ``Chat``."""
        return self.person.as_chat()


@dataclass(slots=True, kw_only=True)
class Group(Chat):
    """A group the bot may write to; what people write there is not simulated.

    Upgraded to a supergroup it has another id, ``migrated_to``, and the old one takes nothing more.
    """

    title: str
    kind: Literal["group", "supergroup"] = "group"
    migrated_to: int | None = None

    def as_chat(self) -> Json:
        """The Bot API object ``Chat``."""
        return {"id": self.chat_id, "title": self.title, "type": self.kind}
