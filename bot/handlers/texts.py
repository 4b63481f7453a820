"""A plain text, and who takes it: each in turn may claim it."""

from collections.abc import Awaitable, Callable, Sequence

from telegram import Update

from bot.flows.services import Sender
from bot.handlers import (
    book,
    consulting,
    general,
    grading,
    hours,
    keeping,
    pairing,
    promising,
    prompted,
    reminding,
    rescheduling,
    team_lines,
    touching,
)
from bot.handlers.context import Context, message_of, sender_of

Taker = Callable[[Sender, Context, str, int], Awaitable[bool]]
"""Takes a text and the id of its message. False: it means something else."""

TAKERS: Sequence[Taker] = (
    team_lines.typed,
    consulting.called,
    reminding.heard,
    rescheduling.heard,
    hours.leave_told,
    keeping.told,
    grading.heard,
    touching.heard,
    promising.told,
    book.found,
    pairing.told,
    consulting.consulted,
)
"""In order: what is clearest first; the last takes whatever is left. Before them a tile, and what was asked for."""


async def text(update: Update, context: Context) -> None:
    """A plain text goes to the first who takes it."""
    message, sender = message_of(update), sender_of(update, context)
    words, number = message.text or "", message.message_id
    if await general.tile(sender, context, words, number) or await prompted.answered(sender, context, message):
        return
    for take in TAKERS:
        if await take(sender, context, words, number):
            return
