"""Voice notes, pictures and files: kept with a contact of the customer they are about."""

from telegram import Message, Update

from bot.flows import hearing_touches
from bot.flows.profiles import language_of
from bot.handlers import general, importing, prompted
from bot.handlers.context import Context, message_of, sender_of
from bot.handlers.sending import send
from bot.screens import touching as screens


async def attached(update: Update, context: Context) -> None:
    """Anything but text: a table to import, or a memento, whose is known or asked; with an empty book as any other."""
    message, sender = message_of(update), sender_of(update, context)
    if await prompted.attached(sender, context, message):
        return
    if importing.is_table(message):
        await importing.offered(update, context)
        return
    kept = file_in(message)
    found = await hearing_touches.attach(context.bot_data, sender, *kept) if kept else None
    if found is None:
        await general.attachment(update, context)
    else:
        language = await language_of(context.bot_data, sender)
        await send(context.bot, sender.chat_id, screens.written(found), language)


def file_in(message: Message) -> tuple[str, str, str] | None:
    """The kind of a message's file, Telegram's id for it, and what is to be noted; None for what is not kept."""
    caption = message.caption or ""
    if message.voice:
        minutes, seconds = divmod(message.voice.to_dict()["duration"], 60)  # asked for as an attribute it warns
        return "voice", message.voice.file_id, f"{minutes}:{seconds:02} {caption}".strip()
    if message.photo:
        return "photo", message.photo[-1].file_id, caption
    document = message.document
    return ("document", document.file_id, caption or (document.file_name or "")) if document else None
