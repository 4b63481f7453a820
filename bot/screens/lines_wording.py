"""The words about the team's own lines, in both languages."""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class LineWords:
    """One language."""

    of_team: str


ZH = LineWords(of_team="👥 组里的话术")
EN = LineWords(of_team="👥 Your team’s line")


def line_words(language: Language) -> LineWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
