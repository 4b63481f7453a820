"""A customer is not always the same: who they seem to be now, beside who they were at the same stage before."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.book.history import Judged
from bot.core.library import Library


@dataclass(frozen=True, slots=True)
class Mood:
    """At one ``stage`` they were like ``before`` (a type of a main facet), and the next time like ``now``."""

    stage: str
    before: str
    now: str


def mood(library: Library, judged: Sequence[Judged]) -> Mood | None:
    """Whether the latest judgement (they come latest first) is another than the one before it at its stage."""
    told = [(one.stage, kind) for one in judged if (kind := leading_style(library, one.types))]
    if not told:
        return None
    stage, now = told[0]
    before = next((kind for at, kind in told[1:] if at == stage), now)
    same_facet = library.types[before].facet == library.types[now].facet
    return Mood(stage, before, now) if before != now and same_facet else None


def leading_style(library: Library, types: Sequence[tuple[str, float]]) -> str:
    """The likeliest type of a main facet; empty without one."""
    main = {facet for facet, tree in library.trees.items() if tree.main}
    known = [(confidence, kind) for kind, confidence in types if kind in library.types]
    return max(((sure, kind) for sure, kind in known if library.types[kind].facet in main), default=(0.0, ""))[1]
