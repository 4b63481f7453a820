"""The shapes in which things travel to and from Telegram."""

from dataclasses import dataclass
from typing import Any, Literal, NewType, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A Bot API object, ready to be written as JSON."""

ChatId = NewType("ChatId", int)
"""Where a call is meant to go."""

Place: TypeAlias = Literal["bot", "customer"]
"""One of the two chats on a phone: with the bot, or with a customer, where the bot is not."""

NOWHERE = ChatId(0)
"""The chat of a call that named none."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call, or the contents of a stored one."""

    name: str
    content: bytes
    mime_type: str = "application/octet-stream"
