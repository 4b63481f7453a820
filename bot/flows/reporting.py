"""What became of a broadcast: reckoned for whoever may see it, and kept up to date in one message."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from bot.core.rhythm.hours import Hours
from bot.core.teams.answers import ANSWERS, GROUPS, Answer, Group, Tally, tally
from bot.core.text import Language
from bot.flows.access import Standing, permitted
from bot.flows.desks import desk_for
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import broadcasts, readers, reports
from bot.store.broadcasts import BroadcastRow
from bot.store.database import Connection
from bot.store.readers import ReaderRow

PAGE: Final = 12
"""Names on one page."""

_UNREACHED: Final = ("blocked", "failed", "late", "cancelled")


@dataclass(frozen=True, slots=True)
class Report:
    """A broadcast in numbers, for somebody who reads ``language`` in the zone of ``hours``.

    ``state`` as in ``Broadcast``; ``askable`` are the silent who may yet be asked again, ``cap`` how often each may be,
    ``reminds_at`` when they are by themselves.
    """

    broadcast_id: int
    author_id: int
    title: str
    state: str
    asks: bool
    at: datetime
    pings: int
    tally: Tally
    askable: int
    cap: int
    reminds_at: datetime | None
    language: Language
    hours: Hours

    @property
    def going_out(self) -> bool:
        """Whether somebody is still to get it."""
        return self.state == "sending"

    @property
    def mark(self) -> str:
        """Two reports that show the same have the same."""
        groups = sorted(self.tally.groups.items()), sorted(self.tally.unreached.items()), self.tally.reasons
        shown = (self.state, self.title, self.pings, self.askable, self.reminds_at, self.language, *groups)
        return hashlib.sha256(repr(shown).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Names:
    """A page of those in one group, by name; ``rows`` as in ``Reader``."""

    report: Report
    group: Group
    page: int
    rows: Sequence[ReaderRow]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.report.tally.of(self.group) // PAGE))


async def open_report(services: Services, sender: Sender, broadcast_id: int, message_id: int | None) -> Report | None:
    """The report; in the author's ``message_id`` it is kept up to date from now on. None: not for this person."""
    language = (await profile_of(services, sender)).language

    def work(connection: Connection) -> Report | None:
        found = seen_by(connection, services, sender, broadcast_id, language)
        if found and found.author_id == sender.chat_id and message_id is not None:
            values = {"message_id": message_id, "told": found.mark}
            reports.change(connection, broadcast_id=broadcast_id, values=values)
        return found

    return await services.database.write(work)


async def names_of(
    services: Services, sender: Sender, broadcast_id: int, group: Group | None, page: int, message_id: int | None
) -> Names | None:
    """Who is in a group (None: the first that anybody is in); their message shows that in place of the report."""
    report = await put_aside(services, sender, broadcast_id, message_id)
    if report is None:
        return None
    shown = group if group is not None else next((one for one in GROUPS if report.tally.of(one)), GROUPS[0])
    here = min(max(page, 0), Names(report, shown, 0, ()).pages - 1)
    look = partial(in_group, broadcast_id=broadcast_id, group=shown, offset=here * PAGE, most=PAGE)
    return Names(report, shown, here, await services.database.read(look))


async def put_aside(services: Services, sender: Sender, broadcast_id: int, message_id: int | None) -> Report | None:
    """The report, whose author's message shows something else from now on. None: not for this person."""
    language = (await profile_of(services, sender)).language

    def work(connection: Connection) -> Report | None:
        found = seen_by(connection, services, sender, broadcast_id, language)
        if found and found.author_id == sender.chat_id and message_id is not None:
            reports.put_aside(connection, broadcast_id=broadcast_id, message_id=message_id)
        return found

    return await services.database.write(work)


async def everybody(services: Services, sender: Sender, broadcast_id: int) -> tuple[Report, list[ReaderRow]] | None:
    """The report and all readers by name; None: not for this person."""
    language = (await profile_of(services, sender)).language

    def work(connection: Connection) -> tuple[Report, list[ReaderRow]] | None:
        report = seen_by(connection, services, sender, broadcast_id, language)
        if report is None:
            return None
        states = ("waiting", "sent", *_UNREACHED)
        return report, readers.listed(connection, broadcast_id=broadcast_id, states=states, answers=None)

    return await services.database.read(work)


def in_group(
    connection: Connection, *, broadcast_id: int, group: Group, offset: int, most: int | None
) -> list[ReaderRow]:
    """Readers of one group, by name."""
    states: Mapping[str, tuple[str, ...]] = {"silent": ("sent",), "waiting": ("waiting",), "unreached": _UNREACHED}
    answers: Sequence[Answer | None] = [one for one in ANSWERS if one == group] or [None]
    among = states.get(group, ("waiting", "sent", *_UNREACHED))
    look = partial(readers.listed, connection, broadcast_id=broadcast_id, states=among, answers=answers)
    return look(offset=offset, most=most)


def seen_by(
    connection: Connection, services: Services, sender: Sender, broadcast_id: int, language: Language
) -> Report | None:
    """The report within a transaction; None when there is no such broadcast for this person."""
    row = broadcasts.of(connection, broadcast_id=broadcast_id)
    stands = permitted(connection, services, sender, row.team_id, "see_report") if row else None
    if row is None or stands is None or row.started_at is None:
        return None
    return report_in(connection, row, stands, language)


def report_in(connection: Connection, row: BroadcastRow, stands: Standing, language: Language) -> Report:
    """The report for somebody who may see it."""
    counted = readers.counted(connection, broadcast_id=row.id)
    reasons = readers.reasons(connection, broadcast_id=row.id)
    over = row.state not in ("sending", "sent") or not row.asks
    return Report(
        row.id, row.author_id, row.title, row.state, row.asks, row.started_at, row.pings, tally(counted, reasons),
        0 if over else readers.askable(connection, broadcast=row, fewer=stands.rules.pings), stands.rules.pings,
        None if over or not row.all_reached else row.next_at,
        language, desk_for(connection, person_id=stands.person_id).hours,
    )  # fmt: skip
