"""What was done to a customer is taken back: an edit, an erasing, a merging."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.engine import Engine
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_in
from bot.flows.following import CLOCKS, replan
from bot.flows.merging import MOMENTS
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.setting_aside import bring_back
from bot.flows.stored_customers import terms_of
from bot.store import customers, follow_ups, histories, undos
from bot.store.database import Connection
from bot.store.people import Profile

KINDS = ("edit", "erase", "merge")


async def take_back(services: Services, sender: Sender, undo_id: int) -> CustomerCard | None:
    """Take a change back; the customer's card. None when it was taken back before, or too long ago."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> int | None:
        row = undos.take(connection, undo_id=undo_id, person_id=sender.person_id, what=KINDS)
        if row is None:
            return None
        if row.what == "edit":
            return _restored(connection, engine, profile, sender, row.customer_id, row.before)
        if row.what == "merge":
            _unmerge(connection, engine, profile, sender, row.customer_id, row.before)
        bring_back(connection, row.before["aside"])
        _restored(connection, engine, profile, sender, row.customer_id, {"erased_at": None})
        number: int = row.before.get("into", row.customer_id)
        return number

    def work(connection: Connection) -> CustomerCard | None:
        number = once(connection, sender, "undo", partial(apply, connection))
        if number is None:
            return None
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=number)

    return await services.database.write(work)


def _unmerge(
    connection: Connection, engine: Engine, profile: Profile, sender: Sender, other_id: int, kept: Mapping[str, Any]
) -> None:
    """The other gets back what was theirs; of the one, whatever is still as the merging left it is as it was before."""
    histories.hand_over(connection, belongings=kept["moved"], to=other_id)
    bring_back(connection, kept["ended"])
    row = customers.owned(connection, customer_id=kept["into"], person_id=sender.person_id, erased=True)
    if row is None:
        return
    _rewind(connection, row.id, kept["waiting"], sender.now)
    now, then = row._asdict(), {**kept["after"]}
    untouched = {
        name: _read(name, value) for name, value in kept["columns"].items() if now[name] == _read(name, then[name])
    }
    _restored(connection, engine, profile, sender, row.id, untouched)


def _rewind(connection: Connection, customer_id: int, before: list[Any], now: datetime) -> None:
    """The clocks that the merging replaced run again, instead of those it started."""
    waited = {number for number, _ in before}
    waiting = follow_ups.open_of(connection, customer_id=customer_id)
    started = [row.id for row in waiting if row.why in (*CLOCKS, "birthday") and row.id not in waited]
    follow_ups.end(connection, follow_up_ids=started, how="replaced", now=now)
    still = {row.id for row in waiting}
    replaced = follow_ups.replaced(connection, follow_up_ids=waited - still)
    bring_back(connection, [one for one in before if one[0] in replaced])


def _restored(
    connection: Connection, engine: Engine, profile: Profile, sender: Sender, customer_id: int,
    values: Mapping[str, Any],
) -> int | None:  # fmt: skip
    """The customer with these columns again, found and due as they say; None when the customer is gone."""
    row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id, erased=True)
    if row is None:
        return None
    after = {**row._asdict(), **values}
    terms = terms_of(engine.writing, after) if after["erased_at"] is None else ()
    customers.change(connection, customer_id=customer_id, values={**values, "updated_at": sender.now}, terms=terms)
    desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
    replan(connection, customer_id=customer_id, desk=desk, library=engine.library, now=sender.now)
    return customer_id


def _read(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name in MOMENTS else value
