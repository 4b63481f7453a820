"""What the library does not say yet: types without lines for a stage, and schemes of the sources that nobody cites."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.core.library import STAGES, CustomerType, Library
from bot.core.schemes import SourceScheme
from bot.core.text import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Coverage:
    """``phrases[type][stage][language]`` counts lines; ``holes`` are the places that have none and should.

    ``citing`` maps each scheme of the catalogue to how many entries cite it; ``uncited`` are those that none does,
    although nothing excuses it.
    """

    phrases: Mapping[str, Mapping[str, Mapping[Language, int]]]
    holes: tuple[tuple[str, str, Language], ...]
    citing: Mapping[str, int]
    uncited: tuple[SourceScheme, ...]


def measure_coverage(library: Library) -> Coverage:
    """The grid type × stage × language, and the catalogue. Types of a main facet need lines for every stage."""
    phrases = {kind.id: {stage: _count(kind, stage) for stage in STAGES} for kind in library.types.values()}
    holes = tuple(
        (kind, stage, language)
        for kind, stages in phrases.items()
        if library.trees[library.types[kind].facet].main
        for stage, counts in stages.items()
        for language, count in counts.items()
        if not count
    )
    citing = dict.fromkeys(library.catalogue, 0)
    for source in _citations(library):
        citing[source] = citing.get(source, 0) + 1
    uncited = (one for one in library.catalogue.values() if not citing[one.id] and one.excuse is None)
    return Coverage(phrases, holes, citing, tuple(uncited))


def _count(kind: CustomerType, stage: str) -> dict[Language, int]:
    advice = kind.stages.get(stage)
    phrases = advice.phrases if advice else ()
    return {language: sum(bool(phrase.text.in_(language)) for phrase in phrases) for language in LANGUAGES}


def _citations(library: Library) -> Iterator[str]:
    """What every entry cites."""
    for group in (library.types, library.objections, library.plays, library.schemes, library.packs):
        for entry in group.values():
            yield from entry.sources
    for pack in library.packs.values():
        for objection in pack.objections.values():
            yield from objection.sources
        for rule in pack.rules:
            yield from rule.sources
    if library.calendar:
        yield from library.calendar.sources
