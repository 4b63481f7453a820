"""Leads hear of their team morning, evening and at the end of a week; reps of their own day, if they like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, cast

from bot.core.rhythm.hours import Hours
from bot.core.teams.briefing import OF_LEADS, Kind, latest_owed, next_briefing, put_off
from bot.core.teams.roles import Action, Role
from bot.core.teams.rules import TeamRules
from bot.flows.access import Standing, permitted, rules_of, standing
from bot.flows.applying import once
from bot.flows.desks import RepDesk, desk_from, desk_in, desk_of
from bot.flows.profiles import profile_of
from bot.flows.progress import OwnDay, own_day_in
from bot.flows.services import Sender, Services
from bot.flows.team_days import TeamDay, TeamWeek, team_day_in, team_week_in
from bot.flows.viewing import Viewer
from bot.store import briefings, desks, outbox, people, teams
from bot.store.briefings import BriefingRow
from bot.store.database import Connection

MOST: Final = 20
"""Briefings made at one look."""

_NEEDS: Final[Mapping[Kind, Action]] = {
    "morning": "see_team_day", "evening": "see_team_day", "weekly": "see_team_day", "goal": "see_own_day",
}  # fmt: skip

Shown = TeamDay | TeamWeek | OwnDay

_SHOWN: Final[Mapping[Kind, Callable[[Connection, Viewer], Shown]]] = {
    "morning": team_day_in, "evening": team_day_in, "weekly": team_week_in, "goal": own_day_in,
}  # fmt: skip

Render = Callable[[Kind, Shown], Mapping[str, Any] | None]
"""Makes the Bot API's method and parameters; None: there is nothing to say."""


def set_up(
    connection: Connection,
    *,
    team_id: int,
    person_id: int,
    role: Role | None,
    rules: TeamRules,
    desk: RepDesk,
    now: datetime,
) -> None:
    """From now on this member hears what is of their ``role`` (None: they left), at the hours of ``rules``.

    A rep who asked to hear of their own day still does. ``follow_membership`` does this for whoever joins or leaves.
    """
    wanted: tuple[Kind, ...] = OF_LEADS if role == "lead" else ()
    row = briefings.one(connection, team_id=team_id, person_id=person_id, kind="goal")
    if row is not None and role == "rep":
        wanted = (*wanted, "goal")
    moments = {kind: next_briefing(kind, rules, desk.hours, now) for kind in wanted}
    gone = [kind for kind in _NEEDS if not moments.get(kind)]
    briefings.drop(connection, team_id=team_id, person_id=person_id, kinds=gone)
    for kind, at in moments.items():
        if at is not None:
            briefings.put(connection, team_id=team_id, person_id=person_id, kind=kind, next_at=at)


def set_up_leads(connection: Connection, *, team_id: int, rules: TeamRules, now: datetime) -> None:
    """The team's hours are others: so its leads hear at those."""
    leads = [row.person_id for row in teams.members(connection, team_id=team_id) if row.role == "lead"]
    for person_id, row in desks.several(connection, person_ids=leads).items():
        set_up(connection, team_id=team_id, person_id=person_id, role="lead", rules=rules, desk=desk_from(row), now=now)


def follow_membership(connection: Connection, *, team_id: int, person_id: int, now: datetime) -> None:
    """Somebody joined or left a team or has another role there, in this transaction: they hear what is theirs now."""
    team = teams.of(connection, team_id=team_id)
    member = teams.member(connection, team_id=team_id, person_id=person_id)
    language = people.spoken_by(connection, person_id=person_id)
    if member is None or team is None or language is None:
        briefings.drop(connection, team_id=team_id, person_id=person_id, kinds=list(_NEEDS))
        return
    desk, rules = desk_in(connection, person_id=person_id, language=language, now=now), rules_of(team.rules)
    role = cast(Role, member.role)
    set_up(connection, team_id=team_id, person_id=person_id, role=role, rules=rules, desk=desk, now=now)


