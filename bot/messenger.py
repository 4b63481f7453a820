"""Telegram's bot as Birdcall uses it: plain JSON out, of the answer only what is needed, and manners on the way.

The library's own ``send_message`` builds an object for every button and one for the whole reply: half of what an
answer would cost (docs/decisions/0008). Every call of every handler passes here, so here is where it waits its turn,
is tried again, and is marked when it may be a repeat (docs/decisions/0016).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, cast

import msgspec
import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.attempt import CURRENT
from bot.core.pace import Pace
from bot.core.teams.message import LONGEST, shifted, units
from bot.failures import halt_of, may_have_arrived

log = structlog.get_logger()

Markup = Mapping[str, Any]
"""A reply_markup as the Bot API spells it."""

MOST_TRIES: Final = 4
"""So often a call of a handler is made while the network fails it, half a second apart and doubling."""

LONGEST_TEXT: Final = LONGEST["text"]


class Messenger(ExtBot[None]):
    """An ``ExtBot`` that keeps Telegram's pace and gets through. Errors are the library's own.

    ``mark`` goes before a text that its reader may have had already: a kill, or a lost answer, hides whether it left.
    """

    def __init__(
        self,
        *arguments: Any,
        mark: str = "",
        pace: Pace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], float] = lambda: asyncio.get_running_loop().time(),
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        self._now = now
        self._pace = pace or Pace()
        self._mark = mark
        self._sleep = sleep

    @property
    def pace(self) -> Pace:
        """Who has to wait, and until when."""
        return self._pace

    def now(self) -> float:
        """The moment by the clock that the pace is kept by, in seconds."""
        return self._now()

    async def wait_until(self, moment: float) -> None:
        """Until that moment by the same clock."""
        if (seconds := moment - self.now()) > 0:
            await self._sleep(seconds)

    @property
    def sends_inline(self) -> bool:
        """Is inline mode on for this bot (BotFather: /setinline)? Known once it is initialized."""
        return self._bot_user is not None and bool(self._bot_user.supports_inline_queries)

    async def post(self, chat_id: int, text: str, markup: Markup | None) -> int:
        """A new message of HTML (Bot API: sendMessage); its id."""
        sent = await self._post("sendMessage", {"chat_id": chat_id, **content(text, markup)})
        return int(sent["message_id"])

    async def repost(self, chat_id: int, message_id: int, text: str, markup: Markup | None) -> None:
        """Other HTML in place of a message's (Bot API: editMessageText)."""
        data = {"chat_id": chat_id, "message_id": message_id, **content(text, markup)}
        await self._post("editMessageText", data)

    async def remark(self, chat_id: int, message_id: int, markup: Markup) -> None:
        """Other buttons under a message (Bot API: editMessageReplyMarkup)."""
        encoded = msgspec.json.encode(markup).decode()
        data = {"chat_id": chat_id, "message_id": message_id, "reply_markup": encoded}
        await self._post("editMessageReplyMarkup", data)

    async def post_picture(self, chat_id: int, picture: bytes, caption: str, markup: Markup | None = None) -> None:
        """A picture, with a line of plain text (Bot API: sendPhoto)."""
        await self.send_photo(chat_id, picture, caption=caption, reply_markup=cast(Any, markup))

    async def post_file(self, chat_id: int, content: bytes, name: str, caption: str) -> None:
        """A file called ``name``, with a line of plain text (Bot API: sendDocument)."""
        await self.send_document(chat_id, content, filename=name, caption=caption)

    async def fetch(self, offset: int | None, seconds: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
        """New updates as Telegram sends them (Bot API: getUpdates), waiting for one so many ``seconds``."""
        data = {"offset": offset, "timeout": seconds, "allowed_updates": kinds}
        patience = (self._request[0].read_timeout or 0) + seconds
        return cast(list[dict[str, Any]], await self._post("getUpdates", data, read_timeout=patience))

    async def deliver(self, chat_id: int, content: Mapping[str, Any], *, repeated: bool) -> int | None:
        """One of many messages, tried once and at once; its id. ``content`` is a method and its parameters."""
        data = {**_without_method(content), "chat_id": chat_id}
        sent = await super()._do_post(content["method"], self._marked(data) if repeated else data)
        return int(sent["message_id"]) if isinstance(sent, dict) else None

    async def show(self, chat_id: int, content: Mapping[str, Any]) -> None:
        """A message of any kind, as a delivery has it, to somebody who waits for it."""
        await self._post(content["method"], {**_without_method(content), "chat_id": chat_id})

    async def close_connections(self) -> None:
        """Close what a bot that was never initialized has opened all the same."""
        for request in self._request:
            await request.shutdown()

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Any:
        chat_id = data.get("chat_id")
        if not isinstance(chat_id, int):
            return await super()._do_post(endpoint, data, **timeouts)
        sends, attempt = endpoint.startswith("send"), CURRENT.get()
        if attempt and sends:
            await attempt.may_send()
        repeated, tries = bool(attempt and attempt.repeated), 1
        while True:
            await self._take_turn(chat_id)
            try:
                result = await super()._do_post(
                    endpoint, self._marked(data) if sends and repeated else data, **timeouts
                )
            except TelegramError as error:
                repeated |= may_have_arrived(error)
                if attempt and sends:
                    attempt.sent |= may_have_arrived(error)
                if not await self._waited(chat_id, error, tries):
                    raise
                tries += not isinstance(error, RetryAfter)
            else:
                if attempt and sends:
                    attempt.sent = True
                return result

    async def _waited(self, chat_id: int, error: TelegramError, tries: int) -> bool:
        """Wait until the same call may be made again; False when that is no use."""
        if isinstance(error, RetryAfter):
            self.pace.halt(chat_id, self.now(), halt_of(error))
            log.warning("flood", seconds=halt_of(error))
        elif tries < MOST_TRIES and isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            await self._sleep(0.25 * 2**tries)
        else:
            return False
        return True

    async def _take_turn(self, chat_id: int) -> None:
        while (at := self.pace.reply_at(chat_id, self.now())) > self.now():
            await self.wait_until(at)
        await self.wait_until(self.pace.replied(chat_id, self.now()))
        while (halted := self.pace.halted_until(chat_id)) > self.now():
            await self.wait_until(halted)

    def _marked(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same, said to be a possible repeat; as it is where there is no room to say so."""
        words, formatting, most = _WORDS["text" in data]
        text = self._mark + str(data.get(words) or "")
        if units(text) > most:
            return data
        entities = shifted(data.get(formatting) or (), units(self._mark))
        return {**data, words: text, **({formatting: entities} if entities else {})}


_WORDS: Final = {
    True: ("text", "entities", LONGEST_TEXT),
    False: ("caption", "caption_entities", LONGEST["photo"]),
}
"""Where a message has its words, whether it is a text or anything else, and how many UTF-16 units fit."""


def _without_method(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "method"}


def content(text: str, markup: Markup | None) -> dict[str, Any]:
    """The parameters of a message of HTML."""
    encoded = msgspec.json.encode(markup).decode() if markup else None
    return {"text": text, "parse_mode": "HTML", "reply_markup": encoded}
