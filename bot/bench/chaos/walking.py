"""A way through the bot's screens, one button after the other."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any, Final

from bot.sandbox.fake import Phone
from bot.sandbox.fake.messages import ShownMessage

_LOOKED: Final = 12
"""The newest messages, among which a screen is."""


@dataclass(frozen=True, slots=True)
class Say:
    """Write this when a button is to be seen that says ``seeing``; empty: at once."""

    text: str
    seeing: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The button that is next, and its message; without a message there is something to be written."""

    data: str
    shown: ShownMessage | None = None


class Walk:
    """Somebody on such a way: ``steps`` are patterns of what buttons say, or something to be written.

    ``ID`` in a pattern is a number, from the first button with one on always the same. Of several buttons of the newest
    message that has any, one is taken by chance. What was there before something was written is looked at no more, and
    ``within`` keeps to one message; a message that was tapped is looked at again once it shows other buttons. Somebody
    looks ``patience`` times whether a button is to be seen. ``taken`` is what was tapped.
    """

    def __init__(
        self,
        phone: Phone,
        steps: Sequence[str | Say],
        chance: Random,
        *,
        ends: str = "",
        within: int = 0,
        patience: int = 20,
    ) -> None:
        self._phone, self._chance, self._within = phone, chance, within
        self._steps, self._ends = deque(steps), ends
        self._number, self._since, self._patience = "[0-9]+", 0, patience
        self._most = patience
        self._seen_before: ShownMessage | None = None
        self.taken: list[str] = []

    @property
    def over(self) -> bool:
        """Whether the end was reached, or given up."""
        return not self._steps or self._patience <= 0

    @property
    def writes(self) -> bool:
        """Whether something is to be written next."""
        return bool(self._steps) and isinstance(self._steps[0], Say)

    def ahead(self) -> Ahead | None:
        """What is next, unless it is not to be seen yet."""
        step = self._steps[0]
        pattern = step.seeing if isinstance(step, Say) else step
        found = self._seen(re.compile(pattern.replace("ID", self._number))) if pattern else Ahead("")
        if found or isinstance(step, Say):  # the bot waits for a text: whatever is written next, it would take for that
            self._patience = self._most
        else:
            self._patience -= 1
        return Ahead("") if found and isinstance(step, Say) else found

    def is_last(self, ahead: Ahead) -> bool:
        """Whether the way ends with this."""
        return len(self._steps) == 1 or bool(self._ends and re.fullmatch(self._ends, ahead.data))

    def take(self, ahead: Ahead) -> Any:
        """Do it; the update."""
        last, step = self.is_last(ahead), self._steps.popleft()
        if last:
            self._steps.clear()
        if isinstance(step, Say):
            said = self._phone.send(step.text)
            self._since = said["message"]["message_id"]
            return said
        self.taken.append(ahead.data)
        self._seen_before = ahead.shown
        return self._phone.tap(data=ahead.data, message_id=ahead.shown.message_id if ahead.shown else None)

    def _seen(self, wanted: re.Pattern[str]) -> Ahead | None:
        for shown in islice(reversed(self._phone.messages), _LOOKED):
            data = [one.data for one in shown.flat if one.data and wanted.fullmatch(one.data)]
            if data and self._is_new(shown):
                found = self._chance.choice(data)
                number = re.match("[a-z]:([1-9][0-9]*)", found)
                if number and not self._number.isdecimal():
                    self._number = number[1]
                return Ahead(found, shown)
        return None

    def _is_new(self, shown: ShownMessage) -> bool:
        before = self._seen_before
        same = before is not None and before.message_id == shown.message_id and before.buttons == shown.buttons
        return not same and shown.message_id > self._since and self._within in (0, shown.message_id)
