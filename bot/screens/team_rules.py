"""A team's rules on one living message: what they are, and a page for each that can be changed."""

from collections.abc import Mapping
from datetime import time
from html import escape
from typing import Final

from bot.core.library import Library
from bot.core.teams.rules import BOUNDS
from bot.core.text import Language
from bot.flows.team_rules import CLOCKS, NONE
from bot.flows.viewing import Viewer
from bot.screens.customer_words import clipped
from bot.screens.reminder_calls import written_time
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.team_rules_wording import RulesWords, rules_words

OFFERED: Final[Mapping[str, tuple[int, ...]]] = {
    "cap": (300, 500, 650, 800, 1000), "grace": (1, 2, 3, 5), "high": (1, 2, 3), "touches": (0, 5, 8, 10, 15, 20, 30),
    "wins": (0, 1, 2, 3, 5, 10), "pings": (0, 1, 2, 3, 5),
}  # fmt: skip
HOURS: Final[Mapping[str, tuple[time, ...]]] = {
    "morning": (time(7, 30), time(8), time(8, 30), time(9), time(9, 30)),
    "evening": (time(17), time(17, 30), time(18), time(18, 30), time(19), time(20)),
    "weekly": (time(15), time(16), time(17), time(18)),
}
"""Offered as buttons; others can be written."""


def rules(shown: Viewer, said: str = "") -> Screen:
    """All of them; ``said`` goes before."""
    say, team_id = rules_words(shown.language), shown.standing.team_id
    parts = [f"<b>{say.title.format(team=clipped(shown.standing.team))}</b>", *([said] if said else [])]
    parts += [_line(say, shown, name) for name in say.lines]
    buttons = [Button(label, f"n:rules:{team_id}:{name}") for name, label in say.labels.items()]
    return Screen("\n".join(parts), (*grid(buttons, 2), (Button(say.back, f"n:day:{team_id}:0"),)))


def page(shown: Viewer, name: str, said: str = "") -> Screen:
    """The page for one of them."""
    say, team_id = rules_words(shown.language), shown.standing.team_id
    parts = [f"<b>{_line(say, shown, name)}</b>", *([said] if said else []), say.choose[name]]
    own = (Button(say.own_words, f"n:rules:{team_id}:{name}:own"),) if name != "scheme" else ()
    return Screen("\n".join(parts), (*_choices(say, shown, name), (*own, Button(say.back, f"n:rules:{team_id}"))))


def asking(shown: Viewer, name: str, *, wrong: bool = False) -> Screen:
    """It is to be written; ``wrong``: what was written will not do."""
    say = rules_words(shown.language)
    back = Button(say.back, f"n:rules:{shown.standing.team_id}:{name}")
    if name in CLOCKS:
        words = say.wrong_time if wrong else say.ask_time
    else:
        least, most = BOUNDS[name]
        words = say.wrong.format(least=least, most=most) if wrong else say.ask
    return Screen(f"<b>{say.labels[name]}</b>\n{words}", ((back,),))


def set_by_team(language: Language, library: Library, scheme: str) -> str:
    """Why a rep cannot choose what drives their rhythm."""
    known = library.schemes.get(scheme)
    return rules_words(language).by_team.format(scheme=escape(known.name.in_(language) if known else scheme))


def _line(say: RulesWords, shown: Viewer, name: str) -> str:
    value = getattr(shown.standing.rules, name)
    if not value and name in say.none:
        return say.none[name]
    return say.lines[name].format(n=escape(_plain(shown, value)))


Choice = int | str | time | None
"""What a rule may be: a number, a scheme, an hour; empty or None: nothing."""


def _choices(say: RulesWords, shown: Viewer, name: str) -> Rows:
    now: Choice = getattr(shown.standing.rules, name)
    buttons = []
    for value in _values(shown, name, now):
        label = _plain(shown, value) or (say.each_own if name == "scheme" else say.off)
        argument = f"n:rules:{shown.standing.team_id}:{name}:{_argument(value)}"
        buttons.append(Button(short(f"✓ {label}" if value == now else label), argument))
    return grid(buttons, 2 if name == "scheme" else 4)


def _values(shown: Viewer, name: str, now: Choice) -> list[Choice]:
    if name == "scheme":
        schemes = shown.library.schemes.values()
        return ["", *(one.id for one in schemes if any(tier.cadence for tier in one.tiers.values()))]
    if name in CLOCKS:
        return [*sorted({*HOURS[name], *([now] if isinstance(now, time) else [])}), None]
    return [*sorted({*OFFERED[name], *([now] if isinstance(now, int) else [])})]


def _argument(value: Choice) -> str:
    if isinstance(value, time):
        return written_time(value)
    return NONE if value in (None, "") else str(value)


def _plain(shown: Viewer, value: Choice) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    known = shown.library.schemes.get(value) if isinstance(value, str) else None
    return known.name.in_(shown.language) if known else "" if value is None else str(value)
