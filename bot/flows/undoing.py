"""Taking back what a rep did: the database is as it was, and the customer is due when they were."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.book.writing import Writing
from bot.core.engine import Engine
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_in
from bot.flows.editing import unedit
from bot.flows.erasing import unerase
from bot.flows.following import replan
from bot.flows.grading import ungrade
from bot.flows.merging import unmerge
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.touches_logged import untouch
from bot.store import customers, undos
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.people import Profile

How = Callable[[Connection, CustomerRow, Mapping[str, Any], datetime, Writing], None]
"""Makes a customer as they were ``before``. ``replan`` follows."""

_LIVE: Mapping[str, How] = {"touch": untouch, "grade": ungrade}  # nothing is due for who is erased
_EVEN_ERASED: Mapping[str, How] = {"edit": unedit, "erase": unerase, "merge": unmerge}
_HOW = {**_LIVE, **_EVEN_ERASED}


async def take_back(services: Services, sender: Sender, undo_id: int) -> CustomerCard | None:
    """Take a change back; whom to look at. None: that was done already, is too long ago, or not theirs."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> CustomerCard | None:
        apply = partial(_restore, connection, sender, undo_id, profile, engine)
        of = once(connection, sender, "undo", apply)
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=of) if of else None

    return await services.database.write(work)


def _restore(connection: Connection, sender: Sender, undo_id: int, profile: Profile, engine: Engine) -> int | None:
    mine = partial(customers.owned, connection, person_id=sender.person_id)
    taken = undos.take(connection, undo_id=undo_id, person_id=sender.person_id, what=tuple(_HOW))
    row = mine(customer_id=taken.customer_id, erased=taken.what in _EVEN_ERASED) if taken else None
    if taken is None or row is None:
        return None
    _HOW[taken.what](connection, row, taken.before, sender.now, engine.writing)
    shown: int = taken.before.get("into", row.id)
    desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
    for number in {shown, row.id}:
        replan(connection, customer_id=number, desk=desk, library=engine.library, now=sender.now)
    return shown
