"""The next question: the one whose answer is expected to improve the advice most (design: Ask)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import mul

from bot.core.belief import Belief
from bot.core.judging import Judge
from bot.core.library import Library
from bot.core.tree import Evidence, SoftTree
from bot.core.verdict import CLEARLY, Verdict

MOST_QUESTIONS = 3
"""Questions asked about one description; a rep at the door has no time for more."""

ENOUGH_GAIN = 0.02
"""A question must be expected to improve the advice by this much (0 to 1) to be worth asking."""

BESIDE = 0.5
"""What good advice on a second facet counts beside that on the first."""

UNSEEN = 0.3
"""What a facet counts of which the description shows nothing, beside those it shows something of."""


@dataclass(frozen=True, slots=True)
class Question:
    """Ask about ``signal``; ``gain`` is the expected improvement of the advice, 0 to 1."""

    signal: str
    gain: float


class Asker:
    """Chooses questions. Advice for the wrong type is worth as much as the two types' moves agree."""

    def __init__(self, library: Library, judge: Judge) -> None:
        self._judge = judge
        agreement = _agreements(library)
        self._agreement = {
            facet: [[agreement[advised, true] for true in tree.leaves] for advised in tree.leaves]
            for facet, tree in judge.trees.items()
        }

    def next(
        self, evidence: Evidence, skipped: Collection[str] = (), verdict: Verdict | None = None
    ) -> Question | None:
        """The best question, or None when no answer would change what the rep should do.

        ``skipped`` are signals already asked; signals with evidence are not asked again. ``verdict`` is the one on
        ``evidence`` and an impression; without it the evidence alone counts.
        """
        beliefs = self._beliefs(evidence, self._judge.weigh(evidence) if verdict is None else verdict)
        worths = {facet: _worth(self._agreement[facet], belief.chances) for facet, belief in beliefs.items()}
        best: Question | None = None
        for facet, belief in beliefs.items():
            if belief.best >= CLEARLY:
                continue
            others = [worth for other, worth in worths.items() if other != facet]
            chances = belief.askable({*evidence, *skipped})
            for signal in sorted(chances, key=lambda name: -_most_gain(chances[name])):
                if _most_gain(chances[signal]) < max(ENOUGH_GAIN, best.gain if best else 0.0):
                    break
                gain = self._gain(facet, belief, signal, chances[signal], others)
                if gain >= ENOUGH_GAIN and (best is None or gain > best.gain):
                    best = Question(signal, gain)
        return best

    def _beliefs(self, evidence: Evidence, verdict: Verdict) -> dict[str, Belief]:
        """What is believed of each facet that everyone has a type in, or that anything points to."""
        return {
            facet: self._belief(facet, tree, evidence, verdict)
            for facet, tree in self._judge.trees.items()
            if facet in verdict.facets or tree.tree.everyone or tree.bearing(evidence)
        }

    def _belief(self, facet: str, tree: SoftTree, evidence: Evidence, verdict: Verdict) -> Belief:
        """By the verdict on the facet, or by its tree alone where there is none; that counts less beside another."""
        ranking = verdict.facets.get(facet)
        if ranking and verdict.blended:
            confidence = {ranked.type: ranked.confidence for ranked in ranking}
            shifts = self._judge.shifts[facet]
            return Belief(tree, [confidence[kind] for kind in tree.leaves], ranking[0].confidence, shifts=shifts)
        log_odds = tree.log_odds(evidence)
        weights = tree.weights(log_odds)
        counts = UNSEEN if verdict and not ranking else 1.0
        return Belief(tree, [weight * counts for weight in weights], max(weights), log_odds, weights)

    def _gain(self, facet: str, belief: Belief, signal: str, chance: float, others: Sequence[float]) -> float:
        """Expected worth of the best advice after the answer, less that of the best advice before it."""
        if_yes, if_no = belief.after(signal, 1.0), belief.after(signal, -1.0)
        before = [chance * yes + (1.0 - chance) * no for yes, no in zip(if_yes, if_no, strict=True)]
        agreement = self._agreement[facet]
        yes, no, now = (_together(_worth(agreement, chances), others) for chances in (if_yes, if_no, before))
        return chance * yes + (1.0 - chance) * no - now


def _most_gain(chance: float) -> float:
    """No answer can gain more: one that is nearly sure to come changes nothing, one that hardly comes hardly counts."""
    return min(chance, 1.0 - chance)


def _worth(agreement: Sequence[Sequence[float]], chances: Sequence[float]) -> float:
    """How well the best advice of a facet fits a customer with these chances, 0 to 1."""
    likeliest = sorted(range(len(chances)), key=chances.__getitem__)[-3:]
    return max(_dot(chances, agreement[advised]) for advised in likeliest)


def _together(worth: float, others: Sequence[float]) -> float:
    """The worth of the advice as a whole: a card leads with the facet that is clearest; the others count less."""
    best = max(worth, *others) if others else worth
    return best + BESIDE * (worth + sum(others) - best)


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    """The sum of products, place by place."""
    total: float = sum(map(mul, left, right))
    return total


def _agreements(library: Library) -> dict[tuple[str, str], float]:
    """How much advice for one type serves another, 0 to 1: the moves both welcome or both resist."""
    agreement = {}
    for advised in library.types.values():
        for true in library.types.values():
            if advised.id == true.id:
                agreement[advised.id, true.id] = 1.0
                continue
            shared = {*advised.welcomes} & {*true.welcomes} | {*advised.resists} & {*true.resists}
            every = {*advised.welcomes, *true.welcomes, *advised.resists, *true.resists}
            agreement[advised.id, true.id] = 0.6 * len(shared) / len(every)
    return agreement
