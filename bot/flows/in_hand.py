"""Whom a rep is busy with: the customer whose card they opened or with whom they logged a contact last."""

from bot.flows.looking import IN_HAND
from bot.flows.services import Sender
from bot.store import customers, desks
from bot.store.customers import CustomerRow
from bot.store.database import Connection


def take_in_hand(connection: Connection, sender: Sender, customer_id: int) -> None:
    """The rep turned to this customer of theirs."""
    values = {"hand_id": customer_id, "hand_at": sender.now}
    desks.change(connection, person_id=sender.person_id, values=values)


def customer_in_hand(connection: Connection, sender: Sender) -> CustomerRow | None:
    """The customer they turned to within two hours, if still in their book."""
    desk = desks.of(connection, person_id=sender.person_id)
    if desk is None or desk.hand_id is None or desk.hand_at < sender.now - IN_HAND:
        return None
    return customers.owned(connection, customer_id=desk.hand_id, person_id=sender.person_id)
