"""What happens when a handler fails: whoever processes updates decides, the person gets one sentence."""

import structlog
from telegram import Update

from bot.attempt import CURRENT
from bot.failures import place_of
from bot.handlers.context import Context, app_language
from bot.handlers.sending import answer
from bot.messenger import Messenger
from bot.screens.wording import words

log = structlog.get_logger()


async def failed(_: object, context: Context) -> None:
    """Leave what failed to the attempt at hand (bot/processing.py); outside of one, as in a tick, log it."""
    attempt, error = CURRENT.get(), context.error
    if attempt and error:
        attempt.error = error
    elif error:
        log.error("a tick failed", error=type(error).__name__, at=place_of(error))


async def apologise(bot: Messenger, update: Update) -> None:
    """This update was given up: say so, once."""
    if update.effective_chat and update.effective_user:
        if update.callback_query:
            await answer(update.callback_query)
        await bot.post(update.effective_chat.id, words(app_language(update.effective_user.language_code)).failed, None)
