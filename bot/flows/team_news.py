"""What somebody hears because somebody else did something in their team: written down with what caused it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Literal

from bot.core.text import Language
from bot.flows.services import Sender
from bot.store import outbox, people
from bot.store.database import Connection

News = Literal["joined", "left", "removed", "lead", "rep", "closed"]
"""Somebody joined or left the team (its lead hears so); the reader was removed, leads now, or no longer; it is over."""

Render = Callable[[News, Language, Mapping[str, Any]], Mapping[str, Any]]
"""Makes the Bot API's method and parameters of some news and its facts."""

STALE: Final = timedelta(days=3)
"""After so long it is no news any more."""


def tell(connection: Connection, render: Render, sender: Sender, *, to: int, news: News, **facts: Any) -> None:
    """Let somebody hear of what the sender did; who never wrote to the bot can't be told."""
    language = people.spoken_by(connection, person_id=to)
    if language is None or to == sender.person_id:
        return
    key = f"team:{news}:{to}:{sender.person_id}:{sender.update_id}"
    content = render(news, language, facts)
    outbox.put(connection, key=key, chat_id=to, content=content, due_at=sender.now, expires_at=sender.now + STALE)
