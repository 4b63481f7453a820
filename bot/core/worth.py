"""What advice is worth: how well the best of it fits a customer of whom only chances are known."""

from collections.abc import Mapping, Sequence
from operator import mul

from bot.core.library import Library
from bot.core.tree import SoftTree

BESIDE = 0.5
"""What good advice on a second facet counts beside that on the first."""


class Worth:
    """Advice for the wrong type is worth as much as the two types' moves agree."""

    def __init__(self, library: Library, trees: Mapping[str, SoftTree]) -> None:
        agreement = _agreements(library)
        self._agreement = {
            facet: [[agreement[advised, true] for true in tree.leaves] for advised in tree.leaves]
            for facet, tree in trees.items()
        }

    def of(self, facet: str, chances: Sequence[float]) -> float:
        """How well the best advice of a facet fits a customer whose types, as its tree's leaves, have these chances.

        0 to 1.
        """
        likeliest = sorted(range(len(chances)), key=chances.__getitem__)[-3:]
        return max(_dot(chances, self._agreement[facet][advised]) for advised in likeliest)


def together(worth: float, others: Sequence[float]) -> float:
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
