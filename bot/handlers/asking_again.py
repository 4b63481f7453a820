"""A broadcast as those get it who did not answer."""

from typing import Any

from bot.core.engine import Engine
from bot.core.teams.reminder import reminding
from bot.flows.stored_broadcasts import Broadcast
from bot.handlers.for_readers import as_read
from bot.messenger import Messenger
from bot.screens.answering import reminder_line
from bot.store.people import Profile


def reminder_for(bot: Messenger, engine: Engine, broadcast: Broadcast, profile: Profile) -> dict[str, Any]:
    """The Bot API's method and parameters."""
    return reminding(as_read(bot, engine, broadcast, profile), reminder_line(profile.language))
