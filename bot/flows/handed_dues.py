"""What was due of one rep's customers is due as it suits another: many customers in a few queries."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from bot.core.library import Library
from bot.core.rhythm.handed import handed
from bot.core.rhythm.hours import DAY, Hours
from bot.flows.desks import RepDesk
from bot.flows.following import CLOCKS, PROMISES, clock, columns_of
from bot.store import changing_hands, follow_ups, many_customers, touches
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow


class HandedDues:
    """Plans what is open of customers who came from one desk to another's. ``replan`` would have nothing to change.

    A clock goes on where the same grade asks for it; else it begins anew. Who hears of each by a message of its own is
    told of as many a day as fit into it.
    """

    def __init__(
        self, connection: Connection, *, to: int, before: Hours, desk: RepDesk, library: Library, now: datetime
    ) -> None:
        self._connection, self._to, self._before, self._desk = connection, to, before, desk
        self._library, self._now = library, now
        self._changes: list[dict[str, Any]] = []
        self._opened: list[dict[str, Any]] = []
        self._ended: list[int] = []
        self._tells = _Tells(desk.hours, now)

    def plan(self, customers: Sequence[CustomerRow]) -> None:
        """Have all that is open of these due; they are in the other's book already."""
        ids = [row.id for row in customers]
        waiting = changing_hands.waiting(self._connection, customer_ids=ids)
        ordered = sorted(waiting, key=lambda row: row.customer_id)
        theirs = {number: list(rows) for number, rows in groupby(ordered, key=lambda row: row.customer_id)}
        dropped = follow_ups.dropped_at(self._connection, customer_ids=ids)
        used = touches.last_by_channel(self._connection, customer_ids=ids)
        for row in customers:
            number: int = row.id
            if row.erased_at is None:
                self._plan(row, theirs.get(number, []), dropped.get(number), used.get(number, {}))
        follow_ups.end(self._connection, follow_up_ids=self._ended, how="replaced", now=self._now)
        many_customers.open_follow_ups(self._connection, values=self._opened)
        ranks = {row.id: self._desk.rank(self._library, row.grades) for row in customers}
        changing_hands.plan(self._connection, changes=self._changes, ranks=ranks)

    def _plan(
        self, customer: CustomerRow, waiting: list[FollowUpRow], dropped: datetime | None, used: dict[str, datetime]
    ) -> None:
        for row in waiting:
            if row.why not in CLOCKS:
                self._go_on(row)
        running = [row for row in waiting if row.why in CLOCKS]
        promised = any(row.why in PROMISES for row in waiting)
        desk, library = self._desk, self._library
        found = None if promised else clock(customer, desk, library, dropped=dropped, used=used, now=self._now)
        going = next((row for row in running if found and (row.why, row.words) == (found[0].why, found[1])), None)
        self._ended += [row.id for row in running if row is not going]
        if going:
            self._go_on(going)
        elif found:
            due, by = found
            values = {"customer_id": customer.id, "person_id": self._to, "words": by}
            self._opened.append({**values, **columns_of(due, desk, self._now)})

    def _go_on(self, row: FollowUpRow) -> None:
        then = handed(row.day, row.at_time, self._before, self._desk.hours, self._now)
        at = then.at if self._desk.digests else then.at or self._tells.next(then.day)
        first = min(row.due_day, then.day) if row.due_day < row.day else then.day
        self._changes.append({"id": row.id, "day": then.day, "due_day": first, "at_time": then.time, "tell_at": at})


class _Tells:
    """When each of many follow-ups is told of that has no time: in the morning of its day, so many a day at most."""

    def __init__(self, hours: Hours, now: datetime) -> None:
        self._hours, self._now = hours, now
        self._told: dict[date, int] = {}

    def next(self, day: date) -> datetime:
        """When the next one is that is due on that day."""
        hours, today = self._hours, self._hours.local(self._now).date()
        day = max(day, today)
        if hours.moment(day) <= self._now:
            day = day + DAY
        day = hours.workday_from(day)
        while self._told.get(day, 0) >= hours.cap:
            day = hours.workday_from(day + DAY)
        self._told[day] = self._told.get(day, 0) + 1
        return hours.moment(day)
