"""A member's own day in the team: their numbers, and those of all together."""

from bot.core.teams.figures import Progress
from bot.core.text import Language
from bot.flows.progress import OwnDay
from bot.screens.customer_words import clipped
from bot.screens.days import date_words
from bot.screens.screen import Button, Screen
from bot.screens.team_day_wording import day_team_words


def own_day(shown: OwnDay) -> Screen:
    """On demand."""
    viewer = shown.viewer
    say, team_id = day_team_words(viewer.language), viewer.standing.team_id
    title = say.own.format(team=clipped(viewer.standing.team), day=date_words(viewer.language, viewer.day))
    together = say.own_together.format(touched=shown.team_touched, won=shown.team_won)
    remind = (
        Button(say.no_remind, f"n:goal:{team_id}:off") if shown.reminded else Button(say.remind, f"n:goal:{team_id}:on")
    )
    rows = ((Button(say.own_today, "f:today"), remind),)
    return Screen(f"<b>{title}</b>\n{_done(viewer.language, shown.progress)}\n{together}", rows)


def goal(shown: OwnDay) -> Screen:
    """At the end of work, for whoever asked for it."""
    say, done = day_team_words(shown.viewer.language), shown.progress
    reached = bool(done.touched) and done.touched >= done.touches
    words = say.goal_reached if reached else say.goal_on_the_way
    rows = ((Button(say.no_remind, f"n:goal:{shown.viewer.standing.team_id}:off"),),)
    return Screen(f"🎯 {_done(shown.viewer.language, done)}\n{words}", rows)


def aims(language: Language, done: Progress) -> str:
    """How far a rep is with what the team aims at, in one line of their day."""
    say, parts = day_team_words(language), []
    if done.touches:
        parts.append(say.own_touched_of.format(n=done.touched, of=done.touches))
    if done.wins:
        parts.append(say.own_won_of.format(n=done.won, of=done.wins))
    return f"🎯 {' · '.join(parts)}"


def _done(language: Language, done: Progress) -> str:
    say = day_team_words(language)
    touched = say.own_touched_of if done.touches else say.own_touched
    won = say.own_won_of if done.wins else say.own_won
    return f"{touched.format(n=done.touched, of=done.touches)} · {won.format(n=done.won, of=done.wins)}"
