"""How far a rep is with what their team aims at, and what the team does as a whole; never what a colleague does."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.core.rhythm.hours import DAY, Hours
from bot.core.teams.figures import Progress
from bot.flows.access import Standing, own_team
from bot.flows.services import Sender, Services
from bot.flows.viewing import Viewer, viewed
from bot.store import briefings, team_books, team_figures, teams
from bot.store.database import Connection


@dataclass(frozen=True)
class OwnDay:
    """A member's own day: ``team_touched`` today and ``team_won`` this week by the whole team, them included.

    ``reminded``: they want to hear of it at the end of their work.
    """

    viewer: Viewer
    progress: Progress
    customers: int
    team_touched: int
    team_won: int
    reminded: bool


async def own_day(services: Services, sender: Sender, team_id: int) -> OwnDay | None:
    """The sender's day in a team; None when they are not in it."""
    return await viewed(services, sender, team_id, "see_own_day", own_day_in)


def own_day_in(connection: Connection, viewer: Viewer) -> OwnDay:
    """As ``own_day``, for whoever was found to be in the team."""
    standing = viewer.standing
    team_id, person_id = standing.team_id, standing.person_id
    everybody = [row.person_id for row in teams.members(connection, team_id=team_id)]
    today, week = _counts(connection, team_id, everybody, viewer.hours, viewer.now)
    return OwnDay(
        viewer,
        _progress(standing, today, week),
        team_books.counts(connection, team_id=team_id, person_ids=[person_id]).get(person_id, 0),
        sum(touched for touched, _ in today.values()),
        sum(won for _, won in week.values()),
        briefings.one(connection, team_id=team_id, person_id=person_id, kind="goal") is not None,
    )


def progress_in(connection: Connection, *, person_id: int, hours: Hours, now: datetime) -> Progress | None:
    """How far somebody is with what the team aims at; None where it aims at nothing, or they are in none."""
    standing = own_team(connection, person_id=person_id)
    if standing is None or not (standing.rules.touches or standing.rules.wins):
        return None
    return _progress(standing, *_counts(connection, standing.team_id, [person_id], hours, now))


_Counts = dict[int, tuple[int, int]]


def _counts(
    connection: Connection, team_id: int, people: list[int], hours: Hours, now: datetime
) -> tuple[_Counts, _Counts]:
    """Contacts and wins of today and of the week since Monday, by the calendar of whoever looks."""
    day = hours.local(now).date()
    until = hours.moment(day + DAY, time.min)
    since = [hours.moment(first, time.min) for first in (day, day - timedelta(days=day.weekday()))]
    today, week = (
        team_figures.touched(connection, team_id=team_id, person_ids=people, since=one, until=until) for one in since
    )
    return today, week


def _progress(standing: Standing, today: _Counts, week: _Counts) -> Progress:
    touched, won = today.get(standing.person_id, (0, 0))[0], week.get(standing.person_id, (0, 0))[1]
    return Progress(touched, standing.rules.touches, won, standing.rules.wins)
