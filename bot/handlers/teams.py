"""Teams: which there are, what one is like, and what is changed of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from telegram import Update

from bot.core.teams.called import name_of
from bot.flows import leaving, owning, prompting, team_changes, team_seeing
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.handlers import auditing, inviting, members, menus
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.handlers.team_taps import Step, Tap, after, home, with_team
from bot.screens import teams
from bot.screens.screen import Screen
from bot.screens.team_calls import TeamCall, read_team_call, team_call
from bot.screens.team_wording import team_words


async def command(update: Update, context: Context) -> None:
    """/team."""
    await show(sender_of(update, context), context)


async def show(sender: Sender, context: Context) -> None:
    """The sender's team, or all of them."""
    language = await language_of(context.bot_data, sender)
    tap = Tap(context, sender, language, "", TeamCall("home", 0))
    await send(context.bot, sender.chat_id, await home(tap), language)


async def tapped(update: Update, context: Context) -> None:
    """A button about teams."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    language = await language_of(context.bot_data, sender)
    await prompting.withdraw(context.bot_data, sender)
    tap = Tap(context, sender, language, query.from_user.full_name, read_team_call(query.data or ""))
    screen = await STEPS.get(tap.call.verb, home)(tap)
    await replace(context.bot, query, sender.chat_id, screen, language)


async def team(tap: Tap) -> Screen:
    """A team's page."""
    return await with_team(tap, partial(teams.team, page=tap.call.who))


async def new(tap: Tap) -> Screen:
    """A new team: what is it called?"""
    if not await owning.owns(tap.services, tap.sender):
        return teams.refused(tap.language)
    await prompting.ask(tap.services, tap.sender, "team_name", team=0)
    return teams.asking(team_words(tap.language).ask_name, "m:home:0", tap.language)


async def rename(tap: Tap) -> Screen:
    """Another name: which?"""
    seen = await team_seeing.team_of(tap.services, tap.sender, tap.call.team)
    if seen is None or not seen.may("rename_team"):
        return teams.refused(tap.language)
    await prompting.ask(tap.services, tap.sender, "team_name", team=seen.id)
    return teams.asking(team_words(tap.language).ask_name, team_call("team", seen.id), tap.language)


async def named(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The name of a new team, or another one of a team."""
    services, number, name = context.bot_data, int(about["team"]), name_of(text)
    language = await language_of(services, sender)
    say, tap = team_words(language), Tap(context, sender, language, "", TeamCall("team", number))
    if name is None:
        await prompting.ask(services, sender, "team_name", team=number)
        back = team_call("team", number) if number else "m:home:0"
        screen = teams.asking(say.bad_name, back, language)
    elif number:
        screen = await after(tap, await team_changes.rename(services, sender, number, name), teams.team)
    else:
        screen = await _made(tap, name)
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def _made(tap: Tap, name: str) -> Screen:
    number = await team_changes.make(tap.services, tap.sender, name)
    if number is None:
        return teams.refused(tap.language)
    return await with_team(tap, partial(teams.team, said=team_words(tap.language).made), number)


async def close(tap: Tap) -> Screen:
    """Is it to be closed?"""
    return await with_team(
        tap, lambda seen, language: teams.closing(seen, language) if seen.may("close_team") else teams.refused(language)
    )


async def closed(tap: Tap) -> Screen:
    """It is."""
    found = await team_changes.close(tap.services, tap.sender, tap.call.team, tap.news)
    if found is None:
        return teams.refused(tap.language)
    for person_id in found:
        await menus.show_commands(tap.context, person_id)
    return await home(tap, tap.said("done"))


async def work(tap: Tap) -> Screen:
    """New customers are this team's from now on."""
    return await after(tap, await team_changes.work_in(tap.services, tap.sender, tap.call.team), teams.team)


async def lead_it(tap: Tap) -> Screen:
    """Whoever runs the bot leads it themselves."""
    done = await team_changes.lead_oneself(tap.services, tap.sender, tap.call.team, tap.name)
    await menus.show_commands(tap.context, tap.sender.person_id, changed=False)
    return await after(tap, done, teams.team)


async def leave(tap: Tap) -> Screen:
    """Does the reader want to leave?"""
    return await with_team(
        tap, lambda seen, language: teams.leaving(seen, language) if seen.belongs else teams.refused(language)
    )


async def left(tap: Tap) -> Screen:
    """They leave."""
    done = await leaving.leave(tap.services, tap.sender, tap.call.team, tap.news)
    if done != team_changes.DONE:
        return await after(tap, done, teams.team)
    await menus.show_commands(tap.context, tap.sender.person_id)
    return await home(tap, tap.said("done"))


async def resign(tap: Tap) -> Screen:
    """The owner wants to be none any more."""
    done = await owning.resign(tap.services, tap.sender)
    if done is None:
        return teams.refused(tap.language)
    await menus.show_commands(tap.context, tap.sender.person_id)
    return await home(tap, tap.said(done))


STEPS: Mapping[str, Step] = {
    "home": home,
    "team": team,
    "new": new,
    "rename": rename,
    "close": close,
    "closed": closed,
    "work": work,
    "self": lead_it,
    "leave": leave,
    "left": left,
    "resign": resign,
    "audit": auditing.tapped,
    **members.STEPS,
    **inviting.STEPS,
}

ANSWERS = {"team_name": named, **members.ANSWERS, **inviting.ANSWERS}
