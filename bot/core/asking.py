"""The next question: the one whose answer is expected to improve the advice most (design: Ask)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

from bot.core.library import Library
from bot.core.tree import Evidence, SoftTree
from bot.core.verdict import CLEARLY, Judge

MOST_QUESTIONS = 3
"""Questions asked about one description; a rep at the door has no time for more."""

ENOUGH_GAIN = 0.02
"""A question must be expected to improve the advice by this much (0 to 1) to be worth asking."""

UNLIKELY = 0.05
"""A node that less than this share of the weight reaches is not asked."""


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

    def next(self, evidence: Evidence, skipped: Collection[str] = ()) -> Question | None:
        """The best question, or None when no answer would change what the rep should do.

        ``skipped`` are signals already asked; signals with evidence are not asked again.
        """
        best: Question | None = None
        for facet, tree in self._judge.trees.items():
            if not tree.tree.everyone and not tree.bearing(evidence):
                continue
            log_odds = tree.log_odds(evidence)
            if max(tree.weights(log_odds)) >= CLEARLY:
                continue
            chances = _askable(tree, log_odds, {*evidence, *skipped})
            for signal in sorted(chances, key=lambda name: -_most_gain(chances[name])):
                if _most_gain(chances[signal]) < max(ENOUGH_GAIN, best.gain if best else 0.0):
                    break
                gain = self._gain(facet, tree, log_odds, signal, chances[signal])
                if gain >= ENOUGH_GAIN and (best is None or gain > best.gain):
                    best = Question(signal, gain)
        return best

    def _gain(self, facet: str, tree: SoftTree, log_odds: Sequence[float], signal: str, chance: float) -> float:
        """Expected worth of the best advice after the answer, less that of the best advice before it."""
        if_yes = tree.weights(tree.moved(log_odds, signal, 1.0))
        if_no = tree.weights(tree.moved(log_odds, signal, -1.0))
        before = [chance * yes + (1.0 - chance) * no for yes, no in zip(if_yes, if_no, strict=True)]
        agreement = self._agreement[facet]
        after = chance * _worth(agreement, if_yes) + (1.0 - chance) * _worth(agreement, if_no)
        return after - _worth(agreement, before)


def _most_gain(chance: float) -> float:
    """No answer can gain more: one that is nearly sure to come changes nothing, one that hardly comes hardly counts."""
    return min(chance, 1.0 - chance)


def _worth(agreement: Sequence[Sequence[float]], weights: Sequence[float]) -> float:
    """How well the best advice fits a customer drawn from ``weights``, 0 to 1."""
    likeliest = sorted(range(len(weights)), key=weights.__getitem__)[-3:]
    return max(_dot(weights, agreement[advised]) for advised in likeliest)


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    """The sum of products, place by place."""
    total: float = sum(map(mul, left, right))
    return total


def _askable(tree: SoftTree, log_odds: Sequence[float], known: Collection[str]) -> dict[str, float]:
    """Signals that nodes on likely paths ask about and nobody has told, with the chance that the answer is yes."""
    reached = {tree.tree.root: 1.0}
    chances: dict[str, float] = {}
    for step, odds in zip(tree.order, log_odds, strict=True):
        arriving = reached[step.node.id]
        share = arriving / (1.0 + exp(-odds))
        reached[step.node.yes], reached[step.node.no] = share, arriving - share
        if arriving > UNLIKELY and step.node.signal not in known:
            chances[step.node.signal] = chances.get(step.node.signal, 0.0) + share
    return chances


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
