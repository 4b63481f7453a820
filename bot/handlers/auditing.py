"""Who did what, as a file for a lead or an owner."""

import asyncio

from telegram import Update

from bot.flows import auditing
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.handlers.context import Context, sender_of
from bot.handlers.sending import send
from bot.handlers.team_taps import Tap, with_team
from bot.screens import teams
from bot.screens.audited_sheet import audit_file
from bot.screens.screen import Screen
from bot.screens.team_wording import team_words


async def command(update: Update, context: Context) -> None:
    """/audit."""
    sender = sender_of(update, context)
    language = await language_of(context.bot_data, sender)
    if not await _handed_out(context, sender):
        await send(context.bot, sender.chat_id, teams.refused(language), language)


async def tapped(tap: Tap) -> Screen:
    """The button on a team's page."""
    if not await _handed_out(tap.context, tap.sender, tap.call.team):
        return teams.refused(tap.language)
    return await with_team(tap, teams.team)


async def _handed_out(context: Context, sender: Sender, team_id: int | None = None) -> bool:
    found = await auditing.audit_of(context.bot_data, sender, team_id)
    if found is None:
        return False
    content = await asyncio.to_thread(audit_file, found)
    caption = team_words(found.language).audit_file.format(n=len(found.entries))
    name = f"birdcall-audit-{found.hours.local(sender.now):%Y-%m-%d}.xlsx"
    await context.bot.post_file(sender.chat_id, content, name, caption)
    return True
