"""Customers go back: by a button of who gave, got or leads them, or by themselves when a cover is over."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from bot.core.library import Library
from bot.core.rhythm.hours import DAY
from bot.core.text import Language
from bot.flows.access import Standing, own_team, permitted
from bot.flows.applying import once
from bot.flows.desks import desk_for
from bot.flows.handovers import Back, take_back_in
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import handovers, team_books, teams
from bot.store.database import Connection
from bot.store.handovers import HandoverRow

MOST: Final = 5
"""Covers that end at one look: a book of hundreds may come back with each."""

NOBODY: Final = 0
"""Who does what no person did: the clock."""


@dataclass(frozen=True, slots=True)
class Ended:
    """``count`` customers went back, ``stayed`` did not, for they were in contact with who has them."""

    language: Language
    count: int
    stayed: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Customers whom ``name`` looks after, or is looked after for (``given``), until ``until``."""

    number: int
    name: str
    count: int
    until: date
    given: bool


@dataclass(frozen=True, slots=True)
class Covers:
    """Where customers of somebody are. ``size``: how many of the team they have; no ``standing``: they are in none."""

    language: Language
    person_id: int
    standing: Standing | None
    size: int
    today: date
    covers: tuple[Cover, ...]


async def end(services: Services, sender: Sender, number: int, how: Back) -> Ended | None:
    """End a handover now. None: the sender may not, or there is no such thing to end.

    ``undone``: who gave them takes back whom the receiver was not in contact with. ``given_back``: the receiver gives
    back whom they still have. ``return``: a cover is over early, for either of them or a lead.
    """
    profile, library = await profile_of(services, sender), services.library.engine.library

    def apply(connection: Connection) -> list[int] | None:
        found = _going(connection, services, sender, number, how)
        if found is None:
            return None
        row, ids, stayed = found
        if ids:
            take_back_in(
                connection, of=row, by_id=sender.person_id, how=how, customer_ids=ids, now=sender.now, library=library
            )
        return [len(ids), stayed]

    def work(connection: Connection) -> list[int] | None:
        told: list[int] | None = once(connection, sender, "hand_back", partial(apply, connection))
        return told

    told = await services.database.write(work)
    return Ended(profile.language, *told) if told is not None else None


async def ending(services: Services, sender: Sender, number: int, how: Back) -> Ended | None:
    """What ``end`` would do now."""
    profile = await profile_of(services, sender)
    look = partial(_going, services=services, sender=sender, number=number, how=how)
    found = await services.database.read(look)
    return Ended(profile.language, len(found[1]), found[2]) if found else None


async def covers_of(services: Services, sender: Sender) -> Covers:
    """Who covers for whom, as far as it concerns the sender, in the team they work in."""
    profile = await profile_of(services, sender)

    def look(connection: Connection) -> Covers:
        me, standing = sender.person_id, own_team(connection, person_id=sender.person_id)
        hours = desk_for(connection, person_id=me).hours
        today = hours.local(sender.now).date()
        if standing is None:
            return Covers(profile.language, me, None, 0, today, ())
        rows = handovers.running(connection, team_id=standing.team_id, person_id=me)
        size = team_books.counts(connection, person_ids=[me], team_id=standing.team_id).get(me, 0)
        people = {row.from_id for row in rows} | {row.to_id for row in rows}
        names = teams.names(connection, team_id=standing.team_id, person_ids=sorted(people))
        found = []
        for row in rows:
            given = row.from_id == me
            count = len(handovers.still_out(connection, handover_id=row.id))
            until = hours.local(row.return_at).date()
            found.append(Cover(row.id, names.get(row.to_id if given else row.from_id, ""), count, until, given))
        return Covers(profile.language, me, standing, size, today, tuple(found))

    return await services.database.read(look)


async def send_back(services: Services) -> int:
    """What is covered goes back where it is time, each once; how many covers ended."""
    now = services.clock()
    due = await services.database.read(partial(handovers.returning, now=now, most=MOST))
    ended = 0
    for number in due:
        work = partial(send_back_in, number=number, library=services.library.engine.library, now=now)
        ended += await services.database.write(work)
    return ended


def send_back_in(connection: Connection, *, number: int, library: Library, now: datetime) -> bool:
    """Not on a day on which the rep is not there: then in the morning of the next one on which they are."""
    row = handovers.of(connection, handover_id=number)
    if row is None or row.returned_at is not None or row.return_at is None or row.return_at > now:
        return False
    hours = desk_for(connection, person_id=row.from_id).hours
    today = hours.local(now).date()
    if not (hours.works(today) and hours.awake(now)):
        day = hours.workday_from(today if hours.moment(today, hours.wakes) > now else today + DAY)
        handovers.put_off(connection, handover_id=number, return_at=hours.moment(day, hours.wakes))
        return False
    back = take_back_in(connection, of=row, by_id=NOBODY, how="return", customer_ids=None, now=now, library=library)
    return back is not None


def _going(
    connection: Connection, services: Services, sender: Sender, number: int, how: Back
) -> tuple[HandoverRow, list[int], int] | None:
    """The handover, who of it would go back, and how many would stay."""
    row = handovers.of(connection, handover_id=number)
    if row is None or not _may(connection, services, sender, row, how):
        return None
    out = handovers.still_out(connection, handover_id=number)
    if how == "undone":
        ids = handovers.untouched(connection, handover_id=number)
    else:
        ids = [one.id for one in out if how == "return" or one.person_id == row.to_id]
    return (row, ids, len(out) - len(ids)) if out else None


def _may(connection: Connection, services: Services, sender: Sender, row: HandoverRow, how: Back) -> bool:
    """Whether the sender may end this handover so. One that has to do with no rep of the sender's team they can't."""
    if row.of_id is not None or (how == "return" and row.return_at is None):
        return False
    theirs = {"undone": {row.by_id}, "given_back": {row.to_id}}.get(how, {row.from_id, row.to_id})
    mine = sender.person_id in theirs
    if not mine and how != "return":
        return False
    own = mine and sender.person_id in (row.from_id, row.to_id)
    return permitted(connection, services, sender, row.team_id, "hand_over_own" if own else "reassign") is not None
