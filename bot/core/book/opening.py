"""The line to open with: for this kind of person, at this stage of the sale."""

from collections.abc import Iterable

from bot.core.coaching import DEFAULT_STAGE, lines_for
from bot.core.library import Library
from bot.core.lines import Line
from bot.core.teams.own_lines import NO_LINES, OwnLines

LIKELY = 0.3
"""A type less likely than this has no say in how to open."""


def openings(
    library: Library, types: Iterable[tuple[str, float]], stage: str, pack: str = "", own: OwnLines = NO_LINES
) -> tuple[Line, ...]:
    """Lines that suit all likely types of the customer, best first; none when nothing is known of them.

    The team's ``own`` stand beside the library's. Only types of main facets are asked: they have lines for every stage.
    """
    main = {facet for facet, tree in library.trees.items() if tree.main}
    likely = [kind for kind, confidence in types if confidence >= LIKELY and kind in library.types]
    known = [library.types[kind] for kind in likely if library.types[kind].facet in main][:2]
    if not known:
        return ()
    stage = stage if stage in library.stages else DEFAULT_STAGE
    lines, _ = lines_for(known, stage, library.packs.get(pack))
    close = len({kind.facet for kind in known}) < len(known)
    return own.beside(lines, [kind.id for kind in known], stage, close=close)
