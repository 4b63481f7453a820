"""The line to open with: for this kind of person, at this stage of the sale."""

from collections.abc import Iterable

from bot.core.advice import Advice
from bot.core.coaching import DEFAULT_STAGE, lines_for
from bot.core.library import Library

LIKELY = 0.3
"""A type less likely than this has no say in how to open."""


def openings(library: Library, types: Iterable[tuple[str, float]], stage: str, pack: str = "") -> tuple[Advice, ...]:
    """Lines that suit all likely types of the customer, best first; none when nothing is known of them.

    Only types of main facets are asked: they have lines for every stage.
    """
    main = {facet for facet, tree in library.trees.items() if tree.main}
    likely = [kind for kind, confidence in types if confidence >= LIKELY and kind in library.types]
    known = [library.types[kind] for kind in likely if library.types[kind].facet in main][:2]
    if not known:
        return ()
    phrases, _ = lines_for(known, stage if stage in library.stages else DEFAULT_STAGE, library.packs.get(pack))
    return tuple(phrase.advice for phrase in phrases)
