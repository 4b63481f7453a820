"""A broadcast goes out: its readers are written down step by step, each with what they are to get.

Every step is one transaction that also says how far it came, so that a kill in between loses and doubles nothing, and
of two replicas one does it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.core.rhythm.hours import Hours
from bot.core.teams.audience import Member, readers
from bot.core.teams.timing import WORTH, OwnHour, due_at
from bot.core.text import LANGUAGES, Language
from bot.flows.audiences import day_of, judged
from bot.flows.beginning import begin
from bot.flows.desks import hours_of
from bot.flows.services import Services
from bot.flows.stored_broadcasts import Broadcast, broadcast_of
from bot.store import broadcasts, outbox, people, teams
from bot.store.broadcasts import AT_ONCE
from bot.store.database import Connection
from bot.store.people import Profile

MOST: Final = 20
"""Broadcasts seen to at one look."""

ROUNDS: Final = 20
"""Steps of each of them at one look: a team of ten thousand."""

Render = Callable[[Broadcast, Profile], Mapping[str, Any]]
"""Makes the Bot API's method and parameters of what a reader gets."""

Explain = Callable[[Broadcast, Language], Mapping[str, Any]]
"""Makes those of the word that a broadcast was called off, since who wrote it leads the team no more."""


@dataclass(frozen=True, slots=True)
class _Next:
    """The readers among the team's next members, from the id ``after`` to ``reached``, with profiles and hours;
    ``last``: no member comes after them.
    """

    after: int
    reached: int
    members: tuple[Member, ...]
    profiles: Mapping[int, Profile]
    hours: Mapping[int, Hours]
    last: bool


async def fan_out(services: Services, render: Render, explain: Explain) -> int:
    """Do what is due for broadcasts: begin them, write readers down, take back what was cancelled; how many steps.

    One that fails does not keep the others; what it failed with is raised when they have gone on.
    """
    now, steps, failed = services.clock(), 0, dict[int, Exception]()
    for _ in range(ROUNDS):
        before = steps
        for number in await services.database.read(partial(broadcasts.ahead, now=now, most=MOST)):
            try:
                steps += number not in failed and await _step(services, number, now, render, explain)
            except Exception as error:  # noqa: BLE001 - whatever it was, the others go on
                failed[number] = error
        if steps == before:
            break
    for failure in failed.values():
        raise failure
    return steps


async def _step(services: Services, broadcast_id: int, now: datetime, render: Render, explain: Explain) -> bool:
    """The next step; False when there is none to do now."""
    database = services.database
    row = await database.read(partial(broadcasts.of, broadcast_id=broadcast_id))
    if row is None or row.all_reached or row.next_at is None or row.next_at > now:
        return False
    found = broadcast_of(row)
    if row.state == "planned":
        words = {language: explain(found, language) for language in LANGUAGES}
        return await database.write(partial(begin, broadcast_id=found.id, owner=services.owner, words=words, now=now))
    if row.state == "cancelled":
        return await database.write(partial(_take_back, broadcast_id=found.id, now=now))
    coming = await database.read(partial(_load, found=found, after=row.reached_id or 0, now=now))
    contents = {profile: render(found, profile) for profile in set(coming.profiles.values())}
    return await database.write(partial(_write, found=found, coming=coming, contents=contents, now=now))


def _load(connection: Connection, *, found: Broadcast, after: int, now: datetime) -> _Next:
    rows = teams.members_after(connection, team_id=found.team_id, after=after, most=AT_ONCE)
    today = day_of(connection, person_id=found.author_id, now=now)
    every = judged(connection, rows, team_id=found.team_id, audience=found.audience, today=today)
    members = readers(found.audience, every, found.author_id)
    profiles = people.known(connection, person_ids=[member.person_id for member in members])
    hours = hours_of(connection, profiles)
    reached = rows[-1].person_id if rows else after
    return _Next(after, reached, tuple(members), profiles, hours, len(rows) < AT_ONCE)


def _write(
    connection: Connection, *, found: Broadcast, coming: _Next, contents: Mapping[Profile, Mapping[str, Any]],
    now: datetime,
) -> bool:  # fmt: skip
    """Write these readers down, unless somebody did, or it was cancelled since."""
    asks_again = found.asks and found.pings_allowed > 0
    next_at = now if not coming.last else now + timedelta(hours=found.ping_hours) if asks_again else None
    values = {"reached_id": coming.reached, "all_reached": coming.last, "next_at": next_at, "updated_at": now}
    if not broadcasts.change(
        connection, broadcast_id=found.id, values=values, states=["sending"], reached_id=coming.after or None
    ):
        return False
    rows, deliveries = [], []
    for member in coming.members:
        profile = coming.profiles.get(member.person_id)
        if profile is None or _on_leave(found, coming.hours[member.person_id], now):
            continue
        at = due_at(found.timing, coming.hours[member.person_id], now)
        key = broadcasts.delivery_key(found.id, member.person_id)
        rows.append({"person_id": member.person_id, "name": member.name, "due_at": at, "delivery_key": key})
        content = {"key": key, "chat_id": member.person_id, "content": contents[profile], "due_at": at}
        deliveries.append({**content, "expires_at": at + WORTH})
    broadcasts.enlist(connection, broadcast_id=found.id, rows=rows)
    outbox.put_many(connection, deliveries=deliveries)
    return True


def _on_leave(found: Broadcast, hours: Hours, now: datetime) -> bool:
    """Whether a time of many passes this reader by: who comes back from leave is not met by all there were."""
    match found.timing:
        case OwnHour(day):
            return found.of_id is not None and hours.away(day)
        case _:
            return found.of_id is not None and hours.away(hours.local(now).date())


def _take_back(connection: Connection, *, broadcast_id: int, now: datetime) -> bool:
    """What was written for the next readers of a cancelled broadcast does not leave."""
    row = broadcasts.of(connection, broadcast_id=broadcast_id)
    if row is None or row.state != "cancelled" or row.all_reached:
        return False
    last = broadcasts.take_back(connection, broadcast_id=broadcast_id, after=row.reached_id or 0, now=now)
    values = {"all_reached": True, "next_at": None} if last is None else {"reached_id": last}
    return broadcasts.change(connection, broadcast_id=broadcast_id, values=values, states=["cancelled"])