def reckon_anew(connection: Connection, *, person_id: int, now: datetime) -> None:
    """Somebody's own hours are others: so is what the team's hours mean to them."""
    for row in teams.joined(connection, person_id=person_id):
        follow_membership(connection, team_id=row.id, person_id=person_id, now=now)


async def remind_of_own(services: Services, sender: Sender, team_id: int, *, wanted: bool) -> bool:
    """Hear of one's own day at the end of work, or no more; False to whom is not in the team."""
    await profile_of(services, sender)
    desk = await desk_of(services, sender)

    def work(connection: Connection) -> bool:
        here = permitted(connection, services, sender, team_id, "see_own_day")
        return here is not None and bool(once(connection, sender, "goal", partial(change, connection, here)))

    def change(connection: Connection, here: Standing) -> bool:
        at = next_briefing("goal", here.rules, desk.hours, sender.now) if wanted else None
        if at is None:
            briefings.drop(connection, team_id=team_id, person_id=sender.person_id, kinds=["goal"])
        else:
            briefings.put(connection, team_id=team_id, person_id=sender.person_id, kind="goal", next_at=at)
        return True

    return await services.database.write(work)


@dataclass(frozen=True)
class _Owed:
    """A briefing that is owed, and when the next one is; ``shown`` is None when nothing is to be said now.

    ``next_at`` is None when there is to be none any more.
    """

    row: BriefingRow
    hours: Hours | None
    next_at: datetime | None
    shown: Shown | None


async def make_briefings(services: Services, render: Render) -> int:
    """Write down the briefings that are owed now; how many. What is of a day that is over passes without."""
    now, made = services.clock(), 0
    for row in await services.database.read(partial(briefings.owed, now=now, most=MOST)):
        found = await services.database.read(partial(_load, services=services, row=row, now=now))
        content = render(cast(Kind, row.kind), found.shown) if found.shown else None
        made += await services.database.write(partial(_write, services=services, found=found, content=content, now=now))
    return made


def _load(connection: Connection, *, services: Services, row: BriefingRow, now: datetime) -> _Owed:
    here, kind = _still(connection, services, row), cast(Kind, row.kind)
    desk = desks.of(connection, person_id=row.person_id)
    profile = people.known(connection, person_ids=[row.person_id]).get(row.person_id)
    if here is None or desk is None or profile is None:
        return _Owed(row, None, None, None)
    hours = desk_from(desk).hours
    owed = latest_owed(kind, here.rules, hours, row.next_at, now)
    at = put_off(kind, owed, now, hours)
    if at is not None and at > now:
        return _Owed(row, hours, at, None)
    shown = None
    if at is not None and desk.unreachable_at is None:
        of = owed if kind == "weekly" else now  # told late, it is of the week that is over
        viewer = Viewer(here, services.library.engine.library, profile.language, hours, of)
        shown = _SHOWN[kind](connection, viewer)
    return _Owed(row, hours, next_briefing(kind, here.rules, hours, now), shown)


def _write(
    connection: Connection, *, services: Services, found: _Owed, content: Mapping[str, Any] | None, now: datetime
) -> bool:
    """False when another replica was quicker, they may not hear of it any more, or there is nothing to say."""
    row, hours = found.row, found.hours
    if hours is None or found.next_at is None or _still(connection, services, row) is None:
        briefings.end(connection, row=row)
        return False
    if not briefings.told(connection, row=row, next_at=found.next_at) or content is None:
        return False
    today = hours.local(now).date()
    return outbox.put(
        connection,
        key=f"briefing:{row.kind}:{row.team_id}:{row.person_id}:{today}",
        chat_id=row.person_id,
        content=content,
        due_at=now,
        expires_at=hours.moment(today, hours.sleeps),
    )


def _still(connection: Connection, services: Services, row: BriefingRow) -> Standing | None:
    """Where this person stands in the team, while they may still hear of it."""
    here = standing(connection, person_id=row.person_id, team_id=row.team_id, owner=services.owner)
    return here if here and here.may(_NEEDS[cast(Kind, row.kind)]) else None
