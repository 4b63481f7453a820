"""Who has not answered a broadcast is asked again: by hand, or by itself every few hours. Nobody else is."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.core.teams.asking_again import BETWEEN, LASTS, ask_at
from bot.flows.access import Standing, note, permitted, standing
from bot.flows.applying import once
from bot.flows.desks import hours_of
from bot.flows.services import Sender, Services
from bot.flows.settling import EVERY
from bot.flows.stored_broadcasts import Broadcast, broadcast_of
from bot.store import broadcasts, outbox, people, readers, reports
from bot.store.broadcasts import AT_ONCE, BroadcastRow
from bot.store.database import Connection
from bot.store.people import Profile
from bot.store.readers import ReaderRow

MOST: Final = 5
"""Broadcasts seen to at one look."""

PATIENCE: Final = timedelta(minutes=10)
"""After so long it is looked again whether those for whom it still is on its way have it."""

Render = Callable[[Broadcast, Profile], Mapping[str, Any]]
"""Makes the Bot API's method and parameters of a reminder for a reader."""

Contents = Mapping[Profile, Mapping[str, Any]]


async def ask_silent(services: Services, render: Render) -> int:
    """Write down the reminders that come by themselves and are owed now; how many."""
    now, written = services.clock(), 0
    for number in await services.database.read(partial(reports.to_ask, now=now, most=MOST)):
        row = await services.database.read(partial(broadcasts.of, broadcast_id=number))
        if row is not None:
            pause = timedelta(hours=row.ping_hours)
            contents = await _contents(services, row, now - pause, render)
            ask = partial(_ask_by_itself, number=number, contents=contents, now=now)
            written += await services.database.write(ask)
    return written


async def ask_by_hand(services: Services, sender: Sender, broadcast_id: int, render: Render) -> int | None:
    """Ask the silent again, those who were not asked within the last hour; how many are. None: this person may not."""
    count = place = 0
    while True:
        row = await services.database.read(partial(broadcasts.of, broadcast_id=broadcast_id))
        if row is None:
            return None
        contents = await _contents(services, row, sender.now - BETWEEN, render)
        ask = partial(_ask_by_hand, services=services, sender=sender, number=row.id, contents=contents)
        found = await services.database.write(partial(ask, place=f"ask{place}"))
        if found is None:
            return None
        count, place = count + found, place + 1
        if found < AT_ONCE:
            return count


async def ask_no_more(services: Services, sender: Sender, broadcast_id: int) -> None:
    """From now on nobody is asked again by itself, and reminders that have not left do not leave."""

    def apply(connection: Connection, row: BroadcastRow) -> None:
        reports.change(connection, broadcast_id=row.id, values={"pings_allowed": 0, "next_at": None})
        readers.unask(connection, broadcast_id=row.id, now=sender.now)
        reports.freshen(connection, broadcast_id=row.id, now=sender.now, within=EVERY)
        _note(connection, sender, row, "ask_no_more")

    def work(connection: Connection) -> None:
        row = broadcasts.of(connection, broadcast_id=broadcast_id)
        if row and row.all_reached and permitted(connection, services, sender, row.team_id, "broadcast"):
            once(connection, sender, "ask_no_more", partial(apply, connection, row))

    await services.database.write(work)


async def _contents(services: Services, row: BroadcastRow, due_before: datetime, render: Render) -> Contents:
    """What those are sent who are likely to be asked, by their profiles."""

    def load(connection: Connection) -> set[Profile]:
        found = readers.to_ask(connection, broadcast=row, due_before=due_before, fewer=row.pings + 1)
        return set(people.known(connection, person_ids=[one.person_id for one in found]).values())

    found = broadcast_of(row)
    return {profile: render(found, profile) for profile in await services.database.read(load)}


def _ask_by_hand(
    connection: Connection, *, services: Services, sender: Sender, number: int, contents: Contents, place: str
) -> int | None:
    row = broadcasts.of(connection, broadcast_id=number)
    stands = permitted(connection, services, sender, row.team_id, "broadcast") if row else None
    if row is None or stands is None:
        return None

    def apply() -> int:
        if not _counts(row):
            return 0
        found = readers.to_ask(connection, broadcast=row, due_before=sender.now - BETWEEN, fewer=stands.rules.pings)
        asked = _ask(connection, row, found, contents, sender.now, by_hand=True)
        if asked:
            _note(connection, sender, row, "ask_again")
        return asked

    count: int = once(connection, sender, place, apply)
    return count


def _ask_by_itself(connection: Connection, *, number: int, contents: Contents, now: datetime) -> int:
    row = broadcasts.of(connection, broadcast_id=number)
    if row is None or row.next_at is None or row.next_at > now or not row.all_reached:
        return 0
    stands = standing(connection, person_id=row.author_id, team_id=row.team_id)
    fewer, pause = _allowed(row, stands), timedelta(hours=row.ping_hours)
    found = readers.to_ask(connection, broadcast=row, due_before=now - pause, fewer=fewer)
    asked = _ask(connection, row, found, contents, now, by_hand=False)
    first = readers.first_silent(connection, broadcast=row, fewer=fewer) if fewer else None
    again = max(first + pause, now + (timedelta() if asked == AT_ONCE else PATIENCE)) if first else None
    reports.change(connection, broadcast_id=number, values={"next_at": again})
    return asked


def _counts(row: BroadcastRow) -> bool:
    return bool(row.asks) and row.state in ("sending", "sent")


def _allowed(row: BroadcastRow, stands: Standing | None) -> int:
    """How often each may be asked by itself; not at all when who wrote it leads the team no more."""
    if stands is None or not stands.may("broadcast") or not _counts(row):
        return 0
    allowed: int = row.pings_allowed
    return min(allowed, stands.rules.pings)


def _ask(
    connection: Connection, row: BroadcastRow, found: list[ReaderRow], contents: Contents, now: datetime, *,
    by_hand: bool,
) -> int:  # fmt: skip
    """Write their next reminders down, with that they are asked by them; how many."""
    profiles = people.known(connection, person_ids=[one.person_id for one in found])
    working = hours_of(connection, profiles)
    changes, deliveries = [], []
    for one in found:
        if profiles[one.person_id] not in contents:
            continue  # their language or trade has just changed: the next look has it
        at = ask_at(now, working[one.person_id], by_hand=by_hand)
        key = broadcasts.delivery_key(row.id, one.person_id, one.pings + 1)
        content = dict(contents[profiles[one.person_id]])
        owed = {"key": key, "chat_id": one.person_id, "content": content, "due_at": at, "expires_at": at + LASTS}
        changes.append({"person_id": one.person_id, "delivery_key": key, "due_at": at, "pings": one.pings + 1})
        deliveries.append(owed)
    if changes:
        readers.asked(connection, broadcast_id=row.id, changes=changes)
        outbox.put_many(connection, deliveries=deliveries)
        pings = max(row.pings, *(one["pings"] for one in changes))
        reports.change(connection, broadcast_id=row.id, values={"pings": pings})
        reports.freshen(connection, broadcast_id=row.id, now=now, within=EVERY)
    return len(changes)


def _note(connection: Connection, sender: Sender, row: BroadcastRow, action: str) -> None:
    by, about = sender.person_id, f"broadcast:{row.id}"
    note(connection, by=by, team_id=row.team_id, action=action, about=about, now=sender.now)
