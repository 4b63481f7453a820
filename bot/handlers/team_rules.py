"""What a team has agreed on: shown to its lead, and changed one thing at a time."""

from collections.abc import Mapping
from typing import Any

from telegram import Update

from bot.core.teams.rules import BOUNDS
from bot.flows import prompting
from bot.flows import team_rules as flows
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.handlers.context import Context, query_of, sender_of
from bot.handlers.sending import answer, replace, send
from bot.screens import team_rules as screens
from bot.screens.screen import Screen
from bot.screens.team_day import not_yours
from bot.screens.team_rules_wording import rules_words
from bot.screens.typed import may_be_a_call

ASKED = "team_rule"
"""The name of what is asked for when a rule is to be written."""


async def tapped(update: Update, context: Context) -> None:
    """``n:rules:TEAM``, ``n:rules:TEAM:NAME``, ``n:rules:TEAM:NAME:VALUE``."""
    query, sender = query_of(update), sender_of(update, context)
    team_id, name, said = (*(query.data or "").split(":")[2:], "", "")[:3]
    screen = await _after(context.bot_data, sender, int(team_id), name, said)
    await answer(query)
    language = await language_of(context.bot_data, sender)
    await replace(context.bot, query, sender.chat_id, screen or not_yours(language), language)


async def written(sender: Sender, context: Context, about: Mapping[str, Any], text: str) -> bool:
    """A number or an hour in the lead's own words. A long text is no answer."""
    if not may_be_a_call(text):
        return False
    services, language = context.bot_data, await language_of(context.bot_data, sender)
    screen = await _set(services, sender, int(about["team"]), str(about["name"]), text.strip())
    await send(context.bot, sender.chat_id, screen or not_yours(language), language)
    return True


async def _after(services: Services, sender: Sender, team_id: int, name: str, said: str) -> Screen | None:
    shown = await flows.rules_shown(services, sender, team_id)
    if shown is None:
        return None
    if name not in (*BOUNDS, *flows.CLOCKS, "scheme"):
        return screens.rules(shown)
    if said == "own" and name != "scheme":
        await prompting.ask(services, sender, ASKED, team=team_id, name=name)
        return screens.asking(shown, name)
    return await _set(services, sender, team_id, name, said) if said else screens.page(shown, name)


async def _set(services: Services, sender: Sender, team_id: int, name: str, said: str) -> Screen | None:
    """The page after it was set; asked anew where that cannot be."""
    shown = await flows.rules_shown(services, sender, team_id)
    if shown is None:
        return None
    rules = flows.with_rule(shown.standing.rules, shown.library, name, said)
    if rules is None:
        await prompting.ask(services, sender, ASKED, team=team_id, name=name)
        return screens.asking(shown, name, wrong=True)
    await flows.set_rule(services, sender, team_id, rules, name)
    after = await flows.rules_shown(services, sender, team_id)
    return screens.page(after, name, rules_words(after.language).saved) if after else None
