"""The next question: the one whose answer is expected to improve the advice most (design: Ask)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

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
        self._agreement = _agreements(library)

    def next(self, evidence: Evidence, skipped: Collection[str] = ()) -> Question | None:
        """The best question, or None when no answer would change what the rep should do.

        ``skipped`` are signals already asked; signals with evidence are not asked again.
        """
        best: Question | None = None
        for tree in self._judge.trees.values():
            if not _open(tree, evidence):
                continue
            for signal, chance in _askable(tree, evidence, skipped).items():
                gain = self._gain(tree, evidence, signal, chance)
                if gain >= ENOUGH_GAIN and (best is None or gain > best.gain):
                    best = Question(signal, gain)
        return best

    def _gain(self, tree: SoftTree, evidence: Evidence, signal: str, chance: float) -> float:
        """Expected worth of the best advice after the answer, less that of the best advice before it."""
        if_yes = tree.walk({**evidence, signal: 1.0})
        if_no = tree.walk({**evidence, signal: -1.0})
        before = {leaf: chance * if_yes[leaf] + (1.0 - chance) * if_no[leaf] for leaf in if_yes}
        after = chance * self._worth(if_yes) + (1.0 - chance) * self._worth(if_no)
        return after - self._worth(before)

    def _worth(self, weights: Mapping[str, float]) -> float:
        """How well the best advice fits a customer drawn from ``weights``, 0 to 1."""
        candidates = sorted(weights, key=lambda leaf: -weights[leaf])[:3]
        return max(
            sum(weight * self._agreement[advised, true] for true, weight in weights.items()) for advised in candidates
        )


def _open(tree: SoftTree, evidence: Evidence) -> bool:
    """Is this facet still unclear, and does the customer have a type in it at all?"""
    if not tree.tree.everyone and not tree.bearing(evidence):
        return False
    return max(tree.walk(evidence).values()) < CLEARLY


def _askable(tree: SoftTree, evidence: Evidence, skipped: Collection[str]) -> dict[str, float]:
    """Signals that nodes on likely paths ask about and nobody has told, with the chance that the answer is yes."""
    reached = {tree.tree.root: 1.0}
    chances: dict[str, float] = {}
    for step in tree.order:
        arriving = reached[step.node.id]
        share = step.share(evidence)
        reached[step.node.yes], reached[step.node.no] = arriving * share, arriving * (1.0 - share)
        signal = step.node.signal
        if arriving > UNLIKELY and signal not in evidence and signal not in skipped:
            chances[signal] = chances.get(signal, 0.0) + arriving * share
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
