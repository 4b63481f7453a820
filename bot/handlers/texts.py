"""A plain text, and who takes it: each in turn may claim it."""

from collections.abc import Awaitable, Callable, Sequence

from telegram import Update

from bot.flows.services import Sender
from bot.handlers import consulting, general, hearing_book, pairing, prompted, team_lines
from bot.handlers.context import Context, message_of, sender_of

Taker = Callable[[Sender, Context, str, int], Awaitable[bool]]
"""Takes a text and the id of its message. False: it means something else."""

TAKERS: Sequence[Taker] = (
    general.tile,
    prompted.answered,
    team_lines.typed,
    consulting.called,
    hearing_book.heard,
    pairing.told,
    consulting.consulted,
)
"""In order: what is clearest first; the last takes whatever is left."""


async def text(update: Update, context: Context) -> None:
    """A plain text goes to the first who takes it."""
    message, sender = message_of(update), sender_of(update, context)
    for take in TAKERS:
        if await take(sender, context, message.text or "", message.message_id):
            return
