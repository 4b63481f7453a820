"""What an answer makes of each type of a facet, beside what the description's wording made of it.

An answer counts in full, whatever was read: a rep who looked knows better.
"""

from math import exp, log

from bot.core.tree import SoftTree, Step

COMPETING = 0.15
"""What it counts against a type that a customer bears the mark of another: people are seldom one thing only."""


class Shifts(dict[tuple[str, bool], list[float]]):
    """(signal, whether it is there) → by how much the log-odds of each leaf change, in the order of the tree's leaves.

    Worked out when first asked for: few of all answers are ever given.
    """

    def __init__(self, tree: SoftTree) -> None:
        super().__init__()
        self._tree = tree

    def __missing__(self, answer: tuple[str, bool]) -> list[float]:
        signal, present = answer
        found = [_shift(self._tree, leaf, signal, present=present) for leaf in self._tree.leaves]
        self[answer] = found
        return found


def _shift(tree: SoftTree, leaf: str, signal: str, *, present: bool) -> float:
    """The change along the way to a leaf, node by node, each as if nothing else were known."""
    total = 0.0
    for step, goes_yes in tree.paths[leaf]:
        weight = step.present.get(signal, 0.0) if present else -step.absent.get(signal, 0.0)
        if weight:
            total += _at(step, weight, leaf, tree, goes_yes=goes_yes)
    return total


def _at(step: Step, weight: float, leaf: str, tree: SoftTree, *, goes_yes: bool) -> float:
    if goes_yes and step.node.yes == leaf:
        return weight  # its own mark
    before, after = _share(step.prior), _share(step.prior + weight)
    if goes_yes:
        return log(after / before)
    against = log((1.0 - after) / (1.0 - before))
    competes = step.node.yes in tree.paths and step.node.no != leaf
    return against * COMPETING if competes and against < 0 else against


def _share(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-log_odds))
