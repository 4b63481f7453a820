"""Somebody in a team: their role and tags, and their leaving."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.core.teams.called import tags_of
from bot.core.teams.roles import Role
from bot.flows import leaving, prompting, team_changes
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.flows.team_seeing import TeamSeen
from bot.handlers import menus
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.handlers.team_taps import Step, Tap, after, with_member, with_team
from bot.screens import teams
from bot.screens.screen import Screen
from bot.screens.team_calls import TeamCall, team_call
from bot.screens.team_wording import team_words


async def member(tap: Tap) -> Screen:
    """A member's page."""
    return await with_member(tap, teams.member)


async def role(tap: Tap) -> Screen:
    """A member leads from now on, or no longer."""
    given: Role = "lead" if tap.call.word == "lead" else "rep"
    done = await team_changes.give_role(tap.services, tap.sender, tap.call.team, tap.call.who, given, tap.news)
    if done == team_changes.DONE:
        await menus.show_commands(tap.context, tap.call.who)
    return await _after(tap, done)


async def tag(tap: Tap) -> Screen:
    """Which tags?"""
    say = team_words(tap.language)
    back = team_call("member", tap.call.team, tap.call.who)
    screen = await with_member(tap, lambda *_: teams.asking(say.ask_tags, back, tap.language))
    if screen.text == say.ask_tags:
        await prompting.ask(tap.services, tap.sender, "member_tags", team=tap.call.team, who=tap.call.who)
    return screen


async def tagged(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The tags of a member."""
    services, tags, call = context.bot_data, tags_of(text), TeamCall("member", int(about["team"]), int(about["who"]))
    language = await language_of(services, sender)
    tap = Tap(context, sender, language, "", call)
    if tags is None:
        await prompting.ask(services, sender, "member_tags", **about)
        back = team_call("member", call.team, call.who)
        screen = teams.asking(team_words(language).bad_tags, back, language)
    else:
        screen = await _after(tap, await team_changes.tag(services, sender, call.team, call.who, tags))
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def remove(tap: Tap) -> Screen:
    """Is this member to be removed, and who gets their customers?"""
    return await with_member(tap, teams.removing)


async def give(tap: Tap) -> Screen:
    """They are removed, and somebody gets their customers."""
    call = tap.call
    done = await leaving.remove(tap.services, tap.sender, call.team, call.who, call.other, tap.news)
    if done == "choose":
        return await with_member(tap, partial(teams.removing, said=tap.said(done)))
    if done == team_changes.DONE:
        await menus.show_commands(tap.context, call.who)
    return await after(tap, done, teams.team)


async def pass_on(tap: Tap) -> Screen:
    """Customers that came to the reader go on to a colleague: to whom?"""
    call = tap.call
    if not call.other:
        return await with_team(tap, partial(_passing_on, handover=call.who))
    done = await leaving.pass_on(tap.services, tap.sender, call.team, call.who, call.other)
    return await after(tap, done, teams.team)


def _passing_on(seen: TeamSeen, language: Any, *, handover: int) -> Screen:
    return teams.passing_on(seen, handover, language) if seen.may("reassign") else teams.refused(language)


async def _after(tap: Tap, done: str | None) -> Screen:
    if done is None:
        return teams.refused(tap.language)
    return await with_member(tap, partial(teams.member, said=tap.said(done)))


STEPS: Mapping[str, Step] = {
    "member": member,
    "role": role,
    "tag": tag,
    "remove": remove,
    "give": give,
    "pass": pass_on,
}

ANSWERS = {"member_tags": tagged}
