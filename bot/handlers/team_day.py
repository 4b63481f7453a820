"""/day: a lead's team today and this week, a rep's own progress; pictures and a table."""

import asyncio

from telegram import Update

from bot.charts.looks import DARK, LIGHT
from bot.charts.picture import png
from bot.core.text import Language
from bot.flows import briefings, progress, team_days
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.flows.team_days import TeamWeek
from bot.flows.viewing import works_in
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send, send_picture
from bot.screens import own_day, team_day, team_week
from bot.screens.screen import Screen
from bot.screens.team_day_wording import day_team_words
from bot.screens.team_pictures import beneath, picture, sheets_of, title
from bot.sheets.writing import workbook


async def day(update: Update, context: Context) -> None:
    """/day."""
    sender, services = sender_of(update, context), context.bot_data
    language = await language_of(services, sender)
    team_id = await works_in(services, sender)
    screen = await _day(services, sender, team_id, 0) if team_id is not None else None
    await send(context.bot, sender.chat_id, screen or team_day.no_team(language), language)


async def day_tapped(update: Update, context: Context) -> None:
    """``n:day:TEAM:PAGE``."""
    _, _, team_id, page = (query_of(update).data or "").split(":")
    screen = await _day(context.bot_data, sender_of(update, context), int(team_id), int(page))
    await _replace(update, context, screen)


async def week_tapped(update: Update, context: Context) -> None:
    """``n:week:TEAM``."""
    sender, team_id = sender_of(update, context), int((query_of(update).data or "").split(":")[2])
    found = await team_days.team_week(context.bot_data, sender, team_id)
    await _replace(update, context, team_week.team_week(found) if found else None)


async def goal_tapped(update: Update, context: Context) -> None:
    """``n:goal:TEAM:on``, ``n:goal:TEAM:off``."""
    sender, services = sender_of(update, context), context.bot_data
    _, _, team_id, wanted = (query_of(update).data or "").split(":")
    await briefings.remind_of_own(services, sender, int(team_id), wanted=wanted == "on")
    found = await progress.own_day(services, sender, int(team_id))
    await _replace(update, context, own_day.own_day(found) if found else None)


async def picture_tapped(update: Update, context: Context) -> None:
    """``n:pic:TEAM:NAME``, ``n:pic:TEAM:NAME:dark``: a picture of its own."""
    sender, (team_id, name, *dark) = sender_of(update, context), (query_of(update).data or "").split(":")[2:]
    found = await _week_or_no(update, context, int(team_id))
    if found is not None:
        drawn = picture(found, name).svg(DARK if dark else LIGHT)
        rows = beneath(found, name, dark=bool(dark))
        shown = await asyncio.to_thread(png, drawn)
        await send_picture(context.bot, sender.chat_id, shown, title(found, name), rows)


async def table_tapped(update: Update, context: Context) -> None:
    """``n:xlsx:TEAM``: the week as a workbook."""
    sender, team_id = sender_of(update, context), int((query_of(update).data or "").split(":")[2])
    found = await _week_or_no(update, context, team_id)
    if found is not None:
        viewer = found.today.viewer
        content = await asyncio.to_thread(lambda: workbook(sheets_of(found)))
        caption = day_team_words(viewer.language).table.format(team=viewer.standing.team)
        await context.bot.post_file(sender.chat_id, content, f"team-{viewer.day}.xlsx", caption)


async def _week_or_no(update: Update, context: Context, team_id: int) -> TeamWeek | None:
    """The week; whom it is not shown to, hears so in a message of its own, for a picture takes no text."""
    sender, services = sender_of(update, context), context.bot_data
    found = await team_days.team_week(services, sender, team_id)
    await answer(query_of(update))
    if found is None:
        language = await language_of(services, sender)
        await send(context.bot, sender.chat_id, team_day.not_yours(language), language)
    return found


async def _day(services: Services, sender: Sender, team_id: int, page: int) -> Screen | None:
    """A lead's team or a rep's own day; None to whom belongs to neither."""
    team = await team_days.team_day(services, sender, team_id)
    if team is not None:
        return team_day.team_day(team, page)
    own = await progress.own_day(services, sender, team_id)
    return own_day.own_day(own) if own else None


async def _replace(update: Update, context: Context, screen: Screen | None) -> None:
    query, sender = query_of(update), sender_of(update, context)
    language: Language = await language_of(context.bot_data, sender)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen or team_day.not_yours(language), language)
