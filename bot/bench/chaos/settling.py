"""What there was to see to at a station of a run, step by step; what comes meanwhile is for the next one."""

from typing import Final

from sqlalchemy import Connection, Table, func, select

from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crowds import FIRST_KEEPER
from bot.store import broadcasts, desks, follow_ups, handovers
from bot.store.broadcasts import BROADCASTS
from bot.store.handovers import HANDOVERS
from bot.store.outbox import DELIVERIES
from bot.store.queue_tables import StoredUpdate

_MOST: Final = 100
_ALL: Final = 1 << 62
_UPDATE: Final = StoredUpdate.__table__.c  # type: ignore[attr-defined]  # SQLModel does not declare it
_BROUGHT: Final = DELIVERIES.c.key.startswith("follow_up:") | DELIVERIES.c.key.startswith("digest:")


class Settling:
    """A station at which ``mark`` was the latest update."""

    def __init__(self, clocks: Clocks, mark: int) -> None:
        self.mark: Final = mark
        self._clocks = clocks
        self._upto: tuple[int, int] | None = None
        self._sent_upto: int | None = None

    def over(self, connection: Connection) -> bool:
        """Whether what was said is seen to and what was due is written down, then told of, then, late, has arrived."""
        if self._upto is None:
            if _unseen(connection, self.mark, self._clocks):
                return False
            self._upto = _newest(connection, HANDOVERS), _newest(connection, BROADCASTS)
        if self._sent_upto is None:
            if _untold(connection, self._clocks, *self._upto):
                return False
            self._sent_upto = _newest(connection, DELIVERIES)
        return not _unsent(connection, self._clocks, self._sent_upto)


def unsettled(connection: Connection, *, mark: int, clocks: Clocks) -> int:
    """All that is under way: nothing new comes any more."""
    return _unseen(connection, mark, clocks) + _untold(connection, clocks) + _unsent(connection, clocks)


def _unseen(connection: Connection, mark: int, clocks: Clocks) -> int:
    """What keepers said up to the update ``mark`` that was not seen to; what is to be told by now, not written yet."""
    now = clocks.earliest()
    theirs = _UPDATE.state == "waiting", _UPDATE.update_id <= mark, _UPDATE.chat_id >= FIRST_KEEPER
    waiting: int = connection.execute(select(func.count()).where(*theirs)).scalar_one()
    due = follow_ups.due(connection, now=now, most=_MOST), desks.owed(connection, now=now, most=_MOST)
    return waiting + sum(map(len, due)) + len(handovers.returning(connection, now=now, most=_MOST))


def _untold(connection: Connection, clocks: Clocks, handover: int = _ALL, broadcast: int = _ALL) -> int:
    """Handovers and broadcasts up to these of which not everybody's message is written down."""
    going = broadcasts.ahead(connection, now=clocks.earliest(), most=_MOST)
    untold = handovers.untold(connection, most=_MOST)
    return sum(bool(row.id <= handover) for row in untold) + sum(number <= broadcast for number in going)


def _unsent(connection: Connection, clocks: Clocks, delivery: int = _ALL) -> int:
    """When the day closes, what was written down up to this delivery and did not arrive."""
    if not clocks.closing:
        return 0
    late = (DELIVERIES.c.due_at <= clocks.latest()) | DELIVERIES.c.outcome.is_not(None)  # or tried, and put off
    brought = _BROUGHT | (~DELIVERIES.c.key.startswith("chaos ") & late)
    waiting = DELIVERIES.c.state == "waiting", DELIVERIES.c.id <= delivery, brought
    count: int = connection.execute(select(func.count()).select_from(DELIVERIES).where(*waiting)).scalar_one()
    return count


def _newest(connection: Connection, table: Table) -> int:
    newest: int | None = connection.execute(select(func.max(table.c.id))).scalar_one()
    return newest or 0
