"""Invitations: made, shown as a link and a picture, accepted."""

import asyncio
import secrets
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from typing import Any

from telegram import Update

from bot.core.teams.called import tags_of
from bot.core.teams.roles import Role
from bot.core.text import Language
from bot.flows import inviting, prompting, team_seeing
from bot.flows.inviting import Invitation
from bot.flows.profiles import language_of
from bot.flows.services import Sender
from bot.flows.team_seeing import TeamSeen
from bot.handlers import menus
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send, send_picture
from bot.handlers.team_taps import Step, Tap, after, news, with_team
from bot.screens import inviting as screens
from bot.screens import teams
from bot.screens.general import plain
from bot.screens.screen import Screen
from bot.screens.team_calls import TeamCall, team_call
from bot.screens.team_wording import team_words

JOIN = "join_"
"""Before the token, in what a link has /start say."""


async def invite(tap: Tap) -> Screen:
    """As what is somebody invited?"""
    return await with_team(tap, partial(_for_inviting, make=screens.choose_role))


async def link(tap: Tap) -> Screen:
    """A way in: shown once, as a picture and a link."""
    role: Role = "lead" if tap.call.word == "lead" else "rep"
    token = secrets.token_urlsafe(24)
    number = await inviting.invite(tap.services, tap.sender, tap.call.team, role, token)
    seen = await team_seeing.team_of(tap.services, tap.sender, tap.call.team)
    if number is None or seen is None:
        return teams.refused(tap.language)
    url = f"https://t.me/{tap.context.bot.username}?start={JOIN}{token}"
    picture = await asyncio.to_thread(qr_picture, url)
    caption = screens.caption(seen.name, role, url, tap.language)
    await send_picture(tap.context.bot, tap.sender.chat_id, picture, caption)
    return screens.waiting(seen, tap.language, team_words(tap.language).invite_sent)


async def invited(tap: Tap) -> Screen:
    """Invitations that are open."""
    return await with_team(tap, partial(_for_inviting, make=screens.waiting))


async def withdraw(tap: Tap) -> Screen:
    """One of them opens no more."""
    done = await inviting.withdraw(tap.services, tap.sender, tap.call.team, tap.call.who)
    return await after(tap, done, screens.waiting)


async def label(tap: Tap) -> Screen:
    """Which tags does who joins by it get?"""
    seen = await team_seeing.team_of(tap.services, tap.sender, tap.call.team)
    if seen is None or not seen.may("invite_rep"):
        return teams.refused(tap.language)
    await prompting.ask(tap.services, tap.sender, "invite_tags", team=seen.id, who=tap.call.who)
    return teams.asking(team_words(tap.language).ask_tags, team_call("invited", seen.id), tap.language)


async def labelled(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """The tags of who joins by an invitation."""
    services, tags, team_id = context.bot_data, tags_of(text), int(about["team"])
    language = await language_of(services, sender)
    tap = Tap(context, sender, language, "", TeamCall("invited", team_id))
    if tags is None:
        await prompting.ask(services, sender, "invite_tags", **about)
        screen = teams.asking(team_words(language).bad_tags, team_call("invited", team_id), language)
    else:
        done = await inviting.tag(services, sender, team_id, int(about["who"]), tags)
        screen = await after(tap, done, screens.waiting)
    await send(context.bot, sender.chat_id, screen, language)
    return True


async def opened(sender: Sender, context: Context, token: str) -> None:
    """Somebody came by a link."""
    language = await language_of(context.bot_data, sender)
    found = await inviting.look_at(context.bot_data, sender, token)
    await send(context.bot, sender.chat_id, screens.invitation(found, token, language), language)


async def answered(update: Update, context: Context) -> None:
    """``m:join:TOKEN:bring``, ``…:keep``, ``…:no``."""
    query, sender = query_of(update), sender_of(update, context)
    await answer(query)
    language = await language_of(context.bot_data, sender)
    _, _, token, word = (query.data or "").split(":")
    if word == "no":
        screen = plain(team_words(language).declined)
    else:
        name, services = query.from_user.full_name, context.bot_data
        found = await inviting.join(services, sender, token, name, bring=word == "bring", render=news(context))
        screen = await _joined(context, sender, found, token, language)
    await replace(context.bot, query, sender.chat_id, screen, language)


async def _joined(context: Context, sender: Sender, found: Invitation, token: str, language: Language) -> Screen:
    if found.state == "joined":
        await menus.show_commands(context, sender.person_id)
    return screens.invitation(found, token, language)


def qr_picture(text: str) -> bytes:
    """A PNG that a camera reads as ``text``."""
    import segno  # noqa: PLC0415  # only who invites needs it

    picture = BytesIO()
    segno.make_qr(text).save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def _for_inviting(seen: TeamSeen, language: Language, *, make: Any) -> Screen:
    screen: Screen = make(seen, language) if seen.may("invite_rep") else teams.refused(language)
    return screen


STEPS: Mapping[str, Step] = {
    "invite": invite,
    "link": link,
    "invited": invited,
    "withdraw": withdraw,
    "label": label,
}

ANSWERS = {"invite_tags": labelled}
