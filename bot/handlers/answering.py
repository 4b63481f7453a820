"""What readers of a broadcast answer: seen, done, cannot and why."""

from collections.abc import Mapping
from typing import Any, Final, cast

from telegram import Update

from bot.core.teams.answers import ANSWERS, REASONS, Answer
from bot.flows import answering, prompting
from bot.flows.answering import Reading
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, rows_beside, sender_of
from bot.handlers.sending import answer, remark, replace, send
from bot.screens import answering as screens

REASON: Final = "answer_reason"
"""What a reader is asked for who has a reason of their own."""

PREFIX: Final = "a:"


async def tapped(update: Update, context: Context) -> None:
    """``a:ID:seen``, ``:done``, ``:cannot``, ``:why:REASON``, ``:back``."""
    query, sender = query_of(update), sender_of(update, context)
    _, number, verb, *more = [*(query.data or "").split(":"), ""]
    found = await _given(context.bot_data, sender, int(number), verb, more[0])
    changed = verb not in ("cannot", "back") or found.who != "reader"
    await answer(query, screens.noted(found) if changed else None)
    if found.who == "reader" and query.message:
        rows = screens.reason_rows(found) if verb == "cannot" else screens.answered_rows(found)
        await remark(context.bot, sender.chat_id, query.message.message_id, rows, rows_beside(query, PREFIX))


async def _given(services: Services, sender: Sender, number: int, verb: str, reason: str) -> Reading:
    if verb in ANSWERS and verb != "cannot":
        return await answering.answer(services, sender, number, cast(Answer, verb))
    if verb == "why" and reason in REASONS:
        return await answering.answer(services, sender, number, "cannot", reason)
    return await answering.reading_of(services, sender, number)


async def reason_wanted(update: Update, context: Context) -> None:
    """``a:ID:own``: the reader wants to write why."""
    query, sender = query_of(update), sender_of(update, context)
    found = await answering.reading_of(context.bot_data, sender, int((query.data or "").split(":")[1]))
    if found.who != "reader":
        await answer(query, screens.noted(found))
        return
    await answer(query)
    shown = query.message.message_id if query.message else 0
    about = {"broadcast": found.broadcast_id, "message": shown, "above": rows_beside(query, PREFIX)}
    await prompting.ask(context.bot_data, sender, REASON, **about)
    await send(context.bot, sender.chat_id, screens.asking_why(found), found.language)


async def reason_dropped(update: Update, context: Context) -> None:
    """``a:ID:drop``: the reader does not want to write why."""
    query, sender = query_of(update), sender_of(update, context)
    await prompting.withdraw(context.bot_data, sender)
    found = await answering.reading_of(context.bot_data, sender, int((query.data or "").split(":")[1]))
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screens.dropped(found), found.language)


async def reason_written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The reader wrote why; their message shows it too."""
    found = await answering.answer(context.bot_data, sender, about["broadcast"], "cannot", text)
    if found.who == "reader" and about["message"]:
        await remark(context.bot, sender.chat_id, about["message"], screens.answered_rows(found), about["above"])
    await send(context.bot, sender.chat_id, screens.noted_page(found), found.language)
    return True
