"""Inline mode: ``@bot words`` in any chat offers lines to send; what is sent is counted."""

from telegram import InlineQueryResultArticle, InputTextMessageContent, Update, User

from bot.flows import looking
from bot.flows.services import Sender
from bot.handlers.context import Context, app_language
from bot.screens.callbacks import number_in
from bot.screens.inline import OFFERED, Offer, offers

REMEMBERED = 5
"""Seconds for which Telegram may answer the same query of the same person itself."""


async def offered(update: Update, context: Context) -> None:
    """Lines for what is typed after the bot's name, the customer in hand's first."""
    query = update.inline_query
    assert query is not None  # noqa: S101  # the handler takes inline queries only
    sender = _sender(query.from_user, update, context)
    hand = await looking.in_hand(context.bot_data, sender)
    start = number_in(query.offset, 3)
    found = offers(hand, query.query, start)
    following = str(start + OFFERED) if len(found) == OFFERED else ""
    await query.answer([_article(one) for one in found], cache_time=REMEMBERED, is_personal=True, next_offset=following)


async def chosen(update: Update, context: Context) -> None:
    """A line was sent (Telegram tells when inline feedback is on)."""
    result = update.chosen_inline_result
    assert result is not None  # noqa: S101  # the handler takes these only
    sender = _sender(result.from_user, update, context)
    await looking.sent(context.bot_data, sender, result.result_id)


def _article(offer: Offer) -> InlineQueryResultArticle:
    content = InputTextMessageContent(offer.text)
    return InlineQueryResultArticle(offer.key, offer.title, content, description=offer.description)


def _sender(user: User, update: Update, context: Context) -> Sender:
    """Inline updates come from no chat: the person's own stands in."""
    return Sender(user.id, user.id, app_language(user.language_code), context.bot_data.clock(), update.update_id)
