"""A message as a person sees it, and as the bot receives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.sandbox.fake.wire import Json, Place

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: exactly one of ``data``, ``copy``, ``url`` and ``switch_inline`` is set.

    ``switch_to`` are the chats ``switch_inline`` may be put into; None is the one the button stands in.
    """

    text: str
    data: str | None = None
    copy: str | None = None
    url: str | None = None
    switch_inline: str | None = None
    switch_to: tuple[Place, ...] | None = None
    style: str | None = None

    def as_json(self) -> Json:
        """The button on the demo page; what is not set is left out."""
        shown = {
            "text": self.text,
            "data": self.data,
            "copy": self.copy,
            "url": self.url,
            "switch_inline": self.switch_inline,
            "switch_to": self.switch_to,
            "style": self.style,
        }
        return {key: value for key, value in shown.items() if value is not None}


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """One message of a chat at one moment; an edit puts a new value in its place.

    ``text`` is the text or the caption, ``entities`` count UTF-16 units, ``kind`` is text, photo, sticker, voice,
    contact or document, ``media`` holds the Bot API fields of an attachment, ``markup`` the inline keyboard as the
    bot gave it. A message with ``has_tiles`` brought or removed a reply keyboard, and can not be edited. ``via`` is the
    bot (``User``) whose inline result a person sent.
    """

    message_id: int
    chat_id: int
    from_bot: bool
    date: int
    text: str = ""
    entities: tuple[Json, ...] = ()
    kind: str = "text"
    buttons: tuple[tuple[Button, ...], ...] = ()
    edit_date: int | None = None
    media: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    markup: Json | None = None
    reply_to: int | None = None
    has_tiles: bool = False
    via: Json | None = None

    @property
    def edited(self) -> bool:
        """Whether the text was changed after sending."""
        return self.edit_date is not None

    @property
    def inline_message_id(self) -> str | None:
        """How the bot knows a sent result: it has such an id only with buttons (Bot API: ChosenInlineResult)."""
        return f"inline-{self.message_id}" if self.via and self.buttons else None

    @property
    def flat(self) -> list[Button]:
        """The inline buttons, row after row."""
        return [button for row in self.buttons for button in row]

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button.text for button in row] for row in self.buttons]

    def as_json(self) -> Json:
        """The message on the demo page."""
        shown: Json = {
            "message_id": self.message_id,
            "from_bot": self.from_bot,
            "date": self.date,
            "edited": self.edited,
            "text": self.text,
            "entities": list(self.entities),
            "kind": self.kind,
            "buttons": [[button.as_json() for button in row] for row in self.buttons],
        }
        if "document" in self.media:
            document = self.media["document"]
            shown["file"] = {"name": document["file_name"], "size": document["file_size"]}
        if "photo" in self.media:
            largest = self.media["photo"][-1]
            shown["picture"] = {"width": largest["width"], "height": largest["height"]}
        if "contact" in self.media:
            shown["contact"] = self.media["contact"]
        return shown | {"via": self.via["username"]} if self.via else shown

    def as_update(self, sender: Json, chat: Json) -> Json:
        """The Bot API object ``Message``."""
        told: Json = {"message_id": self.message_id, "from": sender, "chat": chat, "date": self.date, **self.media}
        if self.via is not None:
            told["via_bot"] = self.via
        if self.edit_date is not None:
            told["edit_date"] = self.edit_date
        written = "text" if self.kind == "text" else "caption"
        if self.text:
            told[written] = self.text
        if self.entities:
            told["entities" if written == "text" else "caption_entities"] = list(self.entities)
        if self.markup is not None:
            told["reply_markup"] = self.markup
        return told
