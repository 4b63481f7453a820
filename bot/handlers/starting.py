"""/start: a welcome, or what the link that somebody came by is for."""

from telegram import Update

from bot.handlers import general, inviting, menus, owner
from bot.handlers.context import Context, sender_of

OWNER = "owner_"
"""Before an owner's code, in what a link has /start say."""


async def start(update: Update, context: Context) -> None:
    """/start, /start join_TOKEN, /start owner_CODE."""
    sender, payload = sender_of(update, context), "".join(context.args or ())
    if payload.startswith(inviting.JOIN):
        await inviting.opened(sender, context, payload.removeprefix(inviting.JOIN))
    elif payload.startswith(OWNER):
        await owner.claimed(sender, context, payload.removeprefix(OWNER))
    else:
        await general.start(update, context)
        await menus.show_commands(context, sender.person_id, changed=False)
