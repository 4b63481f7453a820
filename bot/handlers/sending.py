"""A ``Screen`` on its way to Telegram: as a new message, or in place of the one it came from."""

from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.core.text import Language
from bot.screens.screen import Button, Screen
from bot.screens.wording import words

_UNCHANGED = "message is not modified"
_STALE_TAP = "query is too old"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def send(bot: Bot, chat_id: int, screen: Screen, language: Language) -> Message:
    """A new message."""
    markup = _tiles(language) if screen.tiles else _inline(screen)
    return await bot.send_message(chat_id, screen.text, ParseMode.HTML, reply_markup=markup)


async def edit(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Put the screen into an existing message; False when that message can no longer be edited."""
    try:
        await bot.edit_message_text(
            screen.text, chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=_inline(screen)
        )
    except BadRequest as error:
        reason = error.message.lower()
        if _UNCHANGED in reason:
            return True
        if any(gone in reason for gone in _GONE):
            return False
        raise
    return True


async def answer(query: CallbackQuery, text: str | None = None) -> None:
    """Stop the button's spinner. Telegram forgets a tap after 150 seconds; that is normal, not a failure."""
    try:
        await query.answer(text)
    except BadRequest as error:
        if _STALE_TAP not in error.message.lower():
            raise


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in screen.rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.copy is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.data, style=button.style)


def _tiles(language: Language) -> ReplyKeyboardMarkup:
    say = words(language)
    rows = [[say.tile_describe, say.tile_customers], [say.tile_today, say.tile_practice]]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True, input_field_placeholder=say.placeholder)
