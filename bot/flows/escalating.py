"""What reps missed by more than the team's grace is brought to its leads: once, in the morning, a few at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp
from bot.core.engine import Engine
from bot.core.rhythm.due import escalates_on, overdue_workdays
from bot.core.rhythm.hours import DAY, Hours
from bot.core.rhythm.telling import digest_now
from bot.core.text import Language
from bot.flows.access import permitted, rules_of
from bot.flows.desks import desk_for
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import customer_of, follow_up_of
from bot.store import customers, handovers, missed, outbox, people, teams
from bot.store.database import Connection
from bot.store.teams import MemberRow, TeamRow

MOST_TEAMS: Final = 10
"""Teams looked at in one look."""

SHOWN: Final = 8
"""Follow-ups in one message; the others come on the next mornings."""

LONGEST_BREAK: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Missed:
    """A follow-up that has waited for ``late`` of its rep's workdays; ``high``: the customer is of high value."""

    follow_up: FollowUp
    customer: Customer
    hours: Hours
    rep: str
    late: int
    high: bool


@dataclass(frozen=True, slots=True)
class Away:
    """A rep whose leave began, until ``until``, while ``count`` customers are due by then."""

    person_id: int
    name: str
    until: date
    count: int


@dataclass(frozen=True, slots=True)
class MissedList:
    """What a lead reads, most valuable customers first; ``more`` wait. ``leads`` is who reads it."""

    engine: Engine
    language: Language
    team_id: int
    items: tuple[Missed, ...]
    more: int
    away: tuple[Away, ...]
    today: date


Render = Callable[[MissedList], Mapping[str, Any]]
"""Makes the Bot API's method and parameters."""


async def escalate(services: Services, render: Render) -> int:
    """Write down what leads are to hear of what was missed; how many messages."""
    now = services.clock()
    due = await services.database.read(partial(missed.looking, now=now, most=MOST_TEAMS))
    written = 0
    for team in due:
        load = partial(_load, team=team, engine=services.library.engine, now=now)
        next_at, found = await services.database.read(load)
        contents = {person: (at, shown, render(shown)) for person, (at, shown) in found.items()}
        work = partial(_write, team_id=team.id, next_at=next_at, contents=contents, now=now)
        written += await services.database.write(work)
    return written


async def list_of(services: Services, sender: Sender, team_id: int) -> MissedList | None:
    """What leads heard of and is still open; None: the sender may not see it."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> MissedList | None:
        if permitted(connection, services, sender, team_id, "open_customer") is None:
            return None
        team = teams.of(connection, team_id=team_id)
        members = teams.members(connection, team_id=team_id)
        if team is None:
            return None
        items = [one for member in members for one in _missed(connection, team, member, sender.now, told=True)]
        today = desk_for(connection, person_id=sender.person_id).hours.local(sender.now).date()
        return _shown(engine, profile.language, team_id, items, [], today)

    return await services.database.read(look)


def _load(
    connection: Connection, *, team: TeamRow, engine: Engine, now: datetime
) -> tuple[datetime, dict[int, tuple[datetime, MissedList]]]:
    """When it is looked next, and what each lead is to read when. A team that is new is not looked at yet."""
    members = teams.members(connection, team_id=team.id)
    leads = {
        one.person_id: desk_for(connection, person_id=one.person_id).hours for one in members if one.role == "lead"
    }
    next_at = min((hours.next_digest(now) for hours in leads.values()), default=now + DAY)
    if team.missed_at is None or not leads:
        return next_at, {}
    reps = [one for one in members if one.role == "rep"]
    items = [one for member in reps for one in _missed(connection, team, member, now)]
    away = [one for member in reps for one in _away(connection, team, member, now)]
    if not items and not away:
        return next_at, {}
    found = {}
    for person_id, hours in leads.items():
        language = people.spoken_by(connection, person_id=person_id) or "zh"
        shown = _shown(engine, language, team.id, items, away, hours.local(now).date())
        found[person_id] = (now if digest_now(now, hours) else hours.next_digest(now), shown)
    return next_at, found


def _missed(
    connection: Connection, team: TeamRow, member: MemberRow, now: datetime, *, told: bool = False
) -> list[Missed]:
    """What a member missed; on leave nobody misses anything. Who got a customer lately has time from then on."""
    rules, hours = rules_of(team.rules), desk_for(connection, person_id=member.person_id).hours
    today = hours.local(now).date()
    if hours.away(today) and not told:
        return []
    rows = missed.waiting(connection, team_id=team.id, person_id=member.person_id, before=today, told=told)
    ids = [row.customer_id for row in rows]
    got, theirs = handovers.got_at(connection, customer_ids=ids), customers.several(connection, customer_ids=ids)
    found = []
    for row in rows:
        since = max(row.day, hours.local(got[row.customer_id]).date()) if row.customer_id in got else row.day
        if told or escalates_on(since, rules.grace, hours) <= today:
            late = overdue_workdays(row.day, today, hours)
            customer = customer_of(theirs[row.customer_id], [row], hours)
            found.append(Missed(follow_up_of(row), customer, hours, member.name, late, row.rank < rules.high))
    return found


def _away(connection: Connection, team: TeamRow, member: MemberRow, now: datetime) -> list[Away]:
    """A leave that began since the last workday, during which somebody is due: a colleague could cover."""
    hours = desk_for(connection, person_id=member.person_id).hours
    today = hours.local(now).date()
    leave = next(((first, last) for first, last in hours.leave if first <= today <= last), None)
    if leave is None or leave[0] <= _last_workday(hours, today):
        return []
    count = missed.count_until(connection, team_id=team.id, person_id=member.person_id, day=leave[1])
    return [Away(member.person_id, member.name, leave[1], count)] if count else []


def _last_workday(hours: Hours, today: date) -> date:
    """The last day before today on which the rep would be at work but for the leave."""
    weekday = today - DAY
    while weekday.isoweekday() not in hours.workdays and weekday > today - LONGEST_BREAK:
        weekday -= DAY
    return weekday


def _shown(
    engine: Engine, language: Language, team_id: int, items: list[Missed], away: list[Away], today: date
) -> MissedList:
    ordered = sorted(items, key=lambda one: (not one.high, -one.late, one.follow_up.id))
    return MissedList(engine, language, team_id, tuple(ordered[:SHOWN]), max(0, len(items) - SHOWN), tuple(away), today)


def _write(
    connection: Connection, *, team_id: int, next_at: datetime,
    contents: Mapping[int, tuple[datetime, MissedList, Mapping[str, Any]]], now: datetime,
) -> int:  # fmt: skip
    if not missed.looked(connection, team_id=team_id, next_at=next_at, now=now):
        return 0
    for person_id, (at, shown, content) in contents.items():
        missed.escalate(connection, follow_up_ids=[one.follow_up.id for one in shown.items], now=now)
        key = f"missed:{team_id}:{person_id}:{now:%Y%m%d}"
        outbox.put(connection, key=key, chat_id=person_id, content=content, due_at=at, expires_at=at + DAY)
    return len(contents)
