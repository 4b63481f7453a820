"""A team of readers for a bench, and broadcasts of its lead to them."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, insert, select

from bot.bench.load import FIRST_CHAT, FIRST_READER
from bot.core.teams.audience import Audience
from bot.core.teams.message import Message
from bot.core.teams.rules import TeamRules
from bot.core.teams.timing import Now
from bot.flows.access import columns_of_rules
from bot.flows.stored_broadcasts import stored, stored_timing
from bot.store import broadcasts, teams
from bot.store.broadcasts import READERS
from bot.store.people import PEOPLE
from bot.store.teams import MEMBERS

LEAD: Final = FIRST_CHAT - 1


def put_team(connection: Connection, *, readers: int, now: datetime) -> int:
    """A team of a lead and so many reps; its id."""
    ids = [LEAD, *range(FIRST_READER, FIRST_READER + readers)]
    connection.execute(insert(PEOPLE), [{"id": one, "language": "zh", "joined_at": now} for one in ids])
    team = teams.make(connection, name="Bench", rules=columns_of_rules(TeamRules()), by=LEAD, now=now)
    fresh = {"team_id": team, "tags": [], "joined_at": now}
    members = [{**fresh, "person_id": one, "role": "lead" if one == LEAD else "rep", "name": f"{one}"} for one in ids]
    connection.execute(insert(MEMBERS), members)
    return team


def put_broadcast(connection: Connection, *, team: int, now: datetime) -> int:
    """A broadcast to everybody in the team that is due now; its id."""
    values = {
        "team_id": team, "author_id": LEAD, "state": "planned", "title": "Prices", "created_at": now, "updated_at": now,
        "content": stored(Message(text="The new price list is out.")), "audience": stored(Audience()),
        "timing": stored_timing(Now()), "next_at": now,
    }  # fmt: skip
    number = broadcasts.make(connection, values=values)
    assert number is not None  # noqa: S101  # it is no occasion of another one
    return number


def told_of(connection: Connection, *, number: int) -> dict[str, int]:
    """How many readers a report tells to be in each state."""
    counted = select(READERS.c.state, func.count().label("many")).where(READERS.c.broadcast_id == number)
    return {row.state: row.many for row in connection.execute(counted.group_by(READERS.c.state))}


def over(connection: Connection, *, number: int) -> bool:
    """Whether all who were to get it did, or cannot."""
    row = broadcasts.of(connection, broadcast_id=number)
    return row is not None and row.state == "sent"
