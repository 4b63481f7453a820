"""Changing what was sent (Bot API: Updating messages)."""

from dataclasses import replace
from typing import Any

from bot.sandbox.fake.chats import Chat
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.keyboards import Inline, ReplyMarkup
from bot.sandbox.fake.limits import DELETABLE_SECONDS
from bot.sandbox.fake.messages import ShownMessage
from bot.sandbox.fake.methods.sending import message_text
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import NOWHERE, ChatId, Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    message_id: int = 0,
    text: str = "",
    parse_mode: str = "",
    entities: list[Any] | None = None,
    reply_markup: ReplyMarkup | None = None,
) -> Json:
    """Bot API: editMessageText; without a keyboard the old one goes away."""
    content = message_text(text, parse_mode, entities, "MESSAGE_TOO_LONG")
    chat = state.reachable(chat_id)
    message = own_message(chat, message_id)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    edited = replace(message, text=content.text, entities=content.entities, edit_date=state.now)
    return change(state, chat, message, under(edited, reply_markup))


def edit_message_reply_markup(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    message_id: int = 0,
    reply_markup: ReplyMarkup | None = None,
) -> Json:
    """Bot API: editMessageReplyMarkup; the message is not marked as edited."""
    chat = state.reachable(chat_id)
    message = own_message(chat, message_id)
    return change(state, chat, message, under(message, reply_markup))


def delete_message(state: State, *, chat_id: ChatId = NOWHERE, message_id: int = 0) -> bool:
    """Bot API: deleteMessage; messages of both sides, up to 48 hours old."""
    chat = state.chat(chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found" if message_id else "message identifier is not specified")
    if state.now - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message_id]
    state.events.publish(lambda: {"type": "delete", "user_id": chat.chat_id, "message_id": message_id})
    return True


def own_message(chat: Chat, message_id: int) -> ShownMessage:
    """A message of the bot that may be edited: not one that brought a reply keyboard."""
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.has_tiles:
        raise bad_request("message can't be edited")
    return message


def under(message: ShownMessage, markup: ReplyMarkup | None) -> ShownMessage:
    """The message with these inline buttons, or with none."""
    if markup is None:
        return replace(message, buttons=(), markup=None)
    if not isinstance(markup, Inline):
        raise bad_request("inline keyboard expected")
    return replace(message, buttons=markup.rows, markup=markup.raw)


def change(state: State, chat: Chat, old: ShownMessage, new: ShownMessage) -> Json:
    """Put the new form in place of the old one; the same again is refused."""
    if (old.text, old.entities, old.markup) == (new.text, new.entities, new.markup):
        raise bad_request(NOT_MODIFIED)
    state.change(chat, new)
    return state.as_update(chat, new)
