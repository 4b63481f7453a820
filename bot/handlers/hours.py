"""When a rep works and may be spoken to: shown, and changed one thing at a time."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from telegram import Update

from bot.core.rhythm.said import own_leave, speaks_of_leave
from bot.flows import hours as flows
from bot.flows import prompting
from bot.flows.desks import desk_of
from bot.flows.grading import drive_by
from bot.flows.hours import Change, HoursError
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.flows.team_rhythm import rhythm_of_team
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import hours as screens
from bot.screens.hours import HoursShown
from bot.screens.hours_wording import hours_words
from bot.screens.screen import Screen
from bot.screens.team_rules import set_by_team
from bot.screens.typed import may_be_a_call


async def hours(update: Update, context: Context) -> None:
    """/hours."""
    sender = sender_of(update, context)
    shown = await _shown(context.bot_data, sender)
    await send(context.bot, sender.chat_id, screens.hours(shown), shown.language)


async def leave_told(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A short text that tells of a leave of one's own, and of nothing else."""
    if not may_be_a_call(text) or not speaks_of_leave(text):
        return False
    shown = await _shown(context.bot_data, sender)
    if own_leave(text, shown.desk.hours.local(sender.now)) is None:
        return False
    return await written(sender, context, {"name": "leave"}, text)


async def tapped(update: Update, context: Context) -> None:
    """A button of the hours."""
    query, sender = query_of(update), sender_of(update, context)
    _, name, argument = (*(query.data or "").split(":"), "", "")[:3]
    screen = await _after(context.bot_data, sender, name, argument)
    await answer(query)
    await replace(context.bot, query, sender.chat_id, screen, await language_of(context.bot_data, sender))


async def written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """An hour, a zone, a leave in the rep's own words. A long text that is none is no answer."""
    services, name = context.bot_data, str(about["name"])
    shown = await _shown(services, sender)
    how = flows.written_change(name, text, shown.desk.hours.local(sender.now))
    if how is None and not may_be_a_call(text):
        return False
    if how is None:
        await prompting.ask(services, sender, "hours", name=name)
        wrong = hours_words(shown.language).not_understood
        screen = screens.page(shown, name, wrong.get(name) or wrong["time"])
    else:
        screen = await _changed(services, sender, name, how, written=True)
    await send(context.bot, sender.chat_id, screen, shown.language)
    return True


async def _after(services: Services, sender: Sender, name: str, argument: str) -> Screen:
    shown = await _shown(services, sender)
    if argument == "own" and name in hours_words(shown.language).ask:
        await prompting.ask(services, sender, "hours", name=name)
        return screens.asking(shown, name)
    if name == "scheme" and argument in shown.library.schemes:
        agreed = await services.database.read(partial(rhythm_of_team, person_id=sender.person_id))
        if agreed:
            return screens.page(shown, name, set_by_team(shown.language, shown.library, agreed))
        await drive_by(services, sender, argument)
        return screens.page(await _shown(services, sender), name)
    how = flows.tapped_change(name, "toggle" if name == "holidays" else argument, shown.today)
    return await _changed(services, sender, name, how) if how else screens.page(shown, name)


async def _changed(services: Services, sender: Sender, name: str, how: Change, *, written: bool = False) -> Screen:
    said = ""
    try:
        await flows.change(services, sender, how)
    except HoursError:
        said = screens.contradiction(await _shown(services, sender), name)
    shown = await _shown(services, sender)
    return screens.hours(shown, said) if written and not said else screens.page(shown, name, said)


async def _shown(services: Services, sender: Sender) -> HoursShown:
    desk, language = await desk_of(services, sender), await language_of(services, sender)
    return HoursShown(services.library.engine.library, language, desk, sender.now)
