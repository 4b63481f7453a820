"""A text that was asked for goes to whoever asked."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import Message

from bot.flows import hearing_touches, prompting
from bot.flows.services import Sender
from bot.handlers import (
    answering,
    book_changes,
    book_leaving,
    broadcast_content,
    broadcast_times,
    grading,
    handing_over,
    hours,
    keeping,
    overseeing,
    reminding,
    rescheduling,
    team_lines,
    team_rules,
    teams,
    touching,
)
from bot.handlers.context import Context

Answer = Callable[[Sender, Context, Mapping[str, Any], str], Awaitable[bool]]
"""Takes what was asked ``about`` and the rep's text. False: the text is no answer to that, and means something else."""

ANSWERS: Mapping[str, Answer] = {
    **keeping.ANSWERS,
    **book_changes.ANSWERS,
    **book_leaving.ANSWERS,
    **teams.ANSWERS,
    **team_lines.ANSWERS,
    "when": rescheduling.written,
    "hours": hours.written,
    "drop_reason": reminding.reason_written,
    hearing_touches.WHOSE: touching.named,
    touching.NOTE: touching.noted,
    team_rules.ASKED: team_rules.written,
    grading.REASON: grading.explained,
    handing_over.UNTIL: handing_over.until_written,
    overseeing.FIND: overseeing.searched,
    answering.REASON: answering.reason_written,
    broadcast_content.FILLING: broadcast_content.filled,
    broadcast_content.FINDING: broadcast_content.searched,
    broadcast_times.WHEN: broadcast_times.written,
}
"""What can be asked for → who takes the answer."""


WHOLE: Mapping[str, Callable[[Sender, Context, Mapping[str, Any], Message], Awaitable[None]]] = {
    broadcast_content.CONTENT: broadcast_content.sent,
}
"""What can be asked for and is answered by a message of any kind, as it is → who takes it."""


async def answered(sender: Sender, context: Context, message: Message) -> bool:
    """Was this text asked for, and did who asked take it? Nothing is waited for any more, unless they asked anew."""
    asked = await prompting.taken(context.bot_data, sender)
    if asked is None:
        return False
    if asked.what in WHOLE:
        await WHOLE[asked.what](sender, context, asked.about, message)
        return True
    take = ANSWERS.get(asked.what)
    return take is not None and await take(sender, context, asked.about, message.text or "")


async def attached(sender: Sender, context: Context, message: Message) -> bool:
    """Was something asked for that may be anything but text? Else what was asked for is waited for still."""
    asked = await prompting.taken(context.bot_data, sender, only=WHOLE)
    if asked is not None:
        await WHOLE[asked.what](sender, context, asked.about, message)
    return asked is not None
