"""What handlers are given: the update's sender and the services, typed."""

from datetime import datetime
from typing import Any, TypeAlias

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackContext

from bot.core.text import Language
from bot.flows.services import Sender, Services
from bot.messenger import Messenger

Context: TypeAlias = CallbackContext[Messenger, dict[Any, Any], dict[Any, Any], Services]


def sender_of(update: Update, context: Context) -> Sender:
    """Who sent this update. Every handler of ours is filtered to updates that have a user and a chat."""
    user, chat = update.effective_user, update.effective_chat
    assert user is not None  # noqa: S101  # the filters in app.py let nothing else through
    assert chat is not None  # noqa: S101  # as above
    now: datetime = context.bot_data.clock()
    return Sender(user.id, chat.id, app_language(user.language_code), now, update.update_id)


def message_of(update: Update) -> Message:
    """The message of an update that has one."""
    assert update.effective_message is not None  # noqa: S101  # as above
    return update.effective_message


def query_of(update: Update) -> CallbackQuery:
    """The tap of an update that is one."""
    assert update.callback_query is not None  # noqa: S101  # as above
    return update.callback_query


def buttons_beside(query: CallbackQuery) -> list[tuple[str, str]]:
    """Label and data of all buttons of the message that was tapped; none when Telegram no longer shows it to us."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return [(one.text, one.callback_data) for row in rows for one in row if isinstance(one.callback_data, str)]


def rows_beside(query: CallbackQuery, prefix: str) -> list[list[dict[str, Any]]]:
    """Rows of buttons of the message that was tapped (Bot API: inline_keyboard), but those whose data begin so."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = [[button.to_dict() for button in row] for row in (markup.inline_keyboard if markup else ())]
    return [row for row in rows if not any(str(one.get("callback_data", "")).startswith(prefix) for one in row)]


def data_beside(query: CallbackQuery) -> list[str]:
    """Only their data."""
    return [data for _, data in buttons_beside(query)]


def app_language(code: str | None) -> Language:
    """Chinese for every Chinese Telegram app (zh, zh-hans, zh-hant …), English for all others."""
    return "zh" if (code or "").lower().startswith("zh") else "en"
