"""/pair and the buttons under a pairing."""

from telegram import Update

from bot.flows import consulting, looking, pairing
from bot.flows.pairing import OpenPairing
from bot.flows.services import Sender
from bot.handlers.context import Context, message_of, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens.packs import pack_choice
from bot.screens.pairing import pairing_page
from bot.screens.typed import may_be_a_call


async def pair(update: Update, context: Context) -> None:
    """/pair words: what to offer along with it."""
    sender, words = sender_of(update, context), " ".join(context.args or ())
    begun = await pairing.begin(context.bot_data, sender, words, message_of(update).message_id)
    await _show(sender, context, begun)


async def from_card(update: Update, context: Context) -> None:
    """The button under a customer's card: the pairing begins with what the card knows."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    case = await consulting.act(context.bot_data, sender, int((query.data or "").rpartition(":")[2]), lambda case: case)
    begun = await pairing.begin(context.bot_data, sender, case.text if case else "", None)
    await _show(sender, context, begun)


async def tapped(update: Update, context: Context) -> None:
    """A button under a pairing. One whose pairing is gone brings a fresh one."""
    query, sender = query_of(update), sender_of(update, context)
    number, verb, *arguments = (query.data or "").split(":")[1:]
    found = await pairing.step(context.bot_data, sender, int(number), verb, arguments)
    await answer(query)
    if found:
        await replace(context.bot, query, sender.chat_id, pairing_page(found), found.language)
    else:
        await _show(sender, context, await pairing.begin(context.bot_data, sender, "", None))


async def told(sender: Sender, context: Context, text: str, _: int) -> bool:
    """Did a short text add to the pairing that is open? Then it is shown."""
    found = await pairing.tell(context.bot_data, sender, text) if may_be_a_call(text) else None
    if found:
        await _show(sender, context, found)
    return found is not None


async def _show(sender: Sender, context: Context, found: OpenPairing | None) -> None:
    """The pairing; without a trade, the choice of one."""
    hand = await looking.in_hand(context.bot_data, sender)
    await send(context.bot, sender.chat_id, pairing_page(found) if found else pack_choice(hand), hand.language)
