"""What kind of customer it probably is: types ranked by confidence, facet by facet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Confidence = Literal["clearly", "probably", "not_sure"]

CLEARLY, PROBABLY = 0.82, 0.45
"""From these confidences on the words are used; below, the rep is told we are not sure."""

CLOSE = 0.18
"""Two types whose confidences differ by less are a close call: advice must be safe for both."""

MOST_LEADING = 3
"""Types that a card names: more is a portrait nobody reads at the door."""


class Ranked(NamedTuple):
    """A type with its confidence, 0 to 1."""

    type: str
    facet: str
    confidence: float

    @property
    def word(self) -> Confidence:
        """The confidence as it is said to a rep."""
        if self.confidence >= CLEARLY:
            return "clearly"
        return "probably" if self.confidence >= PROBABLY else "not_sure"


@dataclass(frozen=True)
class Verdict:
    """Per facet that has any evidence, its types from the likeliest down. ``main`` are the facets that lead a card.

    ``blended``: confidences are those of an impression and evidence together, each type for itself; otherwise they are
    shares of a tree's weight. ``supposed`` are the facets of a text that may be about no customer, or of one
    nothing is likely of: no type of theirs is asserted, but the nearest may be offered.
    """

    facets: Mapping[str, tuple[Ranked, ...]]
    main: frozenset[str] = frozenset()
    blended: bool = False
    supposed: Mapping[str, tuple[Ranked, ...]] = field(default_factory=dict)

    @cached_property
    def types(self) -> tuple[Ranked, ...]:
        """All types of all facets, best first."""
        return _best_first(self.facets)

    @cached_property
    def nearest(self) -> tuple[Ranked, ...]:
        """The same, or of a text that may be about no customer the types that it would be; best first."""
        return self.types or _best_first(self.supposed)

    @cached_property
    def leading(self) -> tuple[Ranked, ...]:
        """The best type of each facet that has one worth saying: main facets first, the surest first; three at most."""
        best = (ranking[0] for ranking in self.facets.values())
        said = sorted(best, key=lambda ranked: (ranked.facet not in self.main, -ranked.confidence))
        worth = [ranked for ranked in said if ranked.word != "not_sure"]
        return tuple(worth[:MOST_LEADING] or said[:1])

    @cached_property
    def in_play(self) -> tuple[Ranked, ...]:
        """The leading types and the rivals that are too close to rule out: advice must suit them all."""
        shown = [(ranked, self.rival(ranked)) for ranked in self.leading]
        return tuple(one for pair in shown for one in pair if one)

    def rival(self, ranked: Ranked) -> Ranked | None:
        """The runner-up of its facet when the two are too close to call."""
        ranking = self.facets[ranked.facet]
        second = ranking[1] if len(ranking) > 1 else None
        if second and ranked.confidence < CLEARLY and ranked.confidence - second.confidence < CLOSE:
            return second
        return None

    def pinned(self, type_: str, facet: str) -> "Verdict":
        """The same verdict with this type taken as given, because someone who knows the customer says so."""
        others = {other: ranking for other, ranking in self.facets.items() if other != facet}
        return Verdict({facet: (Ranked(type_, facet, 1.0),), **others}, self.main, self.blended)

    def __bool__(self) -> bool:
        return bool(self.facets)


def _best_first(facets: Mapping[str, tuple[Ranked, ...]]) -> tuple[Ranked, ...]:
    every = (ranked for ranking in facets.values() for ranked in ranking)
    return tuple(sorted(every, key=lambda ranked: -ranked.confidence))
