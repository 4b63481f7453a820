"""What readers of a broadcast get: words with their formatting, a picture, file or voice note, or a card that lives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Kind = Literal["text", "photo", "document", "voice", "card"]

LONGEST: Final[Mapping[Kind, int]] = {"text": 4096, "photo": 1024, "document": 1024, "voice": 1024, "card": 4096}
"""UTF-16 units of the words (Bot API: sendMessage, text; sendPhoto, caption)."""

_METHODS: Final[Mapping[Kind, str]] = {
    "text": "sendMessage", "photo": "sendPhoto", "document": "sendDocument", "voice": "sendVoice",
    "card": "sendMessage",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent. ``text`` are the words, beside a file its caption; ``entities`` their formatting as the Bot API has
    it (MessageEntity: offsets and lengths in UTF-16 units).

    A picture, file or voice note goes by Telegram's ``file_id``. A card names what it shows of the library,
    ``line:KEY`` or ``play:ID``, and is written in its reader's language; ``text`` stands in when
    the library has it no more.
    """

    kind: Kind = "text"
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    file_id: str = ""
    card: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to send yet."""
        return not (self.text.strip() if self.kind == "text" else self.file_id or self.card)

    @property
    def over(self) -> int:
        """UTF-16 units that its words are too long by; 0: they fit."""
        return max(0, units(self.text) - LONGEST[self.kind])


def units(text: str) -> int:
    """The length of a text as Telegram counts: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shifted(entities: Sequence[Mapping[str, Any]], by: int) -> list[Mapping[str, Any]]:
    """The formatting of a text before which so many UTF-16 units were put."""
    return [{**entity, "offset": entity["offset"] + by} for entity in entities]


def call_of(message: Message) -> dict[str, Any]:
    """The Bot API's method and parameters that send it; of a card what is left of it without the library."""
    content: dict[str, Any] = {"method": _METHODS[message.kind]}
    words, formatting = ("caption", "caption_entities") if message.file_id else ("text", "entities")
    if message.file_id:
        content[message.kind] = message.file_id
    if message.text:
        content[words] = message.text
    if message.entities:
        content[formatting] = [dict(entity) for entity in message.entities]
    return content
