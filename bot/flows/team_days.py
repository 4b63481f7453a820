"""A team's day and week in numbers, as its lead may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.core.rhythm.hours import DAY, Hours
from bot.core.schemes import DEFAULT_SCHEME
from bot.core.teams.figures import RepDay, TierWeek, help_first, rhythm_days, silent_since, total
from bot.flows.desks import RepDesk, desk_from
from bot.flows.services import Sender, Services
from bot.flows.viewing import Viewer, viewed
from bot.store import desks, team_books, team_figures, teams
from bot.store.database import Connection
from bot.store.team_figures import Silence

_LOOKED_BACK = timedelta(days=14)
"""A workday before today is looked for so far back; who was off for longer is asked about yesterday."""

Window = tuple[datetime, datetime]


@dataclass(frozen=True)
class TeamDay:
    """A team as it stands: ``people`` who could use a hand first."""

    viewer: Viewer
    people: tuple[RepDay, ...]

    @property
    def before(self) -> date:
        """The lead's workday before."""
        return _before(self.viewer.hours, self.viewer.day)

    @property
    def total(self) -> RepDay:
        """All of them as one."""
        return total(self.people)


@dataclass(frozen=True)
class TeamWeek:
    """The week since ``monday``. ``outcomes``: by type, how often a contact came out how."""

    today: TeamDay
    monday: date
    stages: Mapping[str, int]
    tiers: Sequence[TierWeek]
    outcomes: Mapping[str, Mapping[str, int]]


async def team_day(services: Services, sender: Sender, team_id: int) -> TeamDay | None:
    """The team as it stands; None to whom it is not shown."""
    return await viewed(services, sender, team_id, "see_team_day", team_day_in)


async def team_week(services: Services, sender: Sender, team_id: int) -> TeamWeek | None:
    """The team's week so far; None to whom it is not shown."""
    return await viewed(services, sender, team_id, "see_team_day", team_week_in)


def team_day_in(connection: Connection, viewer: Viewer) -> TeamDay:
    """As ``team_day``, for whoever was found to be permitted."""
    team_id = viewer.standing.team_id
    books = team_books.counts(connection, team_id=team_id)
    members = teams.members(connection, team_id=team_id)
    names: dict[int, str] = {
        row.person_id: row.name for row in members if row.role == "rep" or books.get(row.person_id)
    }
    rows = desks.several(connection, person_ids=names)
    theirs = {person: desk_from(rows[person]) if person in rows else RepDesk(viewer.hours) for person in names}
    found = _Counted(connection, viewer, theirs)
    people = (found.of(person, name, books.get(person, 0)) for person, name in names.items())
    return TeamDay(viewer, help_first(people))


def team_week_in(connection: Connection, viewer: Viewer) -> TeamWeek:
    """As ``team_week``, for whoever was found to be permitted."""
    team_id, monday = viewer.standing.team_id, _monday(viewer.day)
    since, until = _window(viewer.hours, monday, viewer.day)
    scheme = viewer.library.schemes.get(viewer.standing.rules.scheme or DEFAULT_SCHEME)
    tiers: list[TierWeek] = []
    if scheme:
        days = {tier.id: rhythm_days(tier) for tier in scheme.tiers.values()}
        kept = {name: viewer.now - timedelta(days=every) for name, every in days.items() if every}
        filled = team_figures.tiers(connection, team_id=team_id, scheme=scheme.id, kept=kept)
        touched = team_figures.touched_tiers(connection, team_id=team_id, scheme=scheme.id, since=since, until=until)
        tiers = [
            TierWeek(tier, days[name], *filled[name], touched.get(name, 0))
            for name, tier in scheme.tiers.items()
            if name in filled
        ]
    stages = team_figures.stages(connection, team_id=team_id)
    outcomes = team_figures.outcomes(connection, team_id=team_id, since=since, until=until)
    return TeamWeek(team_day_in(connection, viewer), monday, stages, tiers, outcomes)


class _Counted:
    """What everybody's numbers are made of, each by their own calendar; people of one zone are counted at once."""

    def __init__(self, connection: Connection, viewer: Viewer, theirs: Mapping[int, RepDesk]) -> None:
        now, team_id = viewer.now, viewer.standing.team_id
        self._theirs = theirs
        self._days = {person: desk.hours.local(now).date() for person, desk in theirs.items()}
        latest = max(self._days.values(), default=now.date())
        self._waiting = team_figures.waiting(connection, team_id=team_id, person_ids=theirs, until=latest)
        silences = _silences(viewer, theirs)
        self._silent = team_figures.silent(connection, team_id=team_id, silences=silences)
        spans = {person: (desk.hours, self._days[person]) for person, desk in theirs.items()}
        count = partial(_touched, connection, team_id)
        self._today = count({person: _window(hours, day, day) for person, (hours, day) in spans.items()})
        self._week = count({person: _window(hours, _monday(day), day) for person, (hours, day) in spans.items()})
        before = {person: _before(hours, day) for person, (hours, day) in spans.items()}
        self._before = count({person: _window(hours, *[before[person]] * 2) for person, (hours, _) in spans.items()})

    def of(self, person: int, name: str, customers: int) -> RepDay:
        """Somebody's numbers."""
        day, hours = self._days[person], self._theirs[person].hours
        own = [one for one in self._waiting if one.person_id == person]
        late = (one.count for one in own if hours.workday_until(day, one.due_day + DAY))
        (touched, won_today), (week, won) = self._today.get(person, (0, 0)), self._week.get(person, (0, 0))
        return RepDay(
            person,
            name,
            customers,
            due=sum(one.count for one in own if one.day <= day),
            late=sum(late),
            silent=self._silent.get(person, 0),
            before=self._before.get(person, (0, 0))[0],
            touched=touched,
            week=week,
            won_today=won_today,
            won=won,
            away=hours.away(day),
        )


def _touched(connection: Connection, team_id: int, windows: Mapping[int, Window]) -> dict[int, tuple[int, int]]:
    together: dict[Window, list[int]] = {}
    for person, window in windows.items():
        together.setdefault(window, []).append(person)
    found: dict[int, tuple[int, int]] = {}
    for (since, until), people in together.items():
        found |= team_figures.touched(connection, team_id=team_id, person_ids=people, since=since, until=until)
    return found


def _silences(viewer: Viewer, theirs: Mapping[int, RepDesk]) -> list[Silence]:
    """People whose rhythm comes from the same scheme are asked about at once."""
    alike: dict[tuple[str, int], list[int]] = {}
    for person, desk in theirs.items():
        alike.setdefault((desk.scheme, desk.silence_days), []).append(person)
    return [
        Silence(people, rank, before)
        for (scheme, days), people in alike.items()
        for rank, before in silent_since(
            viewer.library.schemes.get(scheme), viewer.standing.rules, days, viewer.now
        ).items()
    ]


def _window(hours: Hours, first: date, last: date) -> Window:
    """From the beginning of ``first`` to the end of ``last``."""
    return hours.moment(first, time.min), hours.moment(last + DAY, time.min)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _before(hours: Hours, day: date) -> date:
    return hours.workday_until(day - DAY, day - _LOOKED_BACK) or day - DAY
