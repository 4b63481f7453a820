"""Plain text that speaks of the customer book: each taker in turn may claim it."""

from collections.abc import Awaitable, Callable, Sequence

from bot.flows.services import Sender
from bot.handlers import book, grading, hours, keeping, promising, reminding, rescheduling, touching
from bot.handlers.context import Context

Taker = Callable[[Sender, Context, str, int], Awaitable[bool]]
"""Takes a text and its message's id. False: it speaks of something else."""

TAKERS: Sequence[Taker] = (
    reminding.heard,
    rescheduling.heard,
    hours.leave_told,
    keeping.told,
    grading.heard,
    touching.heard,
    promising.told,
    book.found,
)
"""In order: what is clearest first."""


async def heard(sender: Sender, context: Context, text: str, message_id: int) -> bool:
    """Did somebody take it?"""
    for take in TAKERS:
        if await take(sender, context, text, message_id):
            return True
    return False
