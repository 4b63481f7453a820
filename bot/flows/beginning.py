"""The time of a planned broadcast has come: it begins, or one that repeats sets off a broadcast of its own."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.core.teams.timing import WORTH, Occasion, Repeat, Timing, occasion, this_time
from bot.core.text import Language
from bot.flows.access import note, standing
from bot.flows.desks import desk_for
from bot.flows.stored_broadcasts import stored_timing, timing_from
from bot.store import broadcasts, outbox, people, teams
from bot.store.broadcasts import BroadcastRow
from bot.store.database import Connection

_COPIED = (
    "team_id", "author_id", "title", "template", "content", "audience", "asks", "pings_allowed", "ping_hours",
)  # fmt: skip
"""What each time of a broadcast that repeats has of it."""


def begin(
    connection: Connection, *, broadcast_id: int, owner: int | None, words: Mapping[Language, Mapping[str, Any]],
    now: datetime,
) -> bool:  # fmt: skip
    """Begin a planned broadcast whose time has come; False when somebody did, or it was changed since.

    Who wrote it must still lead the team. If not, it is cancelled and the team's leads get ``words``.
    """
    row = broadcasts.of(connection, broadcast_id=broadcast_id)
    if row is None or row.state != "planned" or row.next_at is None or row.next_at > now:
        return False
    author = standing(connection, person_id=row.author_id, team_id=row.team_id, owner=owner)
    if author is None or not author.may("broadcast"):
        return _call_off(connection, row, words, now)
    timing = timing_from(row.timing)
    if isinstance(timing, Repeat):
        return _repeat(connection, row, timing, now)
    values = {"state": "sending", "next_at": now, "started_at": now, "updated_at": now}
    return broadcasts.change(connection, broadcast_id=row.id, values=values, states=["planned"], next_at=row.next_at)


def planned(connection: Connection, *, author_id: int, timing: Timing, now: datetime) -> dict[str, Any]:
    """The columns of a broadcast that is to come then: begun at once, unless it has a time that is still to come."""
    found = occasion(timing, desk_for(connection, person_id=author_id).hours, now)
    return {"state": "planned", "next_at": found.begins if found else now, "occasion": _named(timing, found)}


def _repeat(connection: Connection, row: BroadcastRow, timing: Repeat, now: datetime) -> bool:
    """Set off this time of it, if that is not long over, and wait for the next."""
    hours = desk_for(connection, person_id=row.author_id).hours
    day = date.fromisoformat(row.occasion[:10])
    moment = hours.moment(day, timing.at)
    coming = occasion(timing, hours, max(moment, now))
    values = {"next_at": coming.begins if coming else None, "occasion": _named(timing, coming)}
    if not broadcasts.change(connection, broadcast_id=row.id, values=values, states=["planned"], occasion=row.occasion):
        return False
    if now < moment + WORTH:
        own: dict[str, Any] = {name: row._mapping[name] for name in _COPIED}
        own |= {"timing": stored_timing(this_time(timing, day, moment)), "of_id": row.id, "occasion": row.occasion}
        times = dict.fromkeys(("next_at", "started_at", "created_at", "updated_at"), now)
        broadcasts.make(connection, values={**own, **times, "state": "sending"})
    return True


def _named(timing: Timing, found: Occasion | None) -> str | None:
    """The name of one time of many: its day and hour, ``2026-11-23T08:30``."""
    return f"{found.day}T{timing.at:%H:%M}" if found and isinstance(timing, Repeat) else None


def _call_off(
    connection: Connection, row: BroadcastRow, words: Mapping[Language, Mapping[str, Any]], now: datetime
) -> bool:
    values = {"state": "cancelled", "next_at": None, "ended_at": now, "updated_at": now, "all_reached": True}
    if not broadcasts.change(connection, broadcast_id=row.id, values=values, states=["planned"], next_at=row.next_at):
        return False
    note(connection, by=row.author_id, team_id=row.team_id, action="called_off", about=f"broadcast:{row.id}", now=now)
    leads = [member.person_id for member in teams.members(connection, team_id=row.team_id) if member.role == "lead"]
    for person_id, profile in people.known(connection, person_ids=leads).items():
        key, content = f"called_off:{row.id}:{person_id}", words[profile.language]
        outbox.put(connection, key=key, chat_id=person_id, content=content, due_at=now, expires_at=now + WORTH)
    return True
