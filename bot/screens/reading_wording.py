"""What a reader of a broadcast is offered to answer, in both languages."""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """One language."""

    seen: str
    done: str
    cannot: str


ZH = ReadingWords(seen="👀 看到了", done="✓ 已办", cannot="✋ 办不了，因为…")
EN = ReadingWords(seen="👀 Seen", done="✓ Done", cannot="✋ Can't, because…")


def reading_words(language: Language) -> ReadingWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
