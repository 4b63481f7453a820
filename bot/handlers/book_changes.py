"""What is changed on a customer's card: fields, the type, a new description."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot.core.book.editing import FIELDS, Written, means_else, written
from bot.flows import book, describing, editing, profiles, prompting
from bot.flows.book import CustomerCard
from bot.flows.editing import Edited
from bot.flows.services import Sender, Services
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.screens.book_calls import BookCall, on
from bot.screens.book_wording import book_words
from bot.screens.choosing import all_types
from bot.screens.customer_card import customer_card
from bot.screens.customer_editing import ask, ask_description, edit_menu, not_there, wrong
from bot.screens.screen import Button, Screen


async def menu(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """What can be changed."""
    shown = await book.card_of(services, sender, call.customer)
    return edit_menu(shown, call.back) if shown else None


async def asked(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The rep's next text is the new value of a field, or a new description."""
    shown = await book.card_of(services, sender, call.customer)
    if shown is None:
        return None
    field = next((one for one in FIELDS if one == call.argument(0)), None)
    about = {"customer": call.customer, "back": call.back}
    if field is None:
        await prompting.ask(services, sender, "describe", **about)
        return ask_description(shown.language, call.customer, call.back)
    await prompting.ask(services, sender, "edit", field=field, **about)
    return ask(shown.language, call.customer, field, call.back)


async def wrong_type(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """Which type it really is: those that came closest, then facet by facet."""
    shown = await book.card_of(services, sender, call.customer)
    if shown is None:
        return None
    known = shown.engine.library.types
    close = [kind for kind, _ in shown.customer.types if kind in known]
    pages = partial(all_types, close=close, facet=call.argument(0), page=call.number(1))
    return choosing(shown, call, lambda library, language, _, data: pages(library, language, data=data))


async def is_type(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The rep says what type it is; one that the library has no more: another choice."""
    if call.argument(0) not in services.library.engine.library.types:
        return await wrong_type(services, sender, BookCall(call.customer, "wrong", (), call.back))
    return _shown(await describing.is_kind(services, sender, call.customer, call.argument(0)), call.back)


async def add_case(services: Services, sender: Sender, call: BookCall) -> Screen | None:
    """The description under whose card this was is one of this customer."""
    return _shown(await describing.add_case(services, sender, call.customer, call.number(0)), call.back)


async def field_written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The new value of a field; one that is none is asked for again, unless the text is of something else."""
    services, number = context.bot_data, about["customer"]
    engine, language = services.library.engine, await profiles.language_of(services, sender)
    if means_else(about["field"], text, engine.writing, len(engine.reader.read(text).findings)):
        return False
    new = written(about["field"], text, engine.writing)
    if isinstance(new, Written):
        done = await editing.write(services, sender, number, about["field"], new)
        screen = _shown(done, about["back"]) or not_there(language, book_words(language).gone)
    else:
        await prompting.ask(services, sender, "edit", **about)
        screen = wrong(language, number, new)
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def described(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """How the customer was this time."""
    services = context.bot_data
    language = await profiles.language_of(services, sender)
    done = await describing.describe(services, sender, about["customer"], text)
    say = book_words(language)
    seen = done is None or bool(services.library.engine.reader.read(text).findings)
    screen = _shown(done, about["back"], say.saved if seen else say.nothing_seen) or not_there(language, say.gone)
    await send(context.bot, sender.chat_id, screen, language)
    return True


def choosing(card: CustomerCard, call: BookCall, pages: Callable[..., Screen]) -> Screen:
    """A choice for a customer, with the way back to the list below it."""
    screen = pages(card.engine.library, card.language, card.customer.stage, partial(on, card.customer.id))
    back = ((Button(book_words(card.language).to_list, call.back),),) if call.back else ()
    return Screen(screen.text, (*screen.rows, *back))


def _shown(done: Edited | None, back: str, note: str = "") -> Screen | None:
    if done is None:
        return None
    return customer_card(done.card, back=back, undo=done.undo, note=note or book_words(done.card.language).saved)


STEPS = {"edit": menu, "ask": asked, "wrong": wrong_type, "is": is_type, "add": add_case}

ANSWERS = {"edit": field_written, "describe": described}
