"""Sending text (Bot API: sendMessage, sendChatAction)."""

from typing import Any

from bot.sandbox.fake.chats import TYPING_SECONDS, Chat, Tiles
from bot.sandbox.fake.entities import Formatted
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.keyboards import Inline, NoTiles, ReplyMarkup
from bot.sandbox.fake.limits import check_text
from bot.sandbox.fake.messages import ShownMessage
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import NOWHERE, ChatId, Json

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
NO_BUTTONS = Inline((), None)


def send_message(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    text: str = "",
    parse_mode: str = "",
    entities: list[Any] | None = None,
    reply_markup: ReplyMarkup | None = None,
    reply_parameters: Json | None = None,
) -> Json:
    """Bot API: sendMessage."""
    content = message_text(text, parse_mode, entities)
    chat = state.reachable(chat_id)
    return send(state, chat, reply_markup, reply_parameters, text=content.text, entities=content.entities)


def send_chat_action(state: State, *, chat_id: ChatId = NOWHERE, action: str = "") -> bool:
    """Bot API: sendChatAction."""
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = state.reachable(chat_id)
    chat.typing_until = state.clock() + TYPING_SECONDS
    state.events.publish(lambda: {"type": "typing", "user_id": chat.chat_id})
    return True


def message_text(
    text: str, parse_mode: str, entities: list[Any] | None, too_long: str = "message is too long"
) -> Formatted:
    """The text of a message, within Telegram's limits."""
    if not text:
        raise bad_request("message text is empty")
    return check_text(formatted(text, parse_mode, entities or ()), too_long)


def send(state: State, chat: Chat, markup: ReplyMarkup | None, reply_parameters: Json | None, **parts: Any) -> Json:
    """Put a message of the bot, with these ``parts`` of a ShownMessage, into the chat and tell it back."""
    inline = markup if isinstance(markup, Inline) else NO_BUTTONS
    message = ShownMessage(
        message_id=next(state.message_ids),
        chat_id=chat.chat_id,
        from_bot=True,
        date=state.now,
        buttons=inline.rows,
        markup=inline.raw,
        reply_to=reply_to(chat, reply_parameters),
        has_tiles=isinstance(markup, Tiles | NoTiles),
        **parts,
    )
    chat.typing_until = 0.0
    state.show(chat, message)
    if isinstance(markup, Tiles):
        state.put_tiles(chat, markup)
    elif isinstance(markup, NoTiles):
        state.put_tiles(chat, Tiles((), markup.placeholder) if markup.placeholder else None)
    return state.as_update(chat, message)


def reply_to(chat: Chat, parameters: Json | None) -> int | None:
    """The message replied to; None when there is none and the caller does not mind."""
    if not parameters:
        return None
    message_id = parameters.get("message_id")
    if message_id in chat.messages:
        return int(message_id)
    if parameters.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
