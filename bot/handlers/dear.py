"""What costs more than an answer (a file, a picture, a message to many) is had some times at once, then less often."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from telegram import Update

from bot.flows.profiles import language_of
from bot.handlers.context import Context, sender_of
from bot.handlers.sending import answer, send
from bot.screens.general import plain
from bot.screens.wording import words

Handling = Callable[[Any, Any], Coroutine[Any, Any, Any]]


def dear(handle: Handling) -> Handling:
    """The same for whoever has not asked too often; who has is told to wait a little, and nothing is done."""

    @wraps(handle)
    async def handled(update: Update, context: Context) -> Any:
        sender = sender_of(update, context)
        if context.bot_data.dear.take(sender.person_id, context.bot_data.steady()):
            return await handle(update, context)
        said = words(await language_of(context.bot_data, sender)).wait_a_little
        if update.callback_query:
            return await answer(update.callback_query, said)
        return await send(context.bot, sender.chat_id, plain(said), await language_of(context.bot_data, sender))

    return handled
