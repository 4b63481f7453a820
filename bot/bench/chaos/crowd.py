"""Reps at work: they describe, tap what is on the card, edit, ask for help; each at their own pace."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from bot.bench.chaos.ledger import Ledger, Told
from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.text import Language
from bot.flows.consulting import stepped
from bot.sandbox.fake import Phone
from bot.sandbox.fake.messages import ShownMessage
from bot.screens.callbacks import read_call

REMEMBERED = 3
"""Cards that a rep still works with."""

AHEAD = 8
"""So much somebody does before it is brought, or answered: who does more than can be answered hears so, and no more."""

SHARES = {"tap": 52, "describe": 33, "edit": 8, "help": 7}
"""What reps do, in percent."""


class Rep:
    """One rep. ``engine`` works out what must become of each case by the same steps as the bot.

    Telegram brings taps and messages to a webhook side by side, so that one may overtake the other: a rep does not tap
    while an edit still ``waits`` to be brought, nor the other way round. Nor while a tap does: who sees no answer does
    not go on tapping.
    """

    def __init__(
        self,
        phone: Phone,
        language: Language,
        engine: Engine,
        ledger: Ledger,
        texts: Sequence[str],
        chance: Random,
        waits: Callable[[int], bool],
    ) -> None:
        self._waits = waits
        self._last = {"edit": 0, "tap": 0}
        self._latest = deque([0], AHEAD)
        self._phone = phone
        self._language = language
        self._engine = engine
        self._ledger = ledger
        self._texts = texts
        self._chance = chance
        self._told: list[Told] = []

    async def work(self, pause: float, over: Callable[[], bool]) -> None:
        """Do something every ``pause`` seconds on average, until it is ``over``."""
        while not over():
            await asyncio.sleep(self._chance.expovariate(1 / pause))
            if not self._waits(self._latest[0]) and self._ledger.unanswered(self._phone.user_id) < AHEAD:
                self._act()

    def _act(self) -> None:
        self._ledger.updates += 1
        cards = [told for told in self._told[-REMEMBERED:] if told.card_id]
        (act,) = self._chance.choices(list(SHARES), list(SHARES.values()))
        if act == "help" or (act == "describe" and self._ledger.waits(self._phone.user_id)):
            self._did(self._phone.send("/help"))
            self._ledger.asked_for_help[self._phone.user_id] += 1
        elif act == "describe" or not cards:
            self._describe()
        elif act == "tap" and not any(map(self._waits, self._last.values())):
            self._tap(self._chance.choice(cards))
        elif act == "edit" and not self._waits(self._last["tap"]):
            self._edit(self._chance.choice(cards))
        else:
            self._ledger.updates -= 1

    def _describe(self) -> None:
        text = self._chance.choice(self._texts)
        message_id = self._did(self._phone.send(text))["message"]["message_id"]
        told = Told(self._phone.user_id, message_id, Case.opened(self._engine, self._language, text))
        self._told.append(told)
        self._ledger.say(told)

    def _edit(self, told: Told) -> None:
        text = self._chance.choice([text for text in self._texts if text != told.case.text])
        self._last["edit"] = self._did(self._phone.edit(told.message_id, text))["update_id"]
        told.case = told.case.reworded(text)
        told.steps.append(f"{self._last['edit']} edit")

    def _tap(self, told: Told) -> None:
        shown = self._shown(told)
        buttons = [button.data for row in shown.buttons for button in row if (button.data or "").startswith("c:")]
        data = self._chance.choice([data for data in buttons if data])
        self._last["tap"] = self._did(self._phone.tap(data=data, message_id=shown.message_id))["update_id"]
        told.steps.append(f"{self._last['tap']} {data}")
        call = read_call(data)
        if call is None:
            return
        if call.verb in ("is", "undo"):
            told.case = told.case.corrected(call.arguments[0] if call.verb == "is" and call.arguments else None)
        else:
            told.case = stepped(told.case, call.verb, call.arguments)

    def _did(self, update: dict[str, Any]) -> dict[str, Any]:
        self._latest.append(update["update_id"])
        return update

    def _shown(self, told: Told) -> ShownMessage:
        return next(message for message in reversed(self._phone.messages) if message.message_id == told.card_id)
