"""A ``Screen`` on its way to Telegram: as a new message, or in place of the one it came from."""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Any

import msgspec
from telegram import CallbackQuery
from telegram.error import BadRequest

from bot.core.text import Language
from bot.messenger import Markup, Messenger, content
from bot.screens.screen import Button, Rows, Screen
from bot.screens.wording import words

_UNCHANGED = "message is not modified"
_STALE_TAP = "query is too old"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def send(bot: Messenger, chat_id: int, screen: Screen, language: Language) -> int:
    """A new message; its id."""
    return await bot.post(
        chat_id, screen.text, _tiles(language, lead=screen.lead) if screen.tiles else _inline(bot, screen)
    )


async def edit(bot: Messenger, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Put the screen into an existing message; False when that message can no longer be edited."""
    return await _edited(bot.repost(chat_id, message_id, screen.text, _inline(bot, screen)))


async def remark(
    bot: Messenger, chat_id: int, message_id: int, rows: Rows, above: Sequence[Sequence[Mapping[str, Any]]] = ()
) -> bool:
    """Put other buttons under a message, ``above`` as the Bot API has them; False when it can no longer be edited."""
    below = (_inline(bot, Screen("", rows)) or {}).get("inline_keyboard", ())
    return await _edited(bot.remark(chat_id, message_id, {"inline_keyboard": [*above, *below]}))


async def send_picture(bot: Messenger, chat_id: int, picture: bytes, caption: str, rows: Rows = ()) -> None:
    """A picture with a line of plain text and buttons."""
    await bot.post_picture(chat_id, picture, caption, _inline(bot, Screen("", rows)))


async def _edited(editing: Awaitable[None]) -> bool:
    try:
        await editing
    except BadRequest as error:
        reason = error.message.lower()
        if _UNCHANGED in reason:
            return True
        if any(gone in reason for gone in _GONE):
            return False
        raise
    return True


async def replace(bot: Messenger, query: CallbackQuery, chat_id: int, screen: Screen, language: Language) -> None:
    """Put the screen in place of the one whose button was tapped; as a new message where that can't be."""
    if not query.message or not await edit(bot, chat_id, query.message.message_id, screen):
        await send(bot, chat_id, screen, language)


def delivery(bot: Messenger, screen: Screen) -> dict[str, Any]:
    """The screen as a delivery: the Bot API's method and its parameters."""
    return {"method": "sendMessage", **content(screen.text, _inline(bot, screen))}


def markup(bot: Messenger, rows: Rows) -> str:
    """Rows of buttons as a delivery has them (Bot API: reply_markup)."""
    return msgspec.json.encode(_inline(bot, Screen("", rows))).decode()


async def answer(query: CallbackQuery, text: str | None = None) -> None:
    """Stop the button's spinner. Telegram forgets a tap after 150 seconds; that is normal, not a failure."""
    try:
        await query.answer(text)
    except BadRequest as error:
        if _STALE_TAP not in error.message.lower():
            raise


def _inline(bot: Messenger, screen: Screen) -> Markup | None:
    """Bot API: InlineKeyboardMarkup. Where inline mode is off, there is no button that would need it."""
    sends = bot.sends_inline
    rows = [[_button(button) for button in row if sends or button.send is None] for row in screen.rows]
    return {"inline_keyboard": rows} if rows else None


def _button(button: Button) -> dict[str, Any]:
    """Bot API: InlineKeyboardButton."""
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    if button.send is not None:
        chosen = {
            "query": button.send,
            "allow_user_chats": True,
            "allow_group_chats": True,
            "allow_channel_chats": False,
        }
        return {"text": button.label, "switch_inline_query_chosen_chat": chosen}
    if button.style is not None:
        return {"text": button.label, "callback_data": button.data, "style": button.style}
    return {"text": button.label, "callback_data": button.data}


def _tiles(language: Language, *, lead: bool) -> Markup:
    """Bot API: ReplyKeyboardMarkup."""
    say = words(language)
    last = say.tile_team if lead else say.tile_practice
    rows = ((say.tile_describe, say.tile_customers), (say.tile_today, last))
    return {
        "keyboard": [[{"text": label} for label in row] for row in rows],
        "resize_keyboard": True,
        "is_persistent": True,
        "input_field_placeholder": say.placeholder,
    }
