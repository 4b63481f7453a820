"""What was done in a team, handed to who may read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.core.rhythm.hours import Hours
from bot.core.text import Language
from bot.flows.access import is_owner, note, own_team, permitted
from bot.flows.applying import once
from bot.flows.desks import desk_of
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import audit, teams
from bot.store.database import Connection

MOST: Final = 20_000
"""The latest entries of a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody did something to a ``kind`` of thing, ``which`` one: names where they are known, else numbers."""

    number: int
    at: datetime
    actor: str
    team: str
    action: str
    kind: str
    which: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Entries, latest first, for somebody with these hours."""

    language: Language
    hours: Hours
    entries: tuple[Entry, ...]


async def audit_of(services: Services, sender: Sender, team_id: int | None = None) -> Audit | None:
    """What was done in a team; without one, in the team that the sender works in, or everywhere for an owner.

    None: a polite no.
    """
    profile, desk = await profile_of(services, sender), await desk_of(services, sender)

    def work(connection: Connection) -> tuple[Entry, ...] | None:
        which = team_id
        if which is None and not is_owner(connection, person_id=sender.person_id, owner=services.owner):
            here = own_team(connection, person_id=sender.person_id)
            which = here.team_id if here else 0
        if which is not None and permitted(connection, services, sender, which, "export_audit") is None:
            return None
        once(connection, sender, "audit", lambda: _note(connection, sender, which))
        return _named(connection, which)

    entries = await services.database.write(work)
    return None if entries is None else Audit(profile.language, desk.hours, entries)


def _note(connection: Connection, sender: Sender, team_id: int | None) -> None:
    note(connection, by=sender.person_id, team_id=team_id, action="audit_read", now=sender.now)


def _named(connection: Connection, team_id: int | None) -> tuple[Entry, ...]:
    rows = audit.of_team(connection, team_id=team_id, most=MOST)
    called = {row.id: row.name for row in teams.all_ever(connection)}
    people = teams.names_ever(connection, team_id=team_id)
    things = ((row, *row.about.partition(":")[::2]) for row in rows)
    return tuple(
        Entry(
            row.id, row.at, _person(row.actor_id, people), called.get(row.team_id, ""), row.action,
            kind, _person(int(which), people) if kind == "person" else which,
        )
        for row, kind, which in things
    )  # fmt: skip


def _person(number: int, names: dict[int, str]) -> str:
    return f"{names[number]} ({number})" if number in names else str(number or "")
