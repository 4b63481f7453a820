"""A team's numbers as pictures and as a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.charts.bars import Bar, Bars
from bot.charts.funnel import Funnel
from bot.flows.team_days import TeamWeek
from bot.screens.customer_words import tier_name
from bot.screens.screen import Button, Rows
from bot.screens.team_day_wording import DayWords, day_team_words
from bot.screens.team_week import outcomes
from bot.sheets.writing import Sheet, Value

Drawn = Bars | Funnel

DRAWN_PEOPLE: Final = 60
"""People in one picture."""


def picture(shown: TeamWeek, name: str) -> Drawn:
    """One of ``PICTURES``."""
    return PICTURES[name](shown, day_team_words(shown.today.viewer.language), title(shown, name))


def title(shown: TeamWeek, name: str) -> str:
    """What a picture is of, plain."""
    viewer = shown.today.viewer
    return day_team_words(viewer.language).picture_titles[name].format(team=viewer.standing.team)


def beneath(shown: TeamWeek, name: str, *, dark: bool) -> Rows:
    """The buttons under a picture: the same in the other colours."""
    viewer = shown.today.viewer
    say, data = day_team_words(viewer.language), f"n:pic:{viewer.standing.team_id}:{name}"
    return ((Button(say.light, data) if dark else Button(say.dark, f"{data}:dark"),),)


def _day(shown: TeamWeek, say: DayWords, head: str) -> Drawn:
    rules = shown.today.viewer.standing.rules
    rows = [Bar(one.name, (one.touched, one.due)) for one in shown.today.people]
    return Bars(
        head, rows[:DRAWN_PEOPLE], say.legends["day"], rules.touches or None, say.aim_mark.format(n=rules.touches),
        empty=say.nothing_to_draw,
    )  # fmt: skip


def _stages(shown: TeamWeek, say: DayWords, head: str) -> Drawn:
    viewer = shown.today.viewer
    rows = [(one.name.in_(viewer.language), shown.stages.get(one.id, 0)) for one in viewer.library.stages.values()]
    return Funnel(head, rows, say.nothing_to_draw)


def _rhythm(shown: TeamWeek, say: DayWords, head: str) -> Drawn:
    language = shown.today.viewer.language
    rows = [Bar(tier_name(one.tier, language), (one.kept, one.customers - one.kept)) for one in shown.tiers if one.days]
    return Bars(head, rows, say.legends["rhythm"], empty=say.nothing_to_draw)


def _outcomes(shown: TeamWeek, say: DayWords, head: str) -> Drawn:
    rows = [Bar(name, tuple(counts.values())) for name, counts in outcomes(say, shown)]
    return Bars(head, rows, tuple(say.outcome_names.values()), empty=say.nothing_to_draw)


def _books(shown: TeamWeek, say: DayWords, head: str) -> Drawn:
    cap = shown.today.viewer.standing.rules.cap
    people = sorted(shown.today.people, key=lambda one: (-one.customers, one.name))
    rows = [Bar(one.name, (one.customers,)) for one in people[:DRAWN_PEOPLE]]
    return Bars(head, rows, mark=cap, mark_name=say.cap_mark.format(n=cap), empty=say.nothing_to_draw)


PICTURES: Final[Mapping[str, Callable[[TeamWeek, DayWords, str], Drawn]]] = {
    "day": _day, "stages": _stages, "rhythm": _rhythm, "outcomes": _outcomes, "books": _books,
}  # fmt: skip


def sheets_of(shown: TeamWeek) -> list[Sheet]:
    """The week as a workbook: people, stages, rhythm, outcomes."""
    viewer = shown.today.viewer
    language, cap = viewer.language, viewer.standing.rules.cap
    say = day_team_words(language)
    people = [
        (one.name, one.customers, cap, one.due, one.late, one.silent, one.touched, one.week, one.won,
         say.columns["yes"] if one.away else "")
        for one in shown.today.people
    ]  # fmt: skip
    stages = [(one.name.in_(language), shown.stages.get(one.id, 0)) for one in viewer.library.stages.values()]
    tiers = [(one.tier.name.in_(language), one.days, one.customers, one.kept if one.days else None, one.touched)
             for one in shown.tiers]  # fmt: skip
    named: list[list[Value]] = [[name, *counts.values()] for name, counts in outcomes(say, shown)]
    heads = {
        "people": ("name", "customers", "cap", "due", "late", "silent", "touched", "week", "won", "away"),
        "stages": ("stage", "count"),
        "rhythm": ("tier", "days", "count", "kept", "week"),
    }
    headers = {name: [say.columns[column] for column in columns] for name, columns in heads.items()}
    headers["outcomes"] = [say.columns["type"], *say.outcome_names.values()]
    rows: dict[str, Sequence[Sequence[Value]]]
    rows = {"people": people, "stages": stages, "rhythm": tiers, "outcomes": named}
    return [Sheet(say.sheets[name], headers[name], rows[name]) for name in headers]
