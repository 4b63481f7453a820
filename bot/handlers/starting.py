"""/start: a welcome, or what the link that somebody came by is for."""

from telegram import Update

from bot.flows import owning
from bot.handlers import general, inviting, menus, owner
from bot.handlers.context import Context, sender_of


async def start(update: Update, context: Context) -> None:
    """/start, /start join_TOKEN, /start owner_CODE."""
    sender, payload = sender_of(update, context), "".join(context.args or ())
    if payload.startswith(inviting.JOIN):
        await inviting.opened(sender, context, payload.removeprefix(inviting.JOIN))
    elif payload.startswith(owning.LINK):
        await owner.claimed(sender, context, payload.removeprefix(owning.LINK))
    else:
        await general.start(update, context)
        await menus.show_commands(context, sender.person_id, changed=False)
