"""The customer book: the list, a customer's card, and whom a few words mean."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.core.coaching import DEFAULT_STAGE
from bot.flows import book, editing, findings, listing, past, profiles, prompting
from bot.flows.listing import Listing
from bot.flows.services import Sender, Services
from bot.handlers import book_changes, book_leaving, keeping
from bot.handlers.context import Context, data_beside, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens.book_calls import BookCall, fitted, read_call, read_listing
from bot.screens.book_wording import book_words
from bot.screens.choosing import all_stages
from bot.screens.customer_card import customer_card
from bot.screens.customer_editing import not_there
from bot.screens.customer_list import choices, customer_list
from bot.screens.customer_past import past_page
from bot.screens.found_customers import found_card
from bot.screens.screen import Screen

Step = Callable[[Services, Sender, BookCall], Awaitable[Screen | None]]
"""What a button of a customer brings; None: the customer is not in this book (any more)."""


async def tapped(update: Update, context: Context) -> None:
    """A button of a customer."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    await answer(query)
    call = read_call(query.data or "", data_beside(query))
    language = await profiles.language_of(services, sender)
    if call and call.verb != "ask":
        await prompting.withdraw(services, sender)
    step = STEPS.get(call.verb, card) if call else None
    screen = await step(services, sender, call) if call and step else None
    screen = screen or not_there(language, book_words(language).gone)
    await replace(context.bot, query, sender.chat_id, screen, language)


async def customers(update: Update, context: Context) -> None:
    """/customers, with words: those who are meant."""
    sender = sender_of(update, context)
    await show_list(sender, context, Listing(query=fitted(" ".join(context.args or ()))))


async def turned(update: Update, context: Context) -> None:
    """A button of a list: another page, order or filter."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    await answer(query)
    await prompting.withdraw(services, sender)
    told = (query.data or "").replace("b:narrow:", "b:", 1)
    wanted = read_listing(told) or Listing()
    language = await profiles.language_of(services, sender)
    if told != query.data:
        screen = choices(await listing.choices_of(services, sender, wanted))
    else:
        screen = customer_list(await listing.page_of(services, sender, wanted))
    await replace(context.bot, query, sender.chat_id, screen, language)


async def show_list(sender: Sender, context: Context, wanted: Listing) -> None:
    """A list as a new message."""
    page = await listing.page_of(context.bot_data, sender, wanted)
    await send(context.bot, sender.chat_id, customer_list(page), page.language)


async def found(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A few words that mean a customer: their card; several, their list. False: they mean something else."""
    meant = await findings.meant(context.bot_data, sender, text)
    if len(meant.ids) > 1:
        await show_list(sender, context, Listing(query=fitted(text)))
    elif meant.ids and (shown := await book.card_of(context.bot_data, sender, meant.ids[0])):
        screen = found_card(shown, text if meant.also else "")
        await send(context.bot, sender.chat_id, screen, shown.language)
    return bool(meant.ids)


async def card(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The card; "line" turns the opening line, "phone" has the number to copy."""
    shown = await book.card_of(services, sender, call.customer)
    turn = call.number(0) if call.verb == "line" else 0
    return customer_card(shown, back=call.back, turn=turn, number=call.verb == "phone") if shown else None


async def stages(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """All stages to choose from."""
    shown = await book.card_of(services, sender, call.customer)
    return book_changes.choosing(shown, call, all_stages) if shown else None


async def at_stage(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The sale stands there now."""
    known = services.library.engine.library.stages
    stage = call.argument(0) if call.argument(0) in known else DEFAULT_STAGE
    changed = await editing.change(services, sender, call.customer, lambda _: {"stage": stage})
    return customer_card(changed.card, back=call.back) if changed else None


async def history(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """What happened with the customer, by pages."""
    shown = await past.past_of(services, sender, call.customer, call.number(0))
    return past_page(shown, call.back) if shown else None


STEPS: Mapping[str, Step] = {
    "": card,
    "at": at_stage,
    "stages": stages,
    "past": history,
    **keeping.STEPS,
    **book_changes.STEPS,
    **book_leaving.STEPS,
}
"""Verb of a button → what it brings; any other brings the card."""
