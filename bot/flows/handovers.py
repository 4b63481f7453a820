"""Customers change hands: for good, or until their rep is back. Nothing that is due is lost on the way."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, Literal

from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.flows.access import note
from bot.flows.desks import RepDesk, desk_from_now_on
from bot.flows.handed_dues import HandedDues
from bot.store import changing_hands, follow_ups, handovers, teams
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.handovers import HandoverRow

Why = Literal["leave", "holiday", "resigned", "other"]
"""Why customers go to a colleague."""

Back = Literal["return", "given_back", "undone", "stayed"]
"""How a handover ended: it was time or somebody took them back; the receiver, or the giver, was against it; there was
nobody to go back to."""

CHUNK: Final = 250
"""Customers that are seen to by one set of queries."""


def hand_over_in(
    connection: Connection, *, team_id: int, from_id: int, to_id: int, by_id: int,
    customer_ids: Collection[int] | None, why: Why, return_at: datetime | None, now: datetime, library: Library,
) -> int | None:  # fmt: skip
    """Customers of a team go from one person to a member of it; the handover's id, None when there was none to go.

    ``customer_ids`` None: all of the team's in that book. With ``return_at`` they come back by themselves then; for
    good and named one by one, they go back to nobody before, either. What is open of them is the receiver's to do, due
    as it suits them; what was to bring it up to the former rep does not leave, and they can take nothing back. Who it
    concerns is told by ``flows.telling_handovers``. Whether ``by_id`` may do this is asked before.
    """
    if from_id == to_id or teams.member(connection, team_id=team_id, person_id=to_id) is None:
        return None
    rows = changing_hands.of_team(connection, team_id=team_id, person_id=from_id, only=customer_ids)
    going = [row.id for row in rows if row.erased_at is None]
    if not going:
        return None
    if customer_ids is not None and return_at is None:
        handovers.end(connection, customer_ids=going, now=now)
    values = {"team_id": team_id, "from_id": from_id, "to_id": to_id, "by_id": by_id, "why": why, "at": now}
    number = handovers.put(connection, values={**values, "return_at": return_at}, customer_ids=going)
    _move(connection, rows, from_id, to_id, library, now)
    note(connection, by=by_id, team_id=team_id, action="hand_over", about=f"handover:{number}", now=now)
    return number


def take_back_in(
    connection: Connection, *, of: HandoverRow, by_id: int, how: Back, customer_ids: Collection[int] | None,
    now: datetime, library: Library,
) -> int | None:  # fmt: skip
    """Those who went over by ``of`` (``customer_ids`` None: all who have not gone back yet) are as before it.

    Whoever has them by now gives them back. The id of the handover back; None when it was over already. Where nobody is
    there any more to have them, they stay, and the handover says so.
    """
    out = handovers.still_out(connection, handover_id=of.id)
    going = [row for row in out if customer_ids is None or row.id in customer_ids]
    if len(going) == len(out) and not handovers.finish(connection, handover_id=of.id, now=now):
        return None
    ids = [row.id for row in going]
    if not ids:
        return None
    home = teams.member(connection, team_id=of.team_id, person_id=of.from_id) is not None
    to_id = of.from_id if home else of.to_id
    handovers.end(connection, customer_ids=ids, since=of.id, now=now)
    values = {"team_id": of.team_id, "from_id": of.to_id, "to_id": to_id, "by_id": by_id, "at": now, "of_id": of.id}
    number = handovers.put(connection, values={**values, "why": how if home else "stayed"}, customer_ids=ids)
    handovers.end(connection, customer_ids=ids, since=number, now=now)
    for holder, some in groupby(sorted(going, key=_holder), key=_holder):
        rows = changing_hands.of_team(connection, team_id=of.team_id, person_id=holder, only=[row.id for row in some])
        if home and holder != to_id:
            _move(connection, rows, holder, to_id, library, now)
    note(connection, by=by_id, team_id=of.team_id, action="hand_back", about=f"handover:{number}", now=now)
    return number


def _holder(row: CustomerRow) -> int:
    number: int = row.person_id
    return number


def _move(
    connection: Connection, rows: Sequence[CustomerRow], from_id: int, to_id: int, library: Library, now: datetime
) -> None:
    before, desk = (desk_from_now_on(connection, person_id=one, now=now) for one in (from_id, to_id))
    for start in range(0, len(rows), CHUNK):
        _move_some(connection, rows[start : start + CHUNK], (from_id, before.hours), (to_id, desk), library, now)


def _move_some(
    connection: Connection, rows: Sequence[CustomerRow], giver: tuple[int, Hours], receiver: tuple[int, RepDesk],
    library: Library, now: datetime,
) -> None:  # fmt: skip
    ids = [row.id for row in rows]
    waiting = [row.id for row in changing_hands.waiting(connection, customer_ids=ids)]
    follow_ups.unsay(connection, follow_up_ids=waiting, now=now)
    changing_hands.let_go(connection, customer_ids=ids, of=giver[0])
    changing_hands.move(connection, customer_ids=ids, to=receiver[0])
    HandedDues(connection, to=receiver[0], before=giver[1], desk=receiver[1], library=library, now=now).plan(rows)
