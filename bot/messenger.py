"""Telegram's bot as Birdcall uses it: screens go out as plain JSON, and of the answer only the message id is read.

The library's own ``send_message`` builds an object for every button and one for the whole reply: half of what an
answer would cost (docs/decisions/0008).
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from telegram.ext import ExtBot

Markup = Mapping[str, Any]
"""A reply_markup as the Bot API spells it."""


class Messenger(ExtBot[None]):
    """An ``ExtBot`` with two more ways to show a message. Errors are the library's own."""

    @property
    def sends_inline(self) -> bool:
        """Is inline mode on for this bot (BotFather: /setinline)? Known once it is initialized."""
        return self._bot_user is not None and bool(self._bot_user.supports_inline_queries)

    async def post(self, chat_id: int, text: str, markup: Markup | None) -> int:
        """A new message of HTML (Bot API: sendMessage); its id."""
        sent = await self._post("sendMessage", {"chat_id": chat_id, **_content(text, markup)})
        return int(sent["message_id"])

    async def repost(self, chat_id: int, message_id: int, text: str, markup: Markup | None) -> None:
        """Other HTML in place of a message's (Bot API: editMessageText)."""
        data = {"chat_id": chat_id, "message_id": message_id, **_content(text, markup)}
        await self._post("editMessageText", data)

    async def close_connections(self) -> None:
        """Close what a bot that was never initialized has opened all the same."""
        for request in self._request:
            await request.shutdown()


def _content(text: str, markup: Markup | None) -> dict[str, Any]:
    encoded = msgspec.json.encode(markup).decode() if markup else None
    return {"text": text, "parse_mode": "HTML", "reply_markup": encoded}
