"""From evidence and impression to the verdict."""

from collections.abc import Collection, Iterable, Mapping
from itertools import repeat
from operator import add, attrgetter
from types import MappingProxyType

from bot.core.answering import Shifts
from bot.core.choice import told
from bot.core.impression import Blend, Impression, chance, logit
from bot.core.library import Library
from bot.core.tree import Evidence, SoftTree
from bot.core.verdict import CLEARLY, Ranked, Verdict

ENOUGH_EVIDENCE, ENOUGH_GAIN = 0.25, 0.12
"""By trees alone, a facet has a verdict from this much evidence on (less than a weak cue), if its best type then stands
out by this much against what it is with nothing known."""

WORTH_WEIGHING = 0.05
"""With an impression, a facet whose best type is less likely than this has no part in the verdict."""

NOTHING: Evidence = MappingProxyType({})
NOT_ASKED: Mapping[str, float] = MappingProxyType({})

_CONFIDENCE = attrgetter("confidence")


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
        self.shifts = {facet: Shifts(tree) for facet, tree in self.trees.items()} if blend else {}
        self._unknown = {facet: tree.weights(tree.log_odds({})) for facet, tree in self.trees.items()}
        self._unknown_odds = {facet: [logit(weight) for weight in known] for facet, known in self._unknown.items()}

    def weigh(
        self,
        evidence: Evidence,
        answers: Evidence = NOTHING,
        impression: Impression | None = None,
        chosen: Mapping[str, float] = NOT_ASKED,
    ) -> Verdict:
        """The verdict on what was read and answered; what hardly anything bears on is left out rather than guessed.

        ``chosen``: types that were offered, and what the answers add to their log-odds.
        """
        if self._blend is None or impression is None:
            return self._by_trees({**evidence, **answers})
        facets = {facet: self.ranking(facet, evidence, NOTHING, impression) for facet in self.trees}
        likeliest = logit(max(ranking[0].confidence for ranking in facets.values()))
        bearing = sum(abs(strength) for strength in evidence.values())
        customer = self._blend.aboutness(impression, bearing, likeliest)
        picked = any(shift > 0 for shift in chosen.values())
        if customer < self._blend.offered and not picked:
            # Nothing is made up of other talk; but a rep who then tells what they saw is heard.
            return self._by_trees({**evidence, **answers}) if answers else Verdict({}, self._main)
        if answers or chosen:
            facets = {facet: self.ranking(facet, evidence, answers, impression, chosen) for facet in self.trees}
        worth = {facet: ranking for facet, ranking in facets.items() if ranking[0].confidence >= WORTH_WEIGHING}
        if not worth or (customer < self._blend.said and not answers and not picked):
            return Verdict({}, self._main, blended=True, supposed=facets)
        return Verdict(worth, self._main, blended=True)

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

    def ranking(
        self,
        facet: str,
        evidence: Evidence,
        answers: Evidence,
        impression: Impression | None,
        chosen: Mapping[str, float] = NOT_ASKED,
    ) -> tuple[Ranked, ...]:
        """The types of one facet, best first: blended with an impression, by the tree alone without."""
        tree = self.trees[facet]
        if self._blend is None or impression is None:
            chances: Iterable[float] = tree.weights(tree.log_odds({**evidence, **answers}))
        else:
            log_odds = self._blended(facet, self._blend, impression, evidence, answers)
            if chosen:
                shifts = map(chosen.get, tree.leaves, repeat(0.0))
                log_odds = [*map(told, log_odds, shifts)]
            chances = map(chance, log_odds)
        return tuple(sorted(map(Ranked, tree.leaves, repeat(facet), chances), key=_CONFIDENCE, reverse=True))

    def _blended(
        self, facet: str, blend: Blend, impression: Impression, evidence: Evidence, answers: Evidence
    ) -> list[float]:
        tree = self.trees[facet]
        if answers:
            evidence = {signal: strength for signal, strength in evidence.items() if signal not in answers}
        read = self._moved(facet, evidence) if tree.bearing(evidence) else [0.0] * len(tree.leaves)
        log_odds = blend.log_odds(impression, tree.leaves, facet, read)
        for place in self._unlearnt[facet]:
            log_odds[place] = self._unknown_odds[facet][place] + read[place]
        for signal, strength in answers.items():
            if signal in tree.signals:
                log_odds = [*map(add, log_odds, self.shifts[facet][signal, strength > 0])]
        return log_odds

    def _by_trees(self, evidence: Evidence) -> Verdict:
        facets = {}
        for facet, tree in self.trees.items():
            if tree.bearing(evidence) < ENOUGH_EVIDENCE:
                continue
            ranking = self.ranking(facet, evidence, NOTHING, None)
            best = ranking[0]
            if best.confidence - self._unknown[facet][tree.leaves.index(best.type)] >= ENOUGH_GAIN:
                facets[facet] = ranking
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
