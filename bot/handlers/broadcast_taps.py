"""A tap on a button about a broadcast, and who acts on it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.flows import composing
from bot.flows.composing import Composed
from bot.flows.services import Sender, Services
from bot.handlers.context import Context
from bot.screens.broadcast_calls import Call
from bot.screens.broadcasts import screen_of
from bot.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on a button about a broadcast."""

    sender: Sender
    context: Context
    call: Call
    message_id: int | None

    @property
    def services(self) -> Services:
        """What flows work with."""
        return self.context.bot_data

    async def composed(self) -> Composed | None:
        """The broadcast as it stands."""
        return await composing.composed(self.services, self.sender, self.call.id)


Act = Callable[[Tap], Awaitable[Screen | None]]
"""Does what a button says; None: it is not theirs."""


def draft_page(shown: Composed | None, page: Callable[[Composed], Screen]) -> Screen | None:
    """That page of a draft; of one that is no draft any more how it stands."""
    if shown is None:
        return None
    return page(shown) if shown.broadcast.state == "draft" else screen_of(shown)
