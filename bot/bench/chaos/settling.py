"""What there is to see to at a station of a run before time passes on."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crowds import FIRST_KEEPER
from bot.store import broadcasts, desks, follow_ups, handovers
from bot.store.outbox import DELIVERIES
from bot.store.queue_tables import StoredUpdate

_MOST: Final = 100
_UPDATE: Final = StoredUpdate.__table__.c  # type: ignore[attr-defined]  # SQLModel does not declare it
_BROUGHT: Final = DELIVERIES.c.key.startswith("follow_up:") | DELIVERIES.c.key.startswith("digest:")


def unsettled(connection: Connection, *, mark: int, clocks: Clocks) -> int:
    """What keepers said up to the update ``mark`` that was not seen to; what is to be told by now and was not written
    down; and, when the day closes, what was written down and did not arrive.
    """
    now = clocks.earliest()
    theirs = _UPDATE.state == "waiting", _UPDATE.update_id <= mark, _UPDATE.chat_id >= FIRST_KEEPER
    waiting: int = connection.execute(select(func.count()).where(*theirs)).scalar_one()
    due = follow_ups.due(connection, now=now, most=_MOST), desks.owed(connection, now=now, most=_MOST)
    covers = handovers.returning(connection, now=now, most=_MOST), handovers.untold(connection, most=_MOST)
    ahead = broadcasts.ahead(connection, now=now, most=_MOST)
    waiting += len(ahead) + sum(len(found) for found in (*due, *covers))
    if clocks.closing:  # last, for what was due becomes a delivery meanwhile
        waiting += _unsent(connection, clocks)
    return waiting


def put_off(connection: Connection, *, clocks: Clocks) -> int:
    """How much of what did not arrive is due later than any clock shows: one put it off that was set back since."""
    return _unsent(connection, clocks, DELIVERIES.c.due_at > clocks.latest())


def _unsent(connection: Connection, clocks: Clocks, *which: ColumnElement[bool]) -> int:
    late = (DELIVERIES.c.due_at <= clocks.latest()) | DELIVERIES.c.outcome.is_not(None)  # or tried, and put off
    brought = _BROUGHT | (~DELIVERIES.c.key.startswith("chaos ") & late)
    sent = select(func.count()).select_from(DELIVERIES).where(DELIVERIES.c.state == "waiting", brought, *which)
    count: int = connection.execute(sent).scalar_one()
    return count
