"""The rep's day and week."""

from telegram import Update

from bot.flows import agendas
from bot.flows.profiles import language_of
from bot.flows.putting_off import put_off
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import agenda as screens
from bot.screens.callbacks import number_in
from bot.screens.reminder_calls import read_day
from bot.screens.screen import Screen


async def today(update: Update, context: Context) -> None:
    """/today."""
    await show_today(sender_of(update, context), context)


async def show_today(sender: Sender, context: Context) -> None:
    """The tile: the day as it is now, as a new message."""
    found = await agendas.today_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, screens.today(found), found.language)


async def week(update: Update, context: Context) -> None:
    """/week."""
    sender = sender_of(update, context)
    found = await agendas.week_of(context.bot_data, sender)
    await send(context.bot, sender.chat_id, screens.week(found), found.language)


async def tapped(update: Update, context: Context) -> None:
    """A button of the day or the week."""
    query, sender = query_of(update), sender_of(update, context)
    screen = await _after(context.bot_data, sender, (query.data or "").split(":")[1:])
    await answer(query)
    language = await language_of(context.bot_data, sender)
    await replace(context.bot, query, sender.chat_id, screen, language)


async def _after(services: Services, sender: Sender, parts: list[str]) -> Screen:
    verb, first, second = (*parts, "", "")[:3]
    day = read_day(first)
    if verb == "put_off" and day:
        return screens.today(await put_off(services, sender, day))
    if verb == "day" and day:
        return screens.week_day(await agendas.week_of(services, sender), day, number_in(second))
    if verb == "week":
        return screens.week(await agendas.week_of(services, sender))
    return screens.today(await agendas.today_of(services, sender), number_in(first))
