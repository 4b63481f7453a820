"""The commands that somebody's Telegram shows: those of everybody, and of what they are."""

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.flows import team_seeing
from bot.handlers.context import Context
from bot.screens.team_wording import commands_of
from bot.screens.wording import words

log = structlog.get_logger()


async def show_commands(context: Context, person_id: int, *, changed: bool = True) -> None:
    """Somebody's commands are shown in their chat; ``changed``: what they are may have, else nothing is taken away.

    Failing is harmless: a command works whether a menu shows it or not.
    """
    language, roles = await team_seeing.language_and_roles(context.bot_data, person_id)
    scope = BotCommandScopeChat(person_id)
    own = commands_of(language, roles)
    try:
        if own:
            shown = [BotCommand(name, summary) for name, summary in (*words(language).commands, *own)]
            await context.bot.set_my_commands(shown, scope=scope)
        elif changed:
            await context.bot.delete_my_commands(scope)
    except TelegramError as error:
        log.warning("commands not shown", error=type(error).__name__)
