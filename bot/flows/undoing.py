"""Taking back what a rep did: the database is as it was, and the customer is due when they were."""

from bot.core.library import Library
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import RepDesk, desk_in
from bot.flows.following import replan
from bot.flows.grading import ungrade
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.touches_logged import untouch
from bot.store import customers, undos
from bot.store.database import Connection

_HOW = {"touch": untouch, "grade": ungrade}


async def take_back(services: Services, sender: Sender, undo_id: int) -> CustomerCard | None:
    """Take a contact or a grade back; the customer. None: that was done already, is too long ago, or not theirs."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> CustomerCard | None:
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)

        def apply() -> int | None:
            return _restore(connection, sender, undo_id, desk, engine.library)

        of = once(connection, sender, "undo", apply)
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=of) if of else None

    return await services.database.write(work)


def _restore(connection: Connection, sender: Sender, undo_id: int, desk: RepDesk, library: Library) -> int | None:
    taken = undos.take(connection, undo_id=undo_id, person_id=sender.person_id, what=tuple(_HOW))
    row = customers.owned(connection, customer_id=taken.customer_id, person_id=sender.person_id) if taken else None
    if taken is None or row is None:
        return None
    _HOW[taken.what](connection, row, taken.before, sender.now)
    replan(connection, customer_id=row.id, desk=desk, library=library, now=sender.now)
    return int(row.id)
