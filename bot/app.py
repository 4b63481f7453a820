"""The whole bot, wired once: every handler in one ordered list, every outside thing a parameter."""

from time import perf_counter
from typing import Any, cast

import structlog
from telegram import BotCommand, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    JobQueue,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.core.pace import Pace
from bot.core.text import LANGUAGES
from bot.flows.services import Services
from bot.handlers import attaching, consulting, errors, general, inline, keeping, texts
from bot.handlers.context import Context
from bot.handlers.dear import Handling
from bot.handlers.routes import BUTTONS, COMMANDS
from bot.messenger import Messenger
from bot.screens.wording import REPEATED, words
from bot.ticking import add_ticks
from bot.watching import Watch

log = structlog.get_logger()

ALLOWED_UPDATES = (
    Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.CHOSEN_INLINE_RESULT,
)  # fmt: skip
"""The kinds of update the handlers below take; Telegram keeps the rest to itself."""

App = Application[Messenger, Context, dict[Any, Any], dict[Any, Any], Services, JobQueue[Context]]


def build_application(
    services: Services,
    *,
    token: str,
    request: BaseRequest,
    poll_request: BaseRequest,
    api_url: str = "https://api.telegram.org",
    pace: Pace | None = None,
) -> App:
    """The application, ready to be initialized. Nothing is sent or opened here."""
    bot = Messenger(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=request,
        get_updates_request=poll_request,
        mark=REPEATED,
        pace=pace,
    )
    builder = Application.builder().bot(bot).updater(None)
    types = ContextTypes(bot_data=cast(type[Services], lambda: services))  # any factory will do
    application = cast(App, builder.context_types(types).build())
    _add_handlers(application, services.watch)
    assert application.job_queue is not None  # noqa: S101  # the job-queue extra is one of our dependencies
    add_ticks(application.job_queue, services)
    return application


class _PlainText(filters.UpdateFilter):
    """A new text in a private chat that is no command: one look instead of five, for nearly every update is this.

    A line sent here through inline mode is the bot's own and nobody's description.
    """

    def filter(self, update: Update) -> bool:
        """Is it?"""
        message = update.message
        if message is None or not message.text or message.via_bot:
            return False
        return message.text[0] != "/" and message.chat.type == ChatType.PRIVATE


def _measured(callback: Handling, watch: Watch) -> Handling:
    """The same, with the time it takes counted under its name."""
    name = f"{callback.__module__.rpartition('.')[2]}.{callback.__name__}"

    async def measured(update: Any, context: Context) -> Any:
        start = perf_counter()
        try:
            return await callback(update, context)
        finally:
            watch.handled(name, perf_counter() - start)

    return measured


def _add_handlers(application: App, watch: Watch) -> None:
    """Order matters: specific before general, what nobody took last."""
    private = filters.ChatType.PRIVATE
    new = filters.UpdateType.MESSAGE & private
    handlers: list[BaseHandler[Any, Context, Any]] = [
        MessageHandler(_PlainText("plain text"), texts.text),
        *(CallbackQueryHandler(take, pattern) for pattern, take in BUTTONS),
        CallbackQueryHandler(general.unknown_button),
        InlineQueryHandler(inline.offered),
        ChosenInlineResultHandler(inline.chosen),
        *(CommandHandler(name, take, new) for name, take in COMMANDS.items()),
        MessageHandler(new & filters.COMMAND, general.unknown_command),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & private & filters.TEXT, consulting.edited),
        MessageHandler(new & filters.CONTACT, keeping.contact),
        MessageHandler(new & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT, attaching.attached),
    ]
    for handler in handlers:
        handler.callback = _measured(handler.callback, watch)
    application.add_handlers(handlers)
    application.add_error_handler(errors.failed)


async def introduce(application: App) -> None:
    """Tell Telegram the commands and the bot's description, in each language. Failing is no reason not to serve."""
    bot = application.bot
    try:
        for language in (None, *LANGUAGES):
            say = words("en" if language is None else language)
            commands = [BotCommand(name, summary) for name, summary in say.commands]
            await bot.set_my_commands(commands, language_code=language)
            await bot.set_my_description(say.about, language_code=language)
            await bot.set_my_short_description(say.about_short, language_code=language)
    except TelegramError as error:
        log.warning("commands not set", error=type(error).__name__)
