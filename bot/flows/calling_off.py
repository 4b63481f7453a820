"""A broadcast is dropped, called off, paused or taken up again by a lead of its team."""

from bot.core.teams.timing import Repeat
from bot.flows.access import Standing, note
from bot.flows.beginning import planned
from bot.flows.composing import Composed, Refusal, act
from bot.flows.services import Sender, Services
from bot.flows.settling import EVERY
from bot.flows.stored_broadcasts import Broadcast
from bot.store import broadcasts, readers, reports
from bot.store.database import Connection


async def cancel(services: Services, sender: Sender, broadcast_id: int) -> Composed | None:
    """It goes no further. What has left has left; what is written down and has not is taken back."""

    def apply(connection: Connection, found: Broadcast, standing: Standing) -> Refusal | None:
        values = {"state": "cancelled", "ended_at": sender.now, "updated_at": sender.now, "next_at": None}
        if found.state == "sending":  # its readers are gone through once more, to take back what waits
            values |= {"next_at": sender.now, "reached_id": None, "all_reached": False}
        states = ["draft", "planned", "sending"]
        if not broadcasts.change(connection, broadcast_id=found.id, values=values, states=states):
            return "under_way"
        if found.state == "sending":
            broadcasts.take_back(connection, broadcast_id=found.id, after=0, now=sender.now)
            readers.unask(connection, broadcast_id=found.id, now=sender.now)
            reports.freshen(connection, broadcast_id=found.id, now=sender.now, within=EVERY)
        if found.state != "draft":
            note(
                connection, by=sender.person_id, team_id=standing.team_id, action="cancel_broadcast",
                about=f"broadcast:{found.id}", now=sender.now,
            )  # fmt: skip
        return None

    return await act(services, sender, broadcast_id, "cancel", apply)


async def rewrite(services: Services, sender: Sender, broadcast_id: int) -> Composed | None:
    """What is planned, or was dropped before it began, is a draft of its author's again: nothing goes out by itself."""

    def apply(connection: Connection, found: Broadcast, _: Standing) -> Refusal | None:
        began = found.started_at is not None or found.author_id != sender.person_id
        values = {"state": "draft", "next_at": None, "ended_at": None, "all_reached": False, "updated_at": sender.now}
        states = [] if began else ["planned", "cancelled"]
        done = broadcasts.change(connection, broadcast_id=found.id, values=values, states=states)
        return None if done or found.state == "draft" else "under_way"

    return await act(services, sender, broadcast_id, "rewrite", apply)


async def pause(services: Services, sender: Sender, broadcast_id: int, *, on: bool) -> Composed | None:
    """One that repeats does not come any more, or comes again from its next time on."""

    def apply(connection: Connection, found: Broadcast, _: Standing) -> Refusal | None:
        if not isinstance(found.timing, Repeat):
            return "under_way"
        values = planned(connection, author_id=found.author_id, timing=found.timing, now=sender.now)
        values = {**values, "next_at": None} if on else values
        broadcasts.change(connection, broadcast_id=found.id, values=values, states=["planned"])
        return None

    return await act(services, sender, broadcast_id, "pause", apply)
