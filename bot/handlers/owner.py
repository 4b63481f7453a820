"""What only the bot's owner may ask, and how somebody becomes it."""

from telegram import Update

from bot.flows import owning, profiles
from bot.flows.services import Sender
from bot.flows.state import state_of
from bot.handlers import general, menus
from bot.handlers.context import Context, sender_of
from bot.handlers.sending import send
from bot.screens import owner
from bot.screens.general import plain
from bot.screens.team_wording import team_words


async def status(update: Update, context: Context) -> None:
    """/status; to anyone else it is no command."""
    sender, services = sender_of(update, context), context.bot_data
    if not await owning.owns(services, sender):
        await general.unknown_command(update, context)
        return
    language = await profiles.language_of(services, sender)
    await send(context.bot, sender.chat_id, owner.status(language, services, await state_of(services)), language)


async def claim(update: Update, context: Context) -> None:
    """/owner CODE."""
    await claimed(sender_of(update, context), context, "".join(context.args or ()))


async def claimed(sender: Sender, context: Context, code: str) -> None:
    """Somebody shows a code that makes an owner."""
    language = await profiles.language_of(context.bot_data, sender)
    done = await owning.claim(context.bot_data, sender, code) if code else "how"
    if done == "done":
        await menus.show_commands(context, sender.person_id)
    await send(context.bot, sender.chat_id, plain(team_words(language).claim[done]), language)
