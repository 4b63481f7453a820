"""The next question: the one whose answer is expected to improve the advice most (design: Ask)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from bot.core.belief import Belief
from bot.core.choice import MOST_OFFERED, NONE_OF_THESE, Choice, every_offered, shifts, told
from bot.core.impression import chance as probability
from bot.core.impression import logit
from bot.core.judging import Judge
from bot.core.library import Library
from bot.core.tree import Evidence, SoftTree
from bot.core.verdict import CLEARLY, Ranked, Verdict
from bot.core.worth import Worth, together

MOST_QUESTIONS = 3
"""Questions asked about one description; a rep at the door has no time for more."""

ENOUGH_GAIN = 0.02
"""A question must be expected to improve the advice by this much (0 to 1) to be worth asking."""

UNSEEN = 0.3
"""What a facet counts of which the description shows nothing, beside those it shows something of."""

READING = 0.03
"""What it costs to read three lines instead of answering one question, as a gain is counted."""

LEAST_LIKELY = 0.02
"""A type less likely than this is not offered, unless it may be about no customer at all."""


@dataclass(frozen=True, slots=True)
class Question:
    """Ask about ``signal``; ``gain`` is the expected improvement of the advice, 0 to 1."""

    signal: str
    gain: float

    @property
    def key(self) -> str:
        """What its answer is kept under."""
        return self.signal


class Asker:
    """Chooses questions. Advice for the wrong type is worth as much as the two types' moves agree."""

    def __init__(self, library: Library, judge: Judge) -> None:
        self._judge = judge
        self._worth = Worth(library, judge.trees)
        self._places = {kind: place for tree in judge.trees.values() for place, kind in enumerate(tree.leaves)}

    def next(
        self, evidence: Evidence, skipped: Collection[str] = (), verdict: Verdict | None = None
    ) -> Question | Choice | None:
        """The best question, or None when no answer would change what the rep should do.

        ``skipped`` are questions already asked; signals with evidence are not asked again, and no type is offered
        twice. ``verdict`` is the one on ``evidence`` and an impression; without it the evidence alone counts.
        """
        verdict = self._judge.weigh(evidence) if verdict is None else verdict
        if verdict.supposed:
            return self._offer(verdict, skipped)
        beliefs = self._beliefs(evidence, verdict)
        worths = {facet: self._worth.of(facet, belief.chances) for facet, belief in beliefs.items()}
        best: Question | Choice | None = self._choice(verdict, skipped, beliefs, worths)
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

    def _offer(self, verdict: Verdict, skipped: Collection[str]) -> Choice | None:
        """The nearest types of a text that may be about no customer: whether it is has to be asked first."""
        near = _nearest(verdict, skipped)
        return Choice(tuple(ranked.type for ranked in near), 1.0) if near else None

    def _choice(
        self, verdict: Verdict, skipped: Collection[str], beliefs: Mapping[str, Belief], worths: Mapping[str, float]
    ) -> Choice | None:
        """The nearest types, if to ask for one of them is worth reading about all; not where one is clear already."""
        if not verdict.blended or any(ranked.confidence >= CLEARLY for ranked in verdict.types[:1]):
            return None
        near = [ranked for ranked in _nearest(verdict, skipped) if ranked.confidence >= LEAST_LIKELY]
        if len(near) < 2:  # noqa: PLR2004  # of one there is nothing to choose
            return None
        expected, before = 0.0, dict[str, list[float]]()
        for share, answer in _shares(near):
            after = self._after(beliefs, near, answer)
            then = {facet: self._worth.of(facet, chances) for facet, chances in after.items()}
            expected += share * together(0.0, [*{**worths, **then}.values()])
            for facet, chances in after.items():
                sums = before.get(facet, [0.0] * len(chances))
                before[facet] = [total + share * one for total, one in zip(sums, chances, strict=True)]
        now = {facet: self._worth.of(facet, chances) for facet, chances in before.items()}
        gain = expected - together(0.0, [*{**worths, **now}.values()]) - READING
        return Choice(tuple(ranked.type for ranked in near), gain) if gain >= ENOUGH_GAIN else None

    def _after(self, beliefs: Mapping[str, Belief], near: Sequence[Ranked], answer: float) -> dict[str, list[float]]:
        """The chances of each facet with a type on offer, once that was answered."""
        changed: dict[str, list[float]] = {}
        for (kind, facet, confidence), shift in zip(near, shifts(len(near), answer), strict=True):
            chances = changed.setdefault(facet, list(beliefs[facet].chances))
            chances[self._places[kind]] = probability(told(logit(confidence), shift))
        return changed

    def _gain(self, facet: str, belief: Belief, signal: str, chance: float, others: Sequence[float]) -> float:
        """Expected worth of the best advice after the answer, less that of the best advice before it."""
        if_yes, if_no = belief.after(signal, 1.0), belief.after(signal, -1.0)
        before = [chance * yes + (1.0 - chance) * no for yes, no in zip(if_yes, if_no, strict=True)]
        yes, no, now = (together(self._worth.of(facet, chances), others) for chances in (if_yes, if_no, before))
        return chance * yes + (1.0 - chance) * no - now


def _most_gain(chance: float) -> float:
    """No answer can gain more: one that is nearly sure to come changes nothing, one that hardly comes hardly counts."""
    return min(chance, 1.0 - chance)


def _nearest(verdict: Verdict, skipped: Collection[str]) -> list[Ranked]:
    """The likeliest types that were not offered yet."""
    known = set(every_offered(skipped))
    return [ranked for ranked in verdict.nearest if ranked.type not in known][:MOST_OFFERED]


def _shares(near: Sequence[Ranked]) -> Iterator[tuple[float, float]]:
    """How likely each answer is: that none is picked, or the first, the second …; however many would fit, one is."""
    none = prod(1.0 - ranked.confidence for ranked in near)
    total = sum(ranked.confidence for ranked in near)
    yield none, NONE_OF_THESE
    for place, ranked in enumerate(near, 1):
        yield (1.0 - none) * ranked.confidence / total, place
