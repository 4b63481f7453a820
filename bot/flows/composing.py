"""A lead's broadcast from its draft until it is on its way. Every change asks anew whether the lead may."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Literal

from bot.core.engine import Engine
from bot.core.rhythm.hours import Hours
from bot.core.teams.audience import Audience, Member
from bot.core.teams.message import Message
from bot.core.teams.timing import Now, occasion
from bot.core.text import Language
from bot.flows.access import Standing, note, own_team, permitted
from bot.flows.applying import once
from bot.flows.audiences import readers_in
from bot.flows.beginning import planned
from bot.flows.desks import desk_for, desk_from
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.stored_broadcasts import Broadcast, broadcast_of, stored, stored_timing
from bot.store import broadcasts, desks
from bot.store.database import Connection
from bot.store.people import Profile

Refusal = Literal["empty", "blanks", "long", "nobody", "past", "under_way", "changed"]
"""Why something is not done: nothing to send yet, blanks of a template are left, too long, no reader, the time is over,
it is on its way already, it is not what the lead saw any more.
"""

BLANK = "____"
"""What stands in a template where the lead is to write."""

_FRESH: Mapping[str, Any] = {
    "state": "draft", "title": "", "template": None, "content": stored(Message()), "audience": stored(Audience()),
    "timing": stored_timing(Now()), "asks": True, "pings_allowed": 0, "ping_hours": 4,
}  # fmt: skip


@dataclass(frozen=True)
class Composed:
    """A broadcast before its lead, with who would get it now; ``hours`` are its author's. ``written``: readers that are
    written down; ``unanswered``: the title of the one whose silent readers it is for; ``asleep``: readers in their
    quiet hours, before it goes now. ``refusal``: what the lead asked for was not done.
    """

    broadcast: Broadcast
    standing: Standing
    readers: tuple[Member, ...]
    hours: Hours
    profile: Profile
    engine: Engine
    now: datetime
    written: int = 0
    unanswered: str = ""
    asleep: int = 0
    refusal: Refusal | None = None

    @property
    def language(self) -> Language:
        """The lead's."""
        return self.profile.language


async def begin(services: Services, sender: Sender) -> Composed | None:
    """A new draft in the team they lead, or the one they have not put anything into yet; None when they lead none."""

    def work(connection: Connection) -> int | None:
        standing = own_team(connection, person_id=sender.person_id)
        if standing is None or not standing.may("broadcast"):
            return None
        unused = broadcasts.unused(connection, team_id=standing.team_id, author_id=sender.person_id)
        if unused is not None:
            return unused
        whose = {"team_id": standing.team_id, "author_id": sender.person_id}
        return broadcasts.make(
            connection, values={**_FRESH, **whose, "created_at": sender.now, "updated_at": sender.now}
        )

    await profile_of(services, sender)
    number = await services.database.write(
        lambda connection: once(connection, sender, "compose", partial(work, connection))
    )
    return await composed(services, sender, number) if number else None


async def composed(
    services: Services, sender: Sender, broadcast_id: int, refusal: Refusal | None = None
) -> Composed | None:
    """A broadcast of a team they lead; None when it is not theirs to see."""
    profile = await profile_of(services, sender)

    def look(connection: Connection) -> Composed | None:
        found, standing = _theirs(connection, services, sender, broadcast_id)
        if found is None or standing is None:
            return None
        hours, readers = _readers(connection, found, sender.now)
        return Composed(
            found, standing, readers, hours, profile, services.library.engine, sender.now, refusal=refusal,
            written=broadcasts.reader_count(connection, broadcast_id=found.id),
            unanswered=_title(connection, found.audience.silent),
        )  # fmt: skip

    return await services.database.read(look)


async def change(
    services: Services, sender: Sender, broadcast_id: int, how: Callable[[Broadcast, Standing], Mapping[str, Any]]
) -> Composed | None:
    """Change a draft's columns; what is planned or out stays as it is."""

    def apply(connection: Connection, found: Broadcast, standing: Standing) -> Refusal | None:
        if found.state != "draft":
            return "under_way"
        values = {**how(found, standing), "updated_at": sender.now}
        broadcasts.change(connection, broadcast_id=found.id, values=values, states=["draft"])
        return None

    return await act(services, sender, broadcast_id, "draft", apply)


