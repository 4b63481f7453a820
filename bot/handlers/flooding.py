"""Someone who sends more than can be answered is told so once a minute; the rest of it is passed over."""

from collections.abc import Mapping
from typing import Any

import structlog
from telegram import Update

from bot.arriving import SHARED, person_of, read_update
from bot.core.allowance import Allowance
from bot.flows import profiles
from bot.flows.services import Sender, Services
from bot.handlers.context import app_language
from bot.handlers.sending import answer
from bot.messenger import Messenger
from bot.screens.wording import words

log = structlog.get_logger()


class Admission:
    """Says of a raw update whether it is seen to. Each person may ask for as much as replies may leave for them.

    Counted in this process: with replicas, each has counts of its own.
    """

    def __init__(self, services: Services, bot: Messenger) -> None:
        self._services = services
        self._bot = bot
        self._allowance = Allowance(bot.pace.replies)

    async def __call__(self, raw: Mapping[str, Any]) -> bool:
        """Whether it is; where not, its sender hears so, unless they did within the minute."""
        person, now = person_of(raw), self._bot.now()
        if person == SHARED or self._allowance.grants(person, now):
            return True
        kind = "inline" if "inline_query" in raw else "chat"
        if self._allowance.tells(person, kind, now):
            log.info("too many", person=person)
            try:
                await self._say_so(read_update(raw, self._bot))
            except Exception as error:  # noqa: BLE001 - whatever it was, this update is done with
                log.warning("could not say so", error=type(error).__name__)
        return False

    async def _say_so(self, update: Update) -> None:
        """An empty list to an inline query, a word over the screen to a tap, else a message."""
        if update.inline_query:
            await update.inline_query.answer([], cache_time=0, is_personal=True)
            return
        user, chat = update.effective_user, update.effective_chat
        if not user or not chat:
            return
        now = self._services.clock()
        sender = Sender(user.id, chat.id, app_language(user.language_code), now, update.update_id)
        text = words(await profiles.language_of(self._services, sender)).too_many
        if update.callback_query:
            await answer(update.callback_query, text)
        else:
            await self._bot.post(chat.id, text, None)
