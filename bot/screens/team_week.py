"""A team's week: stages, rhythm, outcomes and who sees to how many, in a few lines."""

from collections.abc import Sequence
from html import escape

from bot.core.library import Library
from bot.core.teams.figures import Coverage, RepDay, TierWeek
from bot.core.text import Language
from bot.flows.team_days import TeamWeek
from bot.screens.customer_words import clipped, tier_name
from bot.screens.days import day_month
from bot.screens.screen import Button, Screen, grid
from bot.screens.team_day import LISTED_NAME
from bot.screens.team_day_wording import DayWords, day_team_words

NAMES = 5
"""Names in a line."""

MOST_TYPES = 4
"""Types in a line, those with most outcomes."""

_OF_WEEK = ("stages", "rhythm", "outcomes", "books")


def weekly(shown: TeamWeek) -> Screen | None:
    """At the end of a week; None when nobody keeps a customer."""
    return team_week(shown) if shown.today.total.customers else None


def team_week(shown: TeamWeek) -> Screen:
    """The week so far, on demand."""
    viewer, all_ = shown.today.viewer, shown.today.total
    language, team_id = viewer.language, viewer.standing.team_id
    say = day_team_words(language)
    days = "–".join(dict.fromkeys(day_month(language, day) for day in (shown.monday, viewer.day)))
    parts = [f"<b>{say.week.format(team=clipped(viewer.standing.team), days=days)}</b>"]
    if not all_.customers:
        empty = say.no_customers if shown.today.people else say.nobody_here
        return Screen("\n".join([*parts, empty]), ((Button(say.today_button, f"n:day:{team_id}:0"),),))
    parts.append(f"{say.week_touched.format(n=all_.week)} · {say.week_won.format(n=all_.won)}")
    told = [
        (say.stages, stage_counts(viewer.library, language, shown)),
        (say.rhythm, [_tier(say, language, one) for one in shown.tiers]),
        (
            say.outcomes,
            [f"{escape(name)} {_counts(say, counts)}" for name, counts in outcomes(say, shown)[:MOST_TYPES]],
        ),
    ]
    parts += [line.format(list=_joined(language, found)) for line, found in told if found]
    parts += _coverage(say, shown)
    pictures = [Button(say.pictures[name], f"n:pic:{team_id}:{name}") for name in _OF_WEEK]
    last = (Button(say.table_button, f"n:xlsx:{team_id}"), Button(say.today_button, f"n:day:{team_id}:0"))
    return Screen("\n".join(parts), (*grid(pictures, 2), last))


def stage_counts(library: Library, language: Language, shown: TeamWeek) -> list[str]:
    """``探需 12`` for every stage that somebody is at, in the order of a sale."""
    return [f"{stage.name.in_(language)} {shown.stages[stage.id]}" for stage in library.stages.values()
            if shown.stages.get(stage.id)]  # fmt: skip


def outcomes(say: DayWords, shown: TeamWeek) -> list[tuple[str, dict[str, int]]]:
    """By type, those most won first, how often it came out how; outcomes in the order of the words."""
    viewer = shown.today.viewer
    named: dict[str, dict[str, int]] = {}
    for kind, counts in shown.outcomes.items():
        known = viewer.library.types.get(kind)
        name = f"{known.emoji} {known.name.in_(viewer.language)}" if known else say.untyped
        sums = named.setdefault(name, {})
        for outcome in say.outcome_names:
            sums[outcome] = sums.get(outcome, 0) + counts.get(outcome, 0)
    return sorted(named.items(), key=lambda one: (-one[1]["won"], -sum(one[1].values()), one[0]))


def _tier(say: DayWords, language: Language, one: TierWeek) -> str:
    words = say.tier if one.days else say.tier_free
    return words.format(tier=escape(tier_name(one.tier, language)), kept=one.kept, n=one.customers)


def _counts(say: DayWords, counts: dict[str, int]) -> str:
    return " ".join(f"{say.outcome_names[outcome]} {count}" for outcome, count in counts.items() if count)


def _coverage(say: DayWords, shown: TeamWeek) -> list[str]:
    people, cap = shown.today.people, shown.today.viewer.standing.rules.cap
    keeping = [one for one in people if one.customers]
    full = [one for one in people if Coverage(one.customers, cap).full]
    room = [one for one in people if Coverage(one.customers, cap).room]
    lines = [say.coverage.format(count=shown.today.total.customers, people=len(keeping), cap=cap)]
    if not full:
        return lines
    lines.append(say.full.format(names=_names(say, shown, full)))
    return [*lines, *([say.room.format(names=_names(say, shown, room))] if room else [])]


def _names(say: DayWords, shown: TeamWeek, people: Sequence[RepDay]) -> str:
    named = [f"{clipped(one.name, LISTED_NAME)} {one.customers}" for one in people[:NAMES]]
    more = [say.more.format(n=len(people) - NAMES)] if len(people) > NAMES else []
    return _joined(shown.today.viewer.language, [*named, *more])


def _joined(language: Language, parts: Sequence[str]) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
