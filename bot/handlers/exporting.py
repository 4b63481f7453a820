"""One's own data: handed out as files, or erased."""

import asyncio

from telegram import Update

from bot.flows import erasing, exporting, profiles, purging, retaining, undoing
from bot.flows.exporting import Kept
from bot.flows.services import Sender
from bot.handlers import general
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import exporting as pages
from bot.screens.export_wording import export_words
from bot.screens.exported_sheets import FILES, entries_of
from bot.screens.general import plain


async def own_data(update: Update, context: Context) -> None:
    """/mydata."""
    sender, services = sender_of(update, context), context.bot_data
    language = await profiles.language_of(services, sender)
    sizes = await exporting.sizes(services, sender)
    stale = (await retaining.old_ones(services, sender)).count
    screen = pages.own_data(language, sizes["customers"], sizes["descriptions"], stale)
    await send(context.bot, sender.chat_id, screen, language)


async def handed_out(update: Update, context: Context) -> None:
    """The buttons for files with everything: ``x:xlsx``, ``x:json``, ``x:ics``."""
    query, sender = query_of(update), sender_of(update, context)
    language = await profiles.language_of(context.bot_data, sender)
    if not await exporting.may_export(context.bot_data, sender):
        await answer(query, export_words(language).too_soon)
        return
    await answer(query)
    kept = await exporting.gather(context.bot_data, sender)
    if kept is not None:
        await _hand_out(context, sender, kept, (query.data or "").removeprefix("x:"))


async def _hand_out(context: Context, sender: Sender, kept: Kept, kind: str) -> None:
    say = export_words(kept.language)
    if not kept.customers and kind != "json":
        await context.bot.post(sender.chat_id, say.nobody, None)
        return
    entries = entries_of(kept) if kind == "ics" else ()
    if kind == "ics" and not entries:
        await context.bot.post(sender.chat_id, say.nothing_due, None)
        return
    content = await asyncio.to_thread(FILES[kind], kept)
    name = f"birdcall-{kept.desk.hours.local(kept.made_at):%Y-%m-%d}.{kind}"
    caption = say.calendar.format(n=len(entries)) if entries else say.here
    await context.bot.post_file(sender.chat_id, content, name, caption)


async def one_handed_out(update: Update, context: Context) -> None:
    """``x:k:ID``: everything about one customer, as a workbook and as JSON."""
    query, sender = query_of(update), sender_of(update, context)
    kept = await exporting.gather(context.bot_data, sender, int((query.data or "").split(":")[2]))
    if kept is None:
        await general.unknown_button(update, context)
        return
    say = export_words(kept.language)
    if not await exporting.may_export(context.bot_data, sender):
        await answer(query, say.too_soon)
        return
    await answer(query)
    for kind in ("xlsx", "json"):
        content = await asyncio.to_thread(FILES[kind], kept)
        caption = say.one_here.format(name=kept.customers[0].name)
        await context.bot.post_file(sender.chat_id, content, f"customer-{kept.customers[0].id}.{kind}", caption)


async def purged(update: Update, context: Context) -> None:
    """``x:k:ID:gone``: an erased customer is not kept for undoing any longer."""
    query, sender = query_of(update), sender_of(update, context)
    language = await profiles.language_of(context.bot_data, sender)
    say = export_words(language)
    gone = await purging.purge_now(context.bot_data, sender, int((query.data or "").split(":")[2]))
    await answer(query)
    screen = plain(say.purged if gone else say.not_purged)
    await replace(context.bot, query, sender.chat_id, screen, language)


async def retained(update: Update, context: Context) -> None:
    """/retain: customers of whom nobody heard for long."""
    sender = sender_of(update, context)
    old = await retaining.old_ones(context.bot_data, sender)
    await send(context.bot, sender.chat_id, pages.old_ones(old), old.language)


async def old_tapped(update: Update, context: Context) -> None:
    """``x:old``, ``x:old:keep:ID``, ``x:old:drop:ID``, ``x:old:undo:NUMBER``."""
    query, sender, services = query_of(update), sender_of(update, context), context.bot_data
    verb, number = [*(query.data or "").split(":")[2:], "", "0"][:2]
    gone = None
    if verb == "keep":
        await retaining.keep(services, sender, int(number))
    elif verb == "drop":
        gone = await erasing.erase(services, sender, int(number))
    elif verb == "undo":
        await undoing.take_back(services, sender, int(number))
    await answer(query)
    old = await retaining.old_ones(services, sender)
    screen = pages.old_ones(old, (gone.name, gone.undo) if gone else None)
    await replace(context.bot, query, sender.chat_id, screen, old.language)
