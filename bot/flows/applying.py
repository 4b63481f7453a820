"""What an update changes, it changes once."""

from collections.abc import Callable
from typing import Any

from bot.flows.services import Sender
from bot.store import applied
from bot.store.database import Connection


def once(connection: Connection, sender: Sender, place: str, work: Callable[[], Any]) -> Any:
    """Do ``work``, or when this sender's update did it before (processed again after a kill), tell what came of it.

    The result is JSON. ``place`` tells apart what one update does in several transactions, 16 characters at most.
    """
    by = sender.person_id, sender.update_id
    return applied.once(connection, person_id=by[0], update_id=by[1], place=place, now=sender.now, work=work)
