"""A lead's day: the team's line first, then each person, those who could use a hand first."""

from collections.abc import Callable, Sequence

from bot.core.teams.figures import RepDay
from bot.core.text import Language
from bot.flows.team_days import TeamDay
from bot.screens.customer_words import clipped
from bot.screens.days import date_words, near_word, weekday
from bot.screens.oversight_calls import rep_list
from bot.screens.screen import Button, Rows, Screen, grid
from bot.screens.team_day_wording import DayWords, day_team_words

PAGE = 8
"""People on one page."""

LISTED_NAME = 16
"""Characters of a name in a list."""


def morning(shown: TeamDay) -> Screen | None:
    """What is before the team today; None when there is nothing to say of it: nobody keeps a customer."""
    say, all_ = day_team_words(shown.viewer.language), shown.total
    if not all_.customers:
        return None
    before = near_word(shown.viewer.language, shown.before, shown.viewer.day) or weekday(
        shown.viewer.language, shown.before
    )

    def told(one: RepDay) -> list[str]:
        parts = [say.rep_due.format(n=one.due), *_troubles(say, one)]
        return [*parts, say.rep_before.format(n=one.before, day=before)]

    line = [
        say.team_due.format(n=all_.due),
        *_team_troubles(say, all_),
        say.team_before.format(n=all_.before, day=before),
    ]
    return _told(shown, say.morning, line, told)


def evening(shown: TeamDay) -> Screen | None:
    """What the team did today and what is left; None when nobody keeps a customer."""
    say, all_ = day_team_words(shown.viewer.language), shown.total
    if not all_.customers:
        return None
    return _told(shown, say.evening, _so_far(say, all_), lambda one: _of_rep(say, one))


def team_day(shown: TeamDay, page: int = 0) -> Screen:
    """The day as it stands now, on demand."""
    say, viewer, all_ = day_team_words(shown.viewer.language), shown.viewer, shown.total
    team_id = viewer.standing.team_id
    title = say.now.format(
        team=clipped(viewer.standing.team), day=date_words(viewer.language, viewer.day),
        time=f"{viewer.hours.local(viewer.now):%H:%M}",
    )  # fmt: skip
    pages = max(1, -(-len(shown.people) // PAGE))
    page %= pages
    parts = [f"<b>{title}</b>", *_line(say, shown, _so_far(say, all_))]
    part = shown.people[page * PAGE : (page + 1) * PAGE]
    parts += _people(say, part, page * PAGE, lambda one: _of_rep(say, one))
    first = (Button(say.refresh, f"n:day:{team_id}:{page}"), Button(say.week_button, f"n:week:{team_id}"))
    last = (Button(say.picture_button, f"n:pic:{team_id}:day"), Button(say.rules_button, f"n:rules:{team_id}"))
    return Screen(
        "\n".join(parts), (*_books(team_id, part, page * PAGE), *_turning(say, team_id, page, pages), first, last)
    )


def no_team(language: Language) -> Screen:
    """To somebody who is in no team."""
    return Screen(day_team_words(language).no_team)


def not_yours(language: Language) -> Screen:
    """To somebody who may not see that team (any more)."""
    return Screen(day_team_words(language).not_yours)


def _told(shown: TeamDay, title: str, line: Sequence[str], told: Callable[[RepDay], list[str]]) -> Screen:
    """A message that came by itself."""
    say, viewer = day_team_words(shown.viewer.language), shown.viewer
    team_id = viewer.standing.team_id
    head = title.format(team=clipped(viewer.standing.team), day=date_words(viewer.language, viewer.day))
    parts = [f"<b>{head}</b>", *_line(say, shown, line), *_people(say, shown.people[:PAGE], 0, told)]
    pages = -(-len(shown.people) // PAGE)
    rows = (Button(say.today_button, f"n:day:{team_id}:0"), Button(say.week_button, f"n:week:{team_id}"))
    books = _books(team_id, shown.people[:PAGE], 0)
    return Screen("\n".join(parts), (*books, *_turning(say, team_id, 0, pages), rows))


def _line(say: DayWords, shown: TeamDay, parts: Sequence[str]) -> list[str]:
    if not shown.people:
        return [say.nobody_here]
    all_ = shown.total
    if not all_.customers:
        return [say.no_customers]
    quiet = not (all_.due or all_.late or all_.silent)
    return [" · ".join(parts), *([say.nothing] if quiet else [])]


def _so_far(say: DayWords, one: RepDay) -> list[str]:
    won = [say.team_won.format(n=one.won_today)] if one.won_today else []
    left = [say.team_left.format(n=one.due)] if one.due else []
    return [say.team_touched.format(n=one.touched), *won, *left, *_team_troubles(say, one)]


def _of_rep(say: DayWords, one: RepDay) -> list[str]:
    won = [say.rep_won.format(n=one.won_today)] if one.won_today else []
    left = [say.rep_left.format(n=one.due)] if one.due else []
    return [say.rep_touched.format(n=one.touched), *won, *left, *_troubles(say, one)]


def _team_troubles(say: DayWords, one: RepDay) -> list[str]:
    late = [say.team_late.format(n=one.late)] if one.late else []
    return [*late, *([say.team_silent.format(n=one.silent)] if one.silent else [])]


def _troubles(say: DayWords, one: RepDay) -> list[str]:
    late = [say.rep_late.format(n=one.late)] if one.late else []
    return [*late, *([say.rep_silent.format(n=one.silent)] if one.silent else [])]


def _people(say: DayWords, people: Sequence[RepDay], offset: int, told: Callable[[RepDay], list[str]]) -> list[str]:
    lines = []
    for number, one in enumerate(people, offset + 1):
        mark = "🤝 " if one.needs_help else ""
        away = [say.away] if one.away else []
        lines.append(f"{number} {mark}{' · '.join([clipped(one.name, LISTED_NAME), *away, *told(one)])}")
    return lines


def _books(team_id: int, people: Sequence[RepDay], offset: int) -> Rows:
    """To what each of them has, by the numbers of their lines."""
    numbered = enumerate(people, offset + 1)
    return grid([Button(str(number), rep_list(team_id, one.person_id)) for number, one in numbered if one.customers], 4)


def _turning(say: DayWords, team_id: int, page: int, pages: int) -> Rows:
    if pages <= 1:
        return ()
    return ((Button(say.page.format(n=page + 1, of=pages), f"n:day:{team_id}:{(page + 1) % pages}"),),)
