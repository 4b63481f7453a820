"""Search, objections, plays, the choice of a trade: everything that is looked up."""

from telegram import Update

from bot.core.repertoire import Objection
from bot.flows import looking, profiles
from bot.flows.looking import InHand
from bot.flows.services import Sender
from bot.handlers.context import Context, data_beside, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import general as pages
from bot.screens.looked import looked_screen
from bot.screens.looking import objection_page, search_page
from bot.screens.looks import completed, fitted, read_look
from bot.screens.packs import pack_choice
from bot.screens.plays import plays_page
from bot.screens.screen import Screen
from bot.screens.wording import words


async def find(update: Update, context: Context) -> None:
    """/find words: the best line at once. Without words: how to."""
    sender, query = sender_of(update, context), fitted(" ".join(context.args or ()))
    hand = await looking.in_hand(context.bot_data, sender)
    screen = found(hand, query) if query else pages.plain(words(hand.language).find_prompt)
    await send(context.bot, sender.chat_id, screen, hand.language)


def found(hand: InHand, query: str, place: int = 0) -> Screen:
    """The page of a search."""
    return search_page(hand, query, looking.search(hand, query), place)


async def search(sender: Sender, context: Context, text: str) -> None:
    """A few words typed without a command."""
    hand = await looking.in_hand(context.bot_data, sender)
    await send(context.bot, sender.chat_id, found(hand, fitted(text)), hand.language)


async def objection(sender: Sender, context: Context, heard: Objection, text: str) -> None:
    """What a customer said against it, typed as it was heard."""
    hand = await looking.in_hand(context.bot_data, sender)
    await send(context.bot, sender.chat_id, objection_page(hand, heard, query=fitted(text)), hand.language)


async def plays(update: Update, context: Context) -> None:
    """/plays."""
    sender = sender_of(update, context)
    hand = await looking.in_hand(context.bot_data, sender)
    await send(context.bot, sender.chat_id, plays_page(hand), hand.language)


async def looked(update: Update, context: Context) -> None:
    """A button of a looked-up screen."""
    query, sender = query_of(update), sender_of(update, context)
    hand = await looking.in_hand(context.bot_data, sender)
    tapped = read_look(query.data or "")
    screen = looked_screen(hand, completed(tapped, data_beside(query))) if tapped else None
    await answer(query)
    if screen is None:
        screen = pages.plain(words(hand.language).too_old)
    await replace(context.bot, query, sender.chat_id, screen, hand.language)


async def pack(update: Update, context: Context) -> None:
    """/pack."""
    sender = sender_of(update, context)
    hand = await looking.in_hand(context.bot_data, sender)
    await send(context.bot, sender.chat_id, pack_choice(hand), hand.language)


async def pack_chosen(update: Update, context: Context) -> None:
    """A trade was tapped; one that is no more counts as none."""
    query, sender = query_of(update), sender_of(update, context)
    chosen = (query.data or "").partition(":")[2]
    known = chosen in context.bot_data.library.engine.library.packs
    await profiles.choose_pack(context.bot_data, sender, chosen if known else None)
    hand = await looking.in_hand(context.bot_data, sender)
    await answer(query)
    screen = pack_choice(hand, done=True)
    await replace(context.bot, query, sender.chat_id, screen, hand.language)
