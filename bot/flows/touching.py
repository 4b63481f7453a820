"""A contact that happened is logged: what was due is done, and what follows is due."""

from functools import partial

from bot.core.book.history import Channel, Outcome
from bot.flows.applying import once
from bot.flows.book import CustomerCard, card_in
from bot.flows.desks import desk_in
from bot.flows.following import CLOCKS, replan
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customers, follow_ups, touches
from bot.store.database import Connection


async def log(
    services: Services, sender: Sender, customer_id: int, channel: Channel, outcome: Outcome | None, text: str = "",
    reached: bool = True, follow_up_id: int | None = None,
) -> CustomerCard | None:  # fmt: skip
    """Log a contact with a customer; the card, None when they are not in this person's book."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def apply(connection: Connection) -> None:
        row = customers.owned(connection, customer_id=customer_id, person_id=sender.person_id)
        if row is None:
            return
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        touch = {"customer_id": row.id, "person_id": row.person_id, "at": sender.now, "channel": channel}
        more = {"outcome": outcome, "reached": reached, "text": text, "stage": row.stage}
        touches.add(connection, values={**touch, **more})
        if reached:
            stage = {"stage": "aftercare"} if outcome == "won" else {}
            values = {"last_touch_at": sender.now, "outcome": outcome, "updated_at": sender.now, **stage}
            customers.change(connection, customer_id=row.id, values=values)
            waiting = follow_ups.open_of(connection, customer_id=row.id)
            done = [one.id for one in waiting if one.id == follow_up_id or one.why in CLOCKS]
            follow_ups.end(connection, follow_up_ids=done, how="done", now=sender.now)
        replan(connection, customer_id=row.id, desk=desk, library=engine.library, now=sender.now)

    def whole(connection: Connection) -> CustomerCard | None:
        once(connection, sender, "log", partial(apply, connection))
        return card_in(connection, engine=engine, profile=profile, sender=sender, customer_id=customer_id)

    return await services.database.write(whole)
