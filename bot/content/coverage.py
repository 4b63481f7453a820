"""Which types have lines for which stages, in each language: the holes of the library."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.library import STAGES, CustomerType, Library
from bot.core.text import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Coverage:
    """``phrases[type][stage][language]`` counts lines; ``holes`` are the places with none."""

    phrases: Mapping[str, Mapping[str, Mapping[Language, int]]]

    @property
    def holes(self) -> list[tuple[str, str, Language]]:
        """Type, stage and language for which there is no line."""
        return [
            (kind, stage, language)
            for kind, stages in self.phrases.items()
            for stage, counts in stages.items()
            for language, count in counts.items()
            if not count
        ]


def measure_coverage(library: Library) -> Coverage:
    """The grid type × stage × language."""
    return Coverage({kind.id: {stage: _count(kind, stage) for stage in STAGES} for kind in library.types.values()})


def _count(kind: CustomerType, stage: str) -> dict[Language, int]:
    advice = kind.stages.get(stage)
    phrases = advice.phrases if advice else ()
    return {language: sum(bool(phrase.text.in_(language)) for phrase in phrases) for language in LANGUAGES}
