"""A broadcast as its readers get it."""

from typing import Any

from bot.core.engine import Engine
from bot.core.teams.message import call_of
from bot.flows.looking import InHand
from bot.flows.stored_broadcasts import Broadcast
from bot.handlers.sending import delivery, markup
from bot.messenger import Messenger
from bot.screens.reading import answer_rows, card
from bot.screens.screen import Button, Rows, Screen
from bot.store.people import Profile


def as_read(
    bot: Messenger, engine: Engine, broadcast: Broadcast, profile: Profile, instead: str | None = None
) -> dict[str, Any]:
    """The Bot API's method and parameters; a card in the reader's language. ``instead`` of their own data all buttons
    to answer with have this.
    """
    rows = answer_rows(broadcast.id, profile.language) if broadcast.asks else ()
    rows = tuple(tuple(Button(one.label, instead or one.data) for one in row) for row in rows)
    shown = card(InHand(engine, profile, None, {}), broadcast.message.card) if broadcast.message.card else None
    if shown:
        return delivery(bot, Screen(shown.text, (*shown.rows, *rows)))
    return call_of(broadcast.message) | _buttons(bot, rows)


def _buttons(bot: Messenger, rows: Rows) -> dict[str, Any]:
    return {"reply_markup": markup(bot, rows)} if rows else {}
