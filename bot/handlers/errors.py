"""What happens when a handler fails: the cause is logged without anyone's words, the person gets one sentence."""

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.handlers.context import Context, app_language
from bot.handlers.sending import answer
from bot.screens.wording import words

log = structlog.get_logger()


async def failed(update: object, context: Context) -> None:
    """Log the class and place of the failure, and apologise. A rep who blocked the bot is not a failure."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden):
        log.info("blocked by the user", update_id=number)
        return
    log.error("a handler failed", update_id=number, error=type(error).__name__, at=_place(error))
    if isinstance(update, Update) and update.effective_chat and update.effective_user:
        text = words(app_language(update.effective_user.language_code)).failed
        try:
            if update.callback_query:
                await answer(update.callback_query)
            await context.bot.send_message(update.effective_chat.id, text)
        except TelegramError as unreachable:
            log.warning("could not apologise", update_id=number, error=type(unreachable).__name__)


def _place(error: BaseException | None) -> str:
    """``module:line`` of the innermost frame: enough to find the bug, nothing of what was said."""
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
