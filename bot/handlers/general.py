"""Start, help, language, privacy, the tiles, and what is not text."""

import dataclasses

from telegram import Update

from bot.core.text import Language
from bot.flows import desks, forgetting, profiles, prompting, team_seeing
from bot.flows.listing import Listing
from bot.flows.services import Sender
from bot.handlers import agenda, book, teams
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.handlers.team_taps import news
from bot.screens import general as pages
from bot.screens.screen import Screen
from bot.screens.team_wording import team_words
from bot.screens.typed import Tile, tile_of
from bot.screens.wording import words


async def start(update: Update, context: Context) -> None:
    """/start: a welcome with the tiles, and three examples to tap."""
    sender = sender_of(update, context)
    language = await profiles.language_of(context.bot_data, sender)
    await desks.back_again(context.bot_data, sender)
    await _tiled(sender, context, pages.welcome(language), language)
    await send(context.bot, sender.chat_id, pages.examples(language), language)


async def help_(update: Update, context: Context) -> None:
    """/help."""
    sender = sender_of(update, context)
    language = await profiles.language_of(context.bot_data, sender)
    await _tiled(sender, context, pages.help_(language), language)


async def language(update: Update, context: Context) -> None:
    """/language."""
    sender = sender_of(update, context)
    spoken = await profiles.language_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, pages.language_choice(spoken), spoken)


async def language_chosen(update: Update, context: Context) -> None:
    """A language button."""
    query, sender = query_of(update), sender_of(update, context)
    chosen: Language = "zh" if query.data == "language:zh" else "en"
    await profiles.choose_language(context.bot_data, sender, chosen)
    await answer(query)
    await _tiled(sender, context, pages.language_chosen(chosen), chosen)


async def privacy(update: Update, context: Context) -> None:
    """/privacy."""
    sender, services = sender_of(update, context), context.bot_data
    spoken = await profiles.language_of(services, sender)
    await send(context.bot, sender.chat_id, pages.privacy(spoken, services.operator, services.contact), spoken)


async def erase(update: Update, context: Context) -> None:
    """The buttons about erasing one's data: ask, yes, no."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    spoken = await profiles.language_of(context.bot_data, sender)
    erase = query.data == "erase:yes"
    kept = await forgetting.forget(context.bot_data, sender, news(context)) if erase else None
    screen = pages.plain(team_words(spoken).said[kept]) if kept else pages.erasing(spoken, query.data or "")
    await replace(context.bot, query, sender.chat_id, screen, spoken)


async def tile(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A tile below the field, or the word "menu"."""
    pressed = tile_of(text)
    if pressed is not None:
        await prompting.withdraw(context.bot_data, sender)
    if pressed is Tile.TODAY:
        await agenda.show_today(sender, context)
    elif pressed is Tile.CUSTOMERS:
        await book.show_list(sender, context, Listing())
    elif pressed is Tile.TEAM:
        await teams.show(sender, context)
    elif pressed is not None:
        spoken = await profiles.language_of(context.bot_data, sender)
        await _tiled(sender, context, pages.tile(spoken, pressed.value), spoken)
    return pressed is not None


async def _tiled(sender: Sender, context: Context, screen: Screen, language: Language) -> None:
    """With the tiles of what the sender is."""
    _, roles = await team_seeing.language_and_roles(context.bot_data, sender.person_id)
    await send(context.bot, sender.chat_id, dataclasses.replace(screen, lead="lead" in roles), language)


async def attachment(update: Update, context: Context) -> None:
    """A photo, a sticker, a voice note, anything but text."""
    sender = sender_of(update, context)
    spoken = await profiles.language_of(context.bot_data, sender)
    message = update.effective_message
    spoken_note = message is not None and (message.voice or message.video_note or message.audio)
    text = words(spoken).voice if spoken_note else words(spoken).attachment
    await send(context.bot, sender.chat_id, pages.plain(text), spoken)


async def unknown_command(update: Update, context: Context) -> None:
    """A command that is not ours."""
    sender = sender_of(update, context)
    spoken = await profiles.language_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, pages.plain(words(spoken).unknown_command), spoken)


async def unknown_button(update: Update, context: Context) -> None:
    """A button of a release long ago."""
    query, sender = query_of(update), sender_of(update, context)
    spoken = await profiles.language_of(context.bot_data, sender)
    await answer(query)
    await send(context.bot, sender.chat_id, pages.plain(words(spoken).too_old), spoken)
