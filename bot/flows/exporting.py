"""All that is kept of a rep's work, or of one customer, gathered to be handed out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from bot.core.library import Library
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.desks import RepDesk, columns_of, desk_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import applied, consultations, customers, many_customers, teams
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.people import Profile

EXPORT_EVERY = timedelta(minutes=1)
"""A person gets one export in that time: each reads a whole book."""

_PAGE = 500
_INTERNAL = frozenset(
    {"person_id", "customer_id", "sort_name", "rank", "card_message_id", "import_id", "erased_at", "tell_at", "file_id"}
)
"""Columns that say nothing about anybody."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """Everybody in the book (or the one customer asked for) and, by customer and table, what is told of them.

    ``histories`` are named as in ``store.many_customers.HISTORIES``.
    """

    language: Language
    library: Library
    profile: Profile
    desk: RepDesk
    made_at: datetime
    customers: Sequence[CustomerRow]
    histories: Mapping[str, Mapping[int, Sequence[Any]]]
    descriptions: Sequence[Any] = ()
    teams: Sequence[Any] = ()

    def of(self, customer_id: int, history: str) -> Sequence[Any]:
        """The rows of one customer in one table, in the order written."""
        return self.histories[history].get(customer_id, ())


async def may_export(services: Services, sender: Sender) -> bool:
    """Whether this person had no export lately; from now on they had."""
    await profile_of(services, sender)

    def work(connection: Connection) -> bool:
        since = sender.now - EXPORT_EVERY
        lately = partial(applied.lately, connection, person_id=sender.person_id, place="export", since=since)
        return bool(once(connection, sender, "export", lambda: not any(lately())))

    return await services.database.write(work)


async def gather(services: Services, sender: Sender, customer_id: int | None = None) -> Kept | None:
    """All of this person's, or of one customer of theirs; None when there is no such customer."""
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)
    library = services.library.engine.library

    def look(connection: Connection) -> Kept | None:
        told: Sequence[Any] = ()
        joined: Sequence[Any] = ()
        if customer_id is None:
            everybody = _everybody(connection, sender.person_id)
            told = consultations.all_of(connection, person_id=sender.person_id)
            joined = teams.of_person(connection, person_id=sender.person_id)
        else:
            row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
            if row is None:
                return None
            everybody = [row]
        found = many_customers.histories(connection, customer_ids=[row.id for row in everybody])
        histories = {name: _by_customer(rows) for name, rows in found.items()}
        return Kept(profile.language, library, profile, desk, sender.now, everybody, histories, told, joined)

    return await services.database.read(look)


async def sizes(services: Services, sender: Sender) -> dict[str, int]:
    """How much is kept of this person: ``customers`` and ``descriptions``."""

    def look(connection: Connection) -> dict[str, int]:
        return {
            "customers": customers.count(connection, person_id=sender.person_id),
            "descriptions": consultations.count(connection, person_id=sender.person_id),
        }

    return await services.database.read(look)


def as_json(kept: Kept) -> bytes:
    """Everything, indented; amounts in hundredths of the currency, moments in UTC."""
    people = [{**_told(row), **{name: _rows(kept, row, name) for name in kept.histories}} for row in kept.customers]
    settings = {"language": kept.profile.language, "trade": kept.profile.pack, **columns_of(kept.desk)}
    everything = {"made_at": kept.made_at, "settings": settings, "customers": people}
    if kept.teams:
        everything["teams"] = [_told(row) for row in kept.teams]
    if kept.descriptions:
        everything["descriptions"] = [_told(row) for row in kept.descriptions]
    return msgspec.json.format(msgspec.json.encode(everything), indent=2)


def _rows(kept: Kept, row: CustomerRow, history: str) -> list[Record]:
    return [_told(one) for one in kept.of(row.id, history)]


def _told(row: Any) -> Record:
    return {name: value for name, value in row._asdict().items() if name not in _INTERNAL}


def _everybody(connection: Connection, person_id: int) -> list[CustomerRow]:
    found: list[CustomerRow] = []
    while page := many_customers.page(connection, person_id=person_id, after=found[-1].id if found else 0, most=_PAGE):
        found += page
    return found


def _by_customer(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.customer_id, []).append(row)
    return found
