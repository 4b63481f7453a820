"""What every button about teams is given, and what every page about a team begins with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from bot.core.text import Language
from bot.flows import team_seeing
from bot.flows.services import Sender, Services
from bot.flows.team_news import Render
from bot.flows.team_seeing import Member, TeamSeen
from bot.handlers.context import Context
from bot.handlers.sending import delivery
from bot.screens import inviting, teams
from bot.screens.screen import Screen
from bot.screens.team_calls import TeamCall
from bot.screens.team_wording import team_words


@dataclass(frozen=True, slots=True)
class Tap:
    """A button about teams that ``sender`` tapped, who calls themselves ``name`` on Telegram."""

    context: Context
    sender: Sender
    language: Language
    name: str
    call: TeamCall

    @property
    def services(self) -> Services:
        """What flows work with."""
        return self.context.bot_data

    @property
    def news(self) -> Render:
        """How those whom it concerns hear of it."""
        return news(self.context)

    def said(self, result: str | None) -> str:
        """What came of a change, in words."""
        return team_words(self.language).said.get(result or "", "")

    def at(self, verb: str, who: int = 0) -> "Tap":
        """As if another button of the same team had been tapped."""
        return replace(self, call=replace(self.call, verb=verb, who=who))


Step = Callable[[Tap], Awaitable[Screen]]
"""What a button brings."""


def news(context: Context) -> Render:
    """How those whom it concerns hear of it."""
    return lambda what, language, facts: delivery(context.bot, inviting.news(what, language, facts))


async def home(tap: Tap, said: str = "") -> Screen:
    """Where /team begins: the one team, or all of them."""
    found = await team_seeing.home(tap.services, tap.sender)
    if len(found.teams) == 1 and not found.owner:
        return await with_team(tap, partial(teams.team, said=said), found.teams[0].id)
    return teams.home(found, tap.language, said)


async def with_team(tap: Tap, make: Callable[[TeamSeen, Language], Screen], team_id: int | None = None) -> Screen:
    """A page about the team at hand; a polite no to whom is nobody there."""
    seen = await team_seeing.team_of(tap.services, tap.sender, tap.call.team if team_id is None else team_id)
    return make(seen, tap.language) if seen else teams.refused(tap.language)


async def with_member(tap: Tap, make: Callable[[TeamSeen, Member, Language], Screen], said: str = "") -> Screen:
    """A page about the member at hand, for whom may see members; the team's when they are gone."""

    def page(seen: TeamSeen, language: Language) -> Screen:
        one = seen.member(tap.call.who)
        if not seen.may("see_members"):
            return teams.refused(language)
        return make(seen, one, language) if one else teams.team(seen, language, said=said or tap.said("gone"))

    return await with_team(tap, page)


async def after(tap: Tap, result: str | None, make: Callable[..., Screen]) -> Screen:
    """The team's page, or what else ``make`` makes of it, with what came of a change said; None was a polite no."""
    if result is None:
        return teams.refused(tap.language)
    return await with_team(tap, partial(make, said=tap.said(result)))
