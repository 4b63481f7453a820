"""What only the bot's owner may ask."""

from telegram import Update

from bot.flows import profiles
from bot.flows.state import state_of
from bot.handlers import general
from bot.handlers.context import Context, sender_of
from bot.handlers.sending import send
from bot.screens import owner


async def status(update: Update, context: Context) -> None:
    """/status; to anyone else it is no command."""
    sender, services = sender_of(update, context), context.bot_data
    if sender.person_id != services.owner:
        await general.unknown_command(update, context)
        return
    language = await profiles.language_of(services, sender)
    await send(context.bot, sender.chat_id, owner.status(language, services, await state_of(services)), language)
