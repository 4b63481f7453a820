"""What kind of customer it probably is: types ranked by confidence, facet by facet."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import add, attrgetter
from types import MappingProxyType
from typing import Literal, NamedTuple

from bot.core.answering import shifts
from bot.core.impression import Blend, Impression, chance, logit
from bot.core.library import Library
from bot.core.tree import Evidence, SoftTree

Confidence = Literal["clearly", "probably", "not_sure"]

CLEARLY, PROBABLY = 0.72, 0.45
"""From these confidences on the words are used; below, the rep is told we are not sure."""

CLOSE = 0.18
"""Two types whose confidences differ by less are a close call: advice must be safe for both."""

ENOUGH_EVIDENCE, ENOUGH_GAIN = 0.25, 0.12
"""A facet has a verdict from this much evidence on (less than a weak cue), if its best type then stands out by this
much against what it is with nothing known."""


WORTH_WEIGHING = 0.05
"""With an impression, a facet whose best type is less likely than this has no part in the verdict."""

NOTHING: Evidence = MappingProxyType({})

_CONFIDENCE = attrgetter("confidence")

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
    shares of a tree's weight.
    """

    facets: Mapping[str, tuple[Ranked, ...]]
    main: frozenset[str] = frozenset()
    blended: bool = False

    @cached_property
    def types(self) -> tuple[Ranked, ...]:
        """All types of all facets, best first."""
        every = (ranked for ranking in self.facets.values() for ranked in ranking)
        return tuple(sorted(every, key=lambda ranked: -ranked.confidence))

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


class Judge:
    """Weighs evidence by the trees of one library, and the impression of a trained reader where there is one."""

    def __init__(self, library: Library, blend: Blend | None = None, learnt: Collection[str] = ()) -> None:
        """``learnt`` are the types that the reader knows; of any other the trees decide alone."""
        self.trees = {facet: SoftTree(tree) for facet, tree in library.trees.items()}
        self._main = frozenset(facet for facet, tree in library.trees.items() if tree.main)
        self._blend = blend
        self._unlearnt = {
            facet: [place for place, kind in enumerate(tree.leaves) if kind not in learnt]
            for facet, tree in self.trees.items()
        }
        self.shifts = {facet: shifts(tree) for facet, tree in self.trees.items()} if blend else {}
        self._unknown = {facet: tree.weights(tree.log_odds({})) for facet, tree in self.trees.items()}
        self._unknown_odds = {facet: [logit(weight) for weight in known] for facet, known in self._unknown.items()}

    def weigh(self, evidence: Evidence, answers: Evidence = NOTHING, impression: Impression | None = None) -> Verdict:
        """The verdict on what was read and answered; what hardly anything bears on is left out rather than guessed."""
        if self._blend is None or impression is None:
            return self._by_trees({**evidence, **answers})
        facets = {facet: self._blended(facet, self._blend, impression, evidence, {}) for facet in self.trees}
        likeliest = logit(max(ranking[0].confidence for ranking in facets.values()))
        bearing = sum(abs(strength) for strength in evidence.values())
        if not self._blend.is_about_someone(impression, bearing, likeliest):
            # Nothing is made up of other talk; but a rep who then tells what they saw is heard.
            return self._by_trees({**evidence, **answers}) if answers else Verdict({}, self._main)
        if answers:
            facets = {facet: self._blended(facet, self._blend, impression, evidence, answers) for facet in self.trees}
        return Verdict(
            {facet: ranking for facet, ranking in facets.items() if ranking[0].confidence >= WORTH_WEIGHING},
            self._main,
            blended=True,
        )

    def moved(self, evidence: Evidence) -> dict[str, float]:
        """How far evidence moves each type in its tree, in log-odds; types that it does not move are left out."""
        return {
            kind: moved
            for facet, tree in self.trees.items()
            if tree.bearing(evidence)
            for kind, moved in zip(tree.leaves, self._moved(facet, evidence), strict=True)
        }

    def _moved(self, facet: str, evidence: Evidence) -> list[float]:
        tree = self.trees[facet]
        weights = tree.weights(tree.log_odds(evidence))
        return [logit(weight) - known for weight, known in zip(weights, self._unknown_odds[facet], strict=True)]

    def _blended(
        self, facet: str, blend: Blend, impression: Impression, evidence: Evidence, answers: Evidence
    ) -> tuple[Ranked, ...]:
        tree = self.trees[facet]
        read = self._moved(facet, evidence) if tree.bearing(evidence) else [0.0] * len(tree.leaves)
        log_odds = blend.log_odds(impression, tree.leaves, facet, read)
        for place in self._unlearnt[facet]:
            log_odds[place] = self._unknown_odds[facet][place] + read[place]
        for signal, strength in answers.items():
            if signal in tree.signals:
                log_odds = [*map(add, log_odds, self.shifts[facet][signal, strength > 0])]
        return tuple(
            sorted(map(Ranked, tree.leaves, repeat(facet), map(chance, log_odds)), key=_CONFIDENCE, reverse=True)
        )

    def _by_trees(self, evidence: Evidence) -> Verdict:
        facets = {}
        for facet, tree in self.trees.items():
            if tree.bearing(evidence) < ENOUGH_EVIDENCE:
                continue
            weights = tree.weights(tree.log_odds(evidence))
            ranking = sorted(map(Ranked, tree.leaves, repeat(facet), weights), key=_CONFIDENCE, reverse=True)
            best = ranking[0]
            if best.confidence - self._unknown[facet][tree.leaves.index(best.type)] >= ENOUGH_GAIN:
                facets[facet] = tuple(ranking)
        return Verdict(facets, self._main)

    def unsettled(self, verdict: Verdict) -> bool:
        """Is a facet that every customer has a type in, or one with evidence, still unclear?"""
        for facet, tree in self.trees.items():
            ranking = verdict.facets.get(facet)
            if ranking is None and tree.tree.everyone:
                return True
            if ranking is not None and ranking[0].confidence < CLEARLY:
                return True
        return False
