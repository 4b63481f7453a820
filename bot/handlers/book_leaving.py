"""Customers who leave the book: erased, or merged into another; and how they come back."""

from collections.abc import Mapping
from typing import Any

from bot.flows import book, erasing, findings, merging, profiles, prompting, undoing
from bot.flows.services import Sender, Services
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.screens.book_calls import BookCall
from bot.screens.book_wording import book_words
from bot.screens.customer_card import customer_card
from bot.screens.customer_editing import ask_merge, erased, merge_with, not_there
from bot.screens.screen import Screen


async def erase(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """Out of the book, with the way back."""
    language = await profiles.language_of(services, sender)
    gone = await erasing.erase(services, sender, call.customer)
    return erased(language, call.customer, gone, call.back) if gone else None


async def undo(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """A change is taken back."""
    language = await profiles.language_of(services, sender)
    card = await undoing.take_back(services, sender, call.number(0))
    say = book_words(language)
    return customer_card(card, back=call.back, note=say.restored) if card else not_there(language, say.too_late)


async def same(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """Another customer is this one."""
    done = await merging.merge(services, sender, call.customer, call.number(0))
    if done is None:
        return None
    return customer_card(done.card, back=call.back, undo=done.undo, note=book_words(done.card.language).merged)


async def merge(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """Who is the same person? The rep's next text says so, or a button."""
    card = await book.card_of(services, sender, call.customer)
    if card is None:
        return None
    await prompting.ask(services, sender, "merge", customer=call.customer)
    return ask_merge(card, await findings.alike(services, sender, call.customer), call.back)


async def merge_named(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """Whom the rep named, to choose from; nobody: asked again."""
    services, number = context.bot_data, about["customer"]
    language = await profiles.language_of(services, sender)
    card = await book.card_of(services, sender, number)
    others = await findings.named(services, sender, text, number)
    if card and not others:
        await prompting.ask(services, sender, "merge", customer=number)
    screen = merge_with(card, others, text) if card else not_there(language, book_words(language).gone)
    await send(context.bot, sender.chat_id, screen, language)
    return True


STEPS = {"erase": erase, "undo": undo, "same": same, "merge": merge}

ANSWERS = {"merge": merge_named}