async def ask_again(
    services: Services, sender: Sender, broadcast_id: int, *, hours: int, times: int
) -> Composed | None:
    """Who does not answer is asked again after so many hours, so often at most; the team has a limit of its own."""

    def how(_: Broadcast, standing: Standing) -> Mapping[str, Any]:
        return {"ping_hours": hours, "pings_allowed": min(times, standing.rules.pings)}

    return await change(services, sender, broadcast_id, how)


async def checked(services: Services, sender: Sender, broadcast_id: int) -> Composed | None:
    """A draft with what keeps it from being sent, if anything does."""
    found = await composed(services, sender, broadcast_id)
    if found is None or found.broadcast.state != "draft":
        return found
    refusal = _why_not(found.broadcast, found.hours, found.readers, sender.now)
    if refusal or not isinstance(found.broadcast.timing, Now):
        return replace(found, refusal=refusal)
    ids = [member.person_id for member in found.readers]
    rows = await services.database.read(partial(desks.several, person_ids=ids))
    return replace(found, asleep=sum(not desk_from(row).hours.awake(sender.now) for row in rows.values()))


async def send(
    services: Services, sender: Sender, broadcast_id: int, *, version: int, message_id: int | None
) -> Composed | None:
    """Confirm a draft as it was in that version: it goes out at its time. ``message_id`` tells of it from now on."""

    def apply(connection: Connection, found: Broadcast, standing: Standing) -> Refusal | None:
        if found.state != "draft":
            return "under_way"
        if found.version != version:
            return "changed"
        hours, readers = _readers(connection, found, sender.now)
        refusal = _why_not(found, hours, readers, sender.now)
        if refusal:
            return refusal
        values = planned(connection, author_id=found.author_id, timing=found.timing, now=sender.now)
        here = message_id if isinstance(found.timing, Now) else None
        broadcasts.change(
            connection, broadcast_id=found.id, values={**values, "message_id": here, "updated_at": sender.now},
            states=["draft"],
        )  # fmt: skip
        _note(connection, sender, standing, "broadcast", found)
        return None

    return await act(services, sender, broadcast_id, "send", apply)


async def act(
    services: Services, sender: Sender, broadcast_id: int, place: str,
    work: Callable[[Connection, Broadcast, Standing], Refusal | None],
) -> Composed | None:  # fmt: skip
    """Do something to a broadcast once, if they may at that very moment; how it stands then. None: they may not."""
    await profile_of(services, sender)

    def apply(connection: Connection) -> list[str | None] | None:
        found, standing = _theirs(connection, services, sender, broadcast_id)
        return None if found is None or standing is None else [work(connection, found, standing)]

    def whole(connection: Connection) -> Any:
        return once(connection, sender, place, partial(apply, connection))

    done = await services.database.write(whole)
    return await composed(services, sender, broadcast_id, done[0]) if done else None


def _readers(connection: Connection, found: Broadcast, now: datetime) -> tuple[Hours, tuple[Member, ...]]:
    """Its author's hours, and who would get it now."""
    hours, author = desk_for(connection, person_id=found.author_id).hours, found.author_id
    today, team = hours.local(now).date(), found.team_id
    return hours, tuple(readers_in(connection, team_id=team, audience=found.audience, author_id=author, today=today))


def _title(connection: Connection, broadcast_id: int | None) -> str:
    row = broadcasts.of(connection, broadcast_id=broadcast_id) if broadcast_id is not None else None
    return row.title if row else ""


def _theirs(
    connection: Connection, services: Services, sender: Sender, broadcast_id: int
) -> tuple[Broadcast | None, Standing | None]:
    """A broadcast and where its lead stands, if they may see to it; a draft is its author's alone."""
    row = broadcasts.of(connection, broadcast_id=broadcast_id)
    if row is None or (row.state == "draft" and row.author_id != sender.person_id):
        return None, None
    return broadcast_of(row), permitted(connection, services, sender, row.team_id, "broadcast")


def _why_not(found: Broadcast, hours: Hours, readers: Sequence[Member], now: datetime) -> Refusal | None:
    if found.message.empty:
        return "empty"
    if BLANK in found.message.text and found.template:
        return "blanks"
    if found.message.over:
        return "long"
    if not isinstance(found.timing, Now) and occasion(found.timing, hours, now) is None:
        return "past"
    return None if readers else "nobody"


def _note(connection: Connection, sender: Sender, standing: Standing, action: str, found: Broadcast) -> None:
    note(
        connection, by=sender.person_id, team_id=standing.team_id, action=action, about=f"broadcast:{found.id}",
        now=sender.now,
    )  # fmt: skip
