"""Somebody is kept: from a text, from a shared contact, from the card of a case."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from bot.core.book.keeping import Keeping, is_keeping
from bot.core.book.phones import normalised
from bot.core.book.told import Told
from bot.flows import keeping, profiles, prompting
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, message_of, query_of, sender_of
from bot.handlers.sending import answer, send
from bot.screens.book_calls import BookCall
from bot.screens.book_wording import book_words
from bot.screens.customer_card import customer_card
from bot.screens.customer_editing import not_there
from bot.screens.general import plain
from bot.screens.keeping import echo
from bot.screens.screen import Screen

A_STORY = 2
"""So many findings make a text, sent when a name was asked for, the description of somebody instead."""


async def told(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A text that wants somebody kept. False: it does not."""
    services = context.bot_data
    if not is_keeping(text, services.library.engine.writing):
        return False
    await _keep(sender, context, await keeping.understood(services, sender, text), text, None)
    return True


async def contact(update: Update, context: Context) -> None:
    """A shared contact card."""
    message, sender = message_of(update), sender_of(update, context)
    shared = message.contact
    assert shared is not None  # noqa: S101  # the handler takes contacts only
    name = " ".join(part for part in (shared.first_name, shared.last_name) if part)
    number = shared.phone_number
    phone = normalised(number) or normalised(f"+{number.removeprefix('+')}") or ""
    await _keep(sender, context, Told(Keeping(name=name, phone=phone)), name, None)


async def from_case(update: Update, context: Context) -> None:
    """The button under a case: what are they called? Who was kept already is shown."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    await answer(query)
    case_id = int((query.data or "").rpartition(":")[2])
    known = await keeping.keeper_of(services, sender, case_id)
    language = await profiles.language_of(services, sender)
    if known:
        await send(context.bot, sender.chat_id, customer_card(known), language)
        return
    await prompting.ask(services, sender, "keep", case=case_id)
    await send(context.bot, sender.chat_id, plain(book_words(language).keep_ask), language)


async def named(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The name that was asked for, with whatever else. False: it describes somebody."""
    services = context.bot_data
    engine = services.library.engine
    if not is_keeping(text, engine.writing) and len(engine.reader.read(text).findings) >= A_STORY:
        return False
    whole = f"{text}\n{about['rest']}" if about.get("rest") else text
    await _keep(sender, context, await keeping.understood(services, sender, whole), whole, about.get("case"))
    return True


async def parted(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The description before was somebody else's."""
    card = await keeping.part(services, sender, call.customer)
    return customer_card(card, back=call.back, note=book_words(card.language).parted) if card else None


async def _keep(sender: Sender, context: Context, said: Told, text: str, case_id: int | None) -> None:
    services = context.bot_data
    language = await profiles.language_of(services, sender)
    if said.keeping.name:
        kept = await keeping.keep(services, sender, said, case_id)
        screen = echo(kept) if kept else not_there(language, book_words(language).gone)
    else:
        await prompting.ask(services, sender, "keep", case=case_id, rest=text)
        screen = plain(book_words(language).keep_name)
    await send(context.bot, sender.chat_id, screen, language)


STEPS = {"part": parted}

ANSWERS = {"keep": named}
