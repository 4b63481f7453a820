"""What a reader answers to a broadcast: the last answer counts, and who answered is not asked again."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from bot.core.teams.answers import Answer, may_answer, reason_of
from bot.core.text import Language
from bot.flows.access import permitted
from bot.flows.applying import once
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.settling import EVERY
from bot.store import broadcasts, outbox, readers, reports
from bot.store.database import Connection
from bot.store.readers import ReaderRow

Standing = Literal["reader", "over", "author", "nobody"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A broadcast before somebody: one of its readers, with the answer they gave; ``over``: no answer counts any more.

    ``author``: a lead of the team who looks at it as readers do; ``nobody``: it is not for them.
    """

    broadcast_id: int
    who: Standing
    language: Language
    answer: Answer | None = None
    reason: str = ""


async def reading_of(services: Services, sender: Sender, broadcast_id: int) -> Reading:
    """How it stands, with nothing changed."""
    language = (await profile_of(services, sender)).language
    look = partial(_reading, services=services, sender=sender, broadcast_id=broadcast_id, language=language)
    return await services.database.read(look)


async def answer(services: Services, sender: Sender, broadcast_id: int, given: Answer, reason: str = "") -> Reading:
    """A reader answers, once for each update; how it stands then. A reminder that has not left does not leave."""
    language = (await profile_of(services, sender)).language

    def apply(connection: Connection, found: ReaderRow) -> None:
        values = {"answer": given, "reason": reason_of(reason), "answered_at": sender.now}
        readers.change(connection, broadcast_id=broadcast_id, person_id=sender.person_id, values=values)
        if found.pings:  # what they answer has come, even where it is not written down yet
            outbox.cancel(connection, keys=[found.delivery_key], now=sender.now)
        reports.freshen(connection, broadcast_id=broadcast_id, now=sender.now, within=EVERY)

    def work(connection: Connection) -> Reading:
        look = partial(_reading, connection, services=services, sender=sender, broadcast_id=broadcast_id)
        found = readers.of(connection, broadcast_id=broadcast_id, person_id=sender.person_id)
        if found is not None and look(language=language).who == "reader":
            once(connection, sender, "answer", partial(apply, connection, found))
        return look(language=language)

    return await services.database.write(work)


def _reading(
    connection: Connection, *, services: Services, sender: Sender, broadcast_id: int, language: Language
) -> Reading:
    row = broadcasts.of(connection, broadcast_id=broadcast_id)
    if row is None:
        return Reading(broadcast_id, "nobody", language)
    reader = readers.of(connection, broadcast_id=broadcast_id, person_id=sender.person_id)
    if reader is None:
        leads = permitted(connection, services, sender, row.team_id, "broadcast")
        return Reading(broadcast_id, "author" if leads else "nobody", language)
    who: Standing = "reader" if may_answer(row.state, row.ended_at, sender.now) else "over"
    return Reading(broadcast_id, who, language, reader.answer, reader.reason)
