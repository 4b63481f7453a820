"""How a person's act becomes a message on the screen and an update for the bot."""

from typing import Any

from bot.sandbox.fake.files import Stored
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.limits import MESSAGE_WAITS, check_caption
from bot.sandbox.fake.messages import Button, ShownMessage
from bot.sandbox.fake.screen import Screen
from bot.sandbox.fake.wire import Json, Upload

BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"


class Acts(Screen):
    """The ways in which an update comes about; messages share a lane per chat, presses one per person."""

    def _message(self, **parts: Any) -> ShownMessage:
        return ShownMessage(next(self._state.message_ids), self.user_id, from_bot=False, date=self._state.now, **parts)

    def _attachment(self, kind: str, media: Json, caption: str = "") -> ShownMessage:
        content = check_caption(formatted(caption))
        return self._message(kind=kind, media=media, text=content.text, entities=content.entities)

    def _stored(self, name: str, content: bytes, folder: str) -> Stored:
        return self._state.files.store(Upload(name, content), folder)

    def _send(self, message: ShownMessage) -> Json:
        if self._chat.unreachable:
            raise PermissionError(f"this person can not write: {self._chat.unreachable}")
        self._state.show(self._chat, message)
        return self._put("message", self._state.as_update(self._chat, message), MESSAGE_WAITS)

    def _tap(self, message: ShownMessage, button: Button) -> Json:
        query: Json = {
            "id": self._state.taps.begin(self.user_id),
            "from": self._chat.person.as_user(),
            **self._pressed(message),
            "chat_instance": str(self.user_id * 7_919),
            "data": button.data,
        }
        return self._state.updates.put("callback_query", query, f"taps of {self.user_id}", self._state.taps_wait)

    def _pressed(self, message: ShownMessage) -> Json:
        """The bot sees a message of its own, and only the id of one that was sent by way of it."""
        if message.via:
            return {"inline_message_id": message.inline_message_id}
        return {"message": self._state.as_update(self._chat, message)}

    def _membership(self, *, blocked: bool) -> Json:
        bot = self._state.bot
        states = {
            "member": {"user": bot, "status": "member"},
            "kicked": {"user": bot, "status": "kicked", "until_date": 0},
        }
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        self._chat.unreachable = BLOCKED if blocked else None
        change: Json = {
            "chat": self._chat.person.as_chat(),
            "from": self._chat.person.as_user(),
            "date": self._state.now,
            "old_chat_member": states[before],
            "new_chat_member": states[after],
        }
        return self._put("my_chat_member", change, MESSAGE_WAITS)

    def _put(self, kind: str, body: Json, lasts: float) -> Json:
        return self._state.updates.put(kind, body, f"chat {self.user_id}", lasts)
