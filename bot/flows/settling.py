"""Broadcasts on their way: outcomes are noted, and their author's message with the report is brought up to date."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.core.rhythm.telling import tell_at
from bot.flows.access import standing
from bot.flows.reporting import Report, report_in
from bot.flows.services import Services
from bot.store import outbox, people, readers, reports
from bot.store.broadcasts import BroadcastRow
from bot.store.database import Connection

EVERY: Final = timedelta(seconds=3)
"""A report changes before its reader's eyes no more often than that."""

MOST: Final = 20
"""Broadcasts looked at in one go."""

LOST: Final = timedelta(days=1)
"""So long after a reader was due, a delivery of which nothing is known any more will not come."""

Show = Callable[[Report, int], Awaitable[bool]]
"""Puts a report into a message of its author's; False: that message is no more."""

Render = Callable[[Report], Mapping[str, Any]]
"""Makes the Bot API's method and parameters of a message with a report."""


async def settle(services: Services, show: Show, render: Render) -> int:
    """Note what became of deliveries, and show it where it changed; how many messages were brought up to date.

    A broadcast that nobody has a report of, as one that repeats sets off, gets one by a message of its own.
    """
    now = services.clock()
    due = await services.database.read(partial(reports.due, now=now, most=MOST))
    found = [await services.database.write(partial(_look, services=services, number=one, now=now)) for one in due]
    changed = [one for one in found if one is not None]
    for report in (report for report, message_id in changed if message_id is None):
        await services.database.write(partial(_announce, report=report, content=render(report), now=now))
    shown = [(report, message_id) for report, message_id in changed if message_id is not None]
    await asyncio.gather(*(_show(services, show, report, message_id) for report, message_id in shown))
    return len(changed)


async def _show(services: Services, show: Show, report: Report, message_id: int) -> None:
    """What was shown is noted afterwards: a kill in between has it shown once more, which changes nothing."""
    there = await show(report, message_id)
    number = report.broadcast_id
    noted = partial(reports.told, broadcast_id=number, message_id=message_id, mark=report.mark)
    aside = partial(reports.put_aside, broadcast_id=number, message_id=message_id)
    await services.database.write(noted if there else aside)


def _announce(connection: Connection, *, report: Report, content: Mapping[str, Any], now: datetime) -> None:
    key, at = _key(report.broadcast_id), tell_at(now, report.hours)
    outbox.put(connection, key=key, chat_id=report.author_id, content=content, due_at=at, expires_at=at + LOST)


def _key(broadcast_id: int) -> str:
    return f"report:{broadcast_id}"


def _look(
    connection: Connection, *, services: Services, number: int, now: datetime
) -> tuple[Report, int | None] | None:
    """The report that is to be shown, and the message that shows it (None: a new one); None: nothing to be shown."""
    row = reports.take(connection, broadcast_id=number, now=now, again=now + EVERY)
    if row is None:
        return None
    readers.settle(connection, broadcast_id=number)
    row = _announced(connection, _ended(connection, row, now))
    report = _told_to_author(connection, services, row)
    if report is not None and _is_news(connection, row, report):
        return report, row.message_id
    next_due = readers.next_due(connection, broadcast_id=number)
    if next_due is not None and next_due < now - LOST:
        readers.give_up(connection, broadcast_id=number, before=now - LOST)
    rests = next_due is None and row.state != "sending" and (row.message_id is not None or row.told != "")
    ahead = max(next_due, now + EVERY) if next_due is not None and row.all_reached else now + EVERY
    reports.change(connection, broadcast_id=number, values={"report_at": None if rests else ahead})
    return None


def _is_news(connection: Connection, row: BroadcastRow, report: Report) -> bool:
    """Whether there is something to be shown: what no message shows is announced, unless its author put it aside."""
    if row.message_id is not None:
        return bool(report.mark != row.told)
    return row.told == "" and outbox.outcome(connection, key=_key(row.id)) is None


def _announced(connection: Connection, row: BroadcastRow) -> BroadcastRow:
    """The broadcast with the message that was sent to show its report."""
    if row.message_id is not None or row.told:
        return row
    state, message_id = outbox.outcome(connection, key=_key(row.id)) or ("", None)
    if state in ("", "waiting"):
        return row
    values = {"message_id": message_id, "told": "sent"}  # where it could not be sent, nothing shows it
    return reports.change(connection, broadcast_id=row.id, values=values)


def _ended(connection: Connection, row: BroadcastRow, now: datetime) -> BroadcastRow:
    """The broadcast as it is now: sent, when nobody waits for it any more."""
    waits = not row.all_reached or readers.next_due(connection, broadcast_id=row.id) is not None
    if row.state != "sending" or waits:
        return row
    return reports.change(connection, broadcast_id=row.id, values={"state": "sent", "ended_at": now})


def _told_to_author(connection: Connection, services: Services, row: BroadcastRow) -> Report | None:
    """What its author is told; None when they lead the team no more."""
    stands = standing(connection, person_id=row.author_id, team_id=row.team_id, owner=services.owner)
    language = people.spoken_by(connection, person_id=row.author_id)
    if language is None or stands is None or not stands.may("see_report"):
        return None
    return report_in(connection, row, stands, language)
