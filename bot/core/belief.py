"""What is believed of one facet while a question is chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add

from bot.core.answering import Shifts
from bot.core.impression import chance as probability
from bot.core.impression import logit
from bot.core.tree import LEAST_WEIGHT, SoftTree

UNLIKELY = 0.05
"""A node that less than this share of the weight reaches is not asked."""


@dataclass(frozen=True)
class Belief:
    """The chance of each of its types, its best confidence, and what its tree says."""

    tree: SoftTree
    chances: list[float]
    best: float
    log_odds: Sequence[float] = ()
    weights: Sequence[float] = ()
    shifts: Shifts | None = None

    @cached_property
    def _odds(self) -> list[float]:
        return [*map(logit, self.chances)]

    def after(self, signal: str, strength: float) -> list[float]:
        """The chances once one more signal is known: changed as an answer shifts them, or as the tree's weights do."""
        if self.shifts is not None:
            return [*map(probability, map(add, self._odds, self.shifts[signal, strength > 0]))]
        moved = self.tree.weights(self.tree.moved(self.log_odds, signal, strength))
        walked = zip(self.chances, moved, self.weights, strict=True)
        return [min(1.0, chance * now / max(was, LEAST_WEIGHT)) for chance, now, was in walked]

    def askable(self, known: Collection[str]) -> dict[str, float]:
        """Signals that nodes on likely paths ask about and nobody has told, with the chance that the answer is yes."""
        reached = dict(zip(self.tree.leaves, self.chances, strict=True))
        chances: dict[str, float] = {}
        for step in reversed(self.tree.order):
            share = reached[step.node.yes]
            reached[step.node.id] = arriving = share + reached[step.node.no]
            if arriving > UNLIKELY and step.node.signal not in known:
                chances[step.node.signal] = min(1.0, chances.get(step.node.signal, 0.0) + share)
        return chances
