"""/review: grades that are to be looked at again."""

from telegram import Update

from bot.flows import reviewing
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens.grading_wording import grade_words
from bot.screens.reviewing import review_page


async def review(update: Update, context: Context) -> None:
    """/review."""
    sender = sender_of(update, context)
    found = await reviewing.review_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, review_page(found), found.language)


async def turned(update: Update, context: Context) -> None:
    """Another page: ``g:0:review:PAGE``."""
    query, sender = query_of(update), sender_of(update, context)
    found = await reviewing.review_of(context.bot_data, sender)
    await answer(query)
    page = int((query.data or "").rpartition(":")[2])
    await replace(context.bot, query, sender.chat_id, review_page(found, page), found.language)


async def kept(update: Update, context: Context) -> None:
    """A grade stays as it is: ``g:CUSTOMER:keep:SCHEME:PAGE``."""
    query, sender = query_of(update), sender_of(update, context)
    _, customer, _, scheme, page = (query.data or "").split(":")
    count = await reviewing.keep(context.bot_data, sender, int(customer), scheme)
    found = await reviewing.review_of(context.bot_data, sender)
    await answer(query, grade_words(found.language).kept if count else None)
    await replace(context.bot, query, sender.chat_id, review_page(found, int(page)), found.language)


async def all_kept(update: Update, context: Context) -> None:
    """All that are due stay as they are."""
    query, sender = query_of(update), sender_of(update, context)
    count = await reviewing.keep(context.bot_data, sender)
    found = await reviewing.review_of(context.bot_data, sender)
    await answer(query, grade_words(found.language).kept_all.format(count=count))
    await replace(context.bot, query, sender.chat_id, review_page(found), found.language)
