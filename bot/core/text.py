"""Text that exists in both languages of Birdcall."""

from typing import Literal

import msgspec

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A frozen value of the library: quick to make, compact to keep, and nothing for the garbage collector to walk."""


class Text(Value, frozen=True):
    """One thing said in Chinese and in English, each written for itself."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The wording in ``language``."""
        return self.zh if language == "zh" else self.en
