"""Descriptions, edits of descriptions, and everything that is tapped or typed about them."""

from telegram import CallbackQuery, Update

from bot.core.case import Case
from bot.core.intent import Describing, Objecting, Searching
from bot.flows import consulting, describing, profiles
from bot.flows.services import Sender
from bot.handlers import looking
from bot.handlers.context import Context, buttons_beside, message_of, query_of, sender_of
from bot.handlers.sending import answer, edit, send
from bot.screens import cases
from bot.screens import general as pages
from bot.screens.callbacks import Call, read_call
from bot.screens.found_customers import keeping_row, with_namesakes
from bot.screens.looks import read_look
from bot.screens.typed import call_of, may_be_a_call
from bot.screens.wording import words


async def called(sender: Sender, context: Context, text: str, _: int) -> bool:
    """Typed words in place of a button of the latest card."""
    latest = await consulting.latest(context.bot_data, sender) if may_be_a_call(text) else None
    call = call_of(text, latest)
    if call is not None:
        await _perform(sender, context, call)
    return call is not None


async def consulted(sender: Sender, context: Context, text: str, message_id: int) -> bool:
    """An objection, words to search for, or else a description: something it always is."""
    match await consulting.meant(context.bot_data, sender, text):
        case Objecting(objection):
            await looking.objection(sender, context, objection, text)
        case Searching(query):
            await looking.search(sender, context, query)
        case Describing() as meant:
            case = await consulting.describe(context.bot_data, sender, text, message_id, meant)
            await _show_new(sender, context, case)
    return True


async def described(update: Update, context: Context) -> None:
    """A text that was taken for a search or an objection is the description of a customer after all."""
    query, sender = query_of(update), sender_of(update, context)
    look = read_look(query.data or "")
    await answer(query)
    if look and look.query:
        await _show_new(sender, context, await consulting.describe(context.bot_data, sender, look.query, None))


async def edited(update: Update, context: Context) -> None:
    """The rep edited a description: its card follows."""
    message, sender = message_of(update), sender_of(update, context)
    found = await consulting.reword(context.bot_data, sender, message.message_id, message.text or "")
    if found is None:
        return
    case, card_id = found
    if not await edit(context.bot, sender.chat_id, card_id, cases.opened(case)):
        await _show_new(sender, context, case)


async def tapped(update: Update, context: Context) -> None:
    """A button under a card."""
    query, sender = query_of(update), sender_of(update, context)
    call = read_call(query.data or "")
    case = await consulting.perform(context.bot_data, sender, call.case, call.verb, call.arguments) if call else None
    if case is None or call is None:
        await _too_old(query, sender, context)
        return
    await answer(query, cases.toast(call, case))
    screen = keeping_row(cases.after(call, case), buttons_beside(query), call.case)
    if not query.message or not await edit(context.bot, sender.chat_id, query.message.message_id, screen):
        await _show_new(sender, context, case)


async def example(update: Update, context: Context) -> None:
    """A tapped example: as if the rep had sent it."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    language = await profiles.language_of(context.bot_data, sender)
    examples = words(language).examples
    number = int((query.data or "").removeprefix("example:"))
    chosen = examples[number % len(examples)]
    case = await consulting.describe(context.bot_data, sender, chosen.text, None)
    await _show_new(sender, context, case)


async def _perform(sender: Sender, context: Context, call: Call) -> None:
    case = await consulting.perform(context.bot_data, sender, call.case, call.verb, call.arguments)
    if case is not None:
        card_id = await send(context.bot, sender.chat_id, cases.after(call, case), case.language)
        consulting.place(context.bot_data, case, card_id)


async def _show_new(sender: Sender, context: Context, case: Case) -> None:
    namesakes = await describing.namesakes(context.bot_data, sender, case.text)
    screen = with_namesakes(cases.opened(case), case.language, case.id, namesakes)
    card_id = await send(context.bot, sender.chat_id, screen, case.language)
    consulting.place(context.bot_data, case, card_id)


async def _too_old(query: CallbackQuery, sender: Sender, context: Context) -> None:
    language = await profiles.language_of(context.bot_data, sender)
    await answer(query)
    await send(context.bot, sender.chat_id, pages.plain(words(language).too_old), language)
