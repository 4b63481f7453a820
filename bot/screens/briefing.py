"""What somebody hears of their team by itself, whichever it is."""

from bot.core.teams.briefing import Kind
from bot.flows.briefings import Shown
from bot.flows.progress import OwnDay
from bot.flows.team_days import TeamWeek
from bot.screens.own_day import goal
from bot.screens.screen import Screen
from bot.screens.team_day import evening, morning
from bot.screens.team_week import weekly


def briefing(kind: Kind, found: Shown) -> Screen | None:
    """The message; None when there is nothing to say."""
    if isinstance(found, OwnDay):
        return goal(found)
    if isinstance(found, TeamWeek):
        return weekly(found)
    return morning(found) if kind == "morning" else evening(found)
