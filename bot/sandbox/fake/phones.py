"""What one person does on Telegram."""

from dataclasses import replace

from bot.sandbox.fake.acts import DEACTIVATED
from bot.sandbox.fake.files import PIXEL, document_fields, photo_fields, sticker_fields, voice_fields
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.inline_acts import InlineActs
from bot.sandbox.fake.limits import MESSAGE_WAITS, check_text
from bot.sandbox.fake.screen import labelled, missing
from bot.sandbox.fake.wire import Json


class Phone(InlineActs):
    """One person in their private chat with the bot; every act returns the raw Update and needs no event loop.

    What a Telegram app would not let a person send (an empty or too long text) raises ApiError here too.
    """

    def send(self, text: str, *, reply_to: int | None = None) -> Json:
        """Write a message, perhaps in reply to one."""
        content = check_text(formatted(text))
        return self._send(self._message(text=content.text, entities=content.entities, reply_to=reply_to))

    def send_photo(self, caption: str = "", content: bytes = PIXEL) -> Json:
        """Send a picture."""
        return self._send(
            self._attachment("photo", photo_fields(self._stored("photo.png", content, "photos")), caption)
        )

    def send_document(self, name: str, content: bytes, caption: str = "") -> Json:
        """Send a file."""
        return self._send(
            self._attachment("document", document_fields(self._stored(name, content, "documents")), caption)
        )

    def send_voice(self, seconds: int = 3, content: bytes = b"OggS") -> Json:
        """Send a voice note."""
        return self._send(self._attachment("voice", voice_fields(self._stored("voice.ogg", content, "voice"), seconds)))

    def send_sticker(self, emoji: str = "🙂", content: bytes = b"RIFF") -> Json:
        """Send a sticker."""
        stored = self._stored("sticker.webp", content, "stickers")
        return self._send(self._attachment("sticker", sticker_fields(stored, emoji)))

    def send_contact(
        self, phone_number: str, first_name: str, last_name: str | None = None, user_id: int | None = None
    ) -> Json:
        """Share a contact card; ``user_id`` when the person is on Telegram."""
        card: Json = {"phone_number": phone_number, "first_name": first_name}
        card |= {"last_name": last_name} if last_name else {}
        card |= {"user_id": user_id} if user_id else {}
        return self._send(self._attachment("contact", {"contact": card}))

    def edit(self, message_id: int, text: str) -> Json:
        """Change a text of one's own; raises LookupError for another message."""
        message = self._chat.messages.get(message_id)
        if message is None or message.from_bot or message.via or message.kind != "text":
            raise LookupError(f"{message_id} is no text of this person")
        content = check_text(formatted(text))
        edited = replace(message, text=content.text, entities=content.entities, edit_date=self._state.now)
        self._state.change(self._chat, edited)
        return self._put("edited_message", self._state.as_update(self._chat, edited), MESSAGE_WAITS)

    def tap(self, label: str | None = None, *, data: str | None = None, message_id: int | None = None) -> Json:
        """Press the inline button with this label (exact, else containing it) or data; raises MissingButtonError."""
        if label is None:
            return self._tap(*self.find(f"carrying {data!r}", [lambda button: button.data == data], message_id))
        return self._tap(*self.find(label, labelled(label, lambda button: button.data is not None), message_id))

    def press(self, label: str) -> Json:
        """Press a tile below the input field (exact label, else containing it), which sends its text."""
        tiles = self._chat.tiles
        labels = [text for row in tiles.rows for text in row] if tiles else []
        found = [text for text in labels if text == label] or [text for text in labels if label in text]
        if not found:
            raise missing(label, labels)
        if tiles is not None and tiles.one_time:
            self._state.put_tiles(self._chat, None)
        return self.send(found[0])

    def copied(self, label: str, message_id: int | None = None) -> str:
        """What the copy button with this label puts on the clipboard."""
        _, button = self.find(label, labelled(label, lambda button: button.copy is not None), message_id)
        return button.copy or ""

    def block(self) -> Json:
        """Block the bot: it gets 403 from now on."""
        return self._membership(blocked=True)

    def unblock(self) -> Json:
        """Let the bot write again."""
        return self._membership(blocked=False)

    def deactivate(self) -> None:
        """Delete the account for good: the bot is not told, and gets 403 from now on."""
        self._chat.unreachable = DEACTIVATED
