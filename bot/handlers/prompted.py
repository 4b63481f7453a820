"""A text that was asked for goes to whoever asked."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.flows import hearing_touches, prompting
from bot.flows.services import Sender
from bot.handlers import (
    book_changes,
    book_leaving,
    grading,
    hours,
    keeping,
    reminding,
    rescheduling,
    team_lines,
    touching,
)
from bot.handlers.context import Context

Answer = Callable[[Sender, Context, Mapping[str, Any], str], Awaitable[bool]]
"""Takes what was asked ``about`` and the rep's text. False: the text is no answer to that, and means something else."""

ANSWERS: Mapping[str, Answer] = {
    **keeping.ANSWERS,
    **book_changes.ANSWERS,
    **book_leaving.ANSWERS,
    **team_lines.ANSWERS,
    "when": rescheduling.written,
    "hours": hours.written,
    "drop_reason": reminding.reason_written,
    hearing_touches.WHOSE: touching.named,
    touching.NOTE: touching.noted,
    grading.REASON: grading.explained,
}
"""What can be asked for → who takes the answer."""


async def answered(sender: Sender, context: Context, text: str, _: int) -> bool:
    """Was ``text`` asked for, and did who asked take it? Nothing is waited for any more, unless they asked anew."""
    asked = await prompting.taken(context.bot_data, sender)
    take = ANSWERS.get(asked.what) if asked else None
    return asked is not None and take is not None and await take(sender, context, asked.about, text)
