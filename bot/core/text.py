"""Text that exists in both languages of Birdcall."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Chinese and in English, each written for itself."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The wording in ``language``."""
        return self.zh if language == "zh" else self.en
