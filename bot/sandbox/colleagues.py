"""Who holds the phones of the demo: colleagues of one team."""

from dataclasses import dataclass
from typing import Final, Literal

from bot.core.text import Language

PhoneName = Literal["zh", "en", "lead"]
"""What the tour and the seeded books call the phones; the page shows them in this order."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a phone; ``app_language`` is that of their Telegram, ``tags`` group readers in the team."""

    phone: PhoneName
    user_id: int
    name: str
    app_language: str
    role: Literal["lead", "rep"]
    tags: tuple[str, ...] = ()

    @property
    def language(self) -> Language:
        """What the bot speaks with them."""
        return "zh" if self.app_language.startswith("zh") else "en"


COLLEAGUES: Final = (
    Colleague("zh", 101, "小陈", "zh-hans", "rep", ("门店",)),
    Colleague("en", 102, "Mia", "en", "rep", ("海外",)),
    Colleague("lead", 103, "王组长", "zh-hans", "lead"),
)
"""The lead owns the demo's bot, too."""
