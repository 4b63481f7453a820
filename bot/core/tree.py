"""The soft walk: evidence about signals → a weight for every leaf of a facet's tree (design: Walk)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from bot.core.library import Node, Tree

OWN_WEIGHT = 4.0
"""Log-odds that a node's own signal gives when surely known; ``shows`` uses the same scale, 0 to 4."""

LEAST_WEIGHT = 1e-9
"""A weight below this is nothing: what is divided by it stays finite."""

Evidence = Mapping[str, float]
"""Signal → -1 (surely not) … 1 (surely). A signal that is not in it is unknown."""


@dataclass(frozen=True, slots=True)
class Step:
    """A node made ready: log-odds of ``yes`` with nothing known, and what each signal adds when present or absent."""

    node: Node
    prior: float
    present: Mapping[str, float]
    absent: Mapping[str, float]

    def log_odds(self, known: Iterable[tuple[str, float]]) -> float:
        """Log-odds of the yes branch; ``known`` are signals with their strengths."""
        total = self.prior
        for signal, strength in known:
            if strength > 0:
                total += self.present.get(signal, 0.0) * strength
            else:
                total += self.absent.get(signal, 0.0) * strength
        return total

    def share(self, evidence: Evidence) -> float:
        """The share of the weight that goes down the yes branch, 0 to 1."""
        return 1.0 / (1.0 + exp(-self.log_odds(evidence.items())))

    def known(self, evidence: Evidence) -> bool:
        """Does any evidence bear on this node?"""
        return any(name in self.present or name in self.absent for name, value in evidence.items() if value)


class SoftTree:
    """One facet's tree, ready to be walked. Deterministic; leaf weights sum to 1."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.steps = {node.id: self._step(node) for node in tree.nodes.values()}
        self.order = tuple(self._downwards(tree.root))
        self.signals = frozenset(signal for step in self.steps.values() for signal in step.present)
        self.paths = {leaf: tuple(path) for leaf, path in self._paths(tree.root, [])}
        self.leaves = tuple(self.paths)
        places = {name: place for place, name in enumerate((*(step.node.id for step in self.order), *self.leaves))}
        self._targets = [(places[step.node.yes], places[step.node.no]) for step in self.order]
        self._priors = [step.prior for step in self.order]
        self._changes = {
            (signal, known): self._changed(signal, present=known) for signal in self.signals for known in (True, False)
        }

    def walk(self, evidence: Evidence) -> dict[str, float]:
        """Type → weight."""
        return dict(zip(self.leaves, self.weights(self.log_odds(evidence)), strict=True))

    def log_odds(self, evidence: Evidence) -> list[float]:
        """Log-odds of the yes branch, node by node in ``order``."""
        odds = list(self._priors)
        for signal, strength in evidence.items():
            for place, change in self._changes.get((signal, strength > 0), ()):
                odds[place] += change * strength
        return odds

    def moved(self, log_odds: Sequence[float], signal: str, strength: float) -> list[float]:
        """``log_odds`` with one more signal known."""
        odds = list(log_odds)
        for place, change in self._changes[signal, strength > 0]:
            odds[place] += change * strength
        return odds

    def weights(self, log_odds: Sequence[float]) -> list[float]:
        """Leaf weights, in the order of ``leaves``."""
        reached = [1.0] * (len(self.order) + len(self.leaves))
        # What a node passes on stands in the list before the walk comes to it.
        for arrived, (yes, no), odds in zip(reached, self._targets, log_odds, strict=False):
            share = arrived / (1.0 + exp(-odds))
            reached[yes] = share
            reached[no] = arrived - share
        return reached[len(self.order) :]

    def bearing(self, evidence: Evidence) -> float:
        """How much evidence bears on this tree at all: the sum of strengths, 0 when nothing does."""
        if self.signals.isdisjoint(evidence):
            return 0.0
        return sum([abs(value) for signal, value in evidence.items() if signal in self.signals])

    def pull(self, leaf: str, signal: str, strength: float) -> float:
        """What one signal adds to the log-odds of the branches that lead to ``leaf``; below 0 it leads away."""
        total = 0.0
        for step, goes_yes in self.paths[leaf]:
            weight = (step.present if strength > 0 else step.absent).get(signal, 0.0) * strength
            total += weight if goes_yes else -weight
        return total

    def _changed(self, signal: str, *, present: bool) -> list[tuple[int, float]]:
        """Places of the nodes on which a signal bears, and what it adds there."""
        weights = [(step.present if present else step.absent).get(signal, 0.0) for step in self.order]
        return [(place, weight) for place, weight in enumerate(weights) if weight]

    def _downwards(self, name: str) -> Iterator[Step]:
        yield self.steps[name]
        for target in (self.tree.nodes[name].yes, self.tree.nodes[name].no):
            if target in self.steps:
                yield from self._downwards(target)

    def _paths(self, name: str, path: list[tuple[Step, bool]]) -> Iterator[tuple[str, list[tuple[Step, bool]]]]:
        step = self.steps[name]
        for target, goes_yes in ((step.node.yes, True), (step.node.no, False)):
            longer = [*path, (step, goes_yes)]
            if target in self.steps:
                yield from self._paths(target, longer)
            else:
                yield target, longer

    def _step(self, node: Node) -> Step:
        prior = log(node.prior / (1.0 - node.prior))
        present, absent = self._evidence_below(node.yes), self._evidence_below(node.no)
        both = {name: present.get(name, 0.0) - absent.get(name, 0.0) for name in {*present, *absent}}
        both[node.signal] = max(OWN_WEIGHT, both.get(node.signal, 0.0))
        return Step(node, prior, both, self._missing(node, both))

    def _evidence_below(self, target: str) -> dict[str, float]:
        """For each signal the strongest evidence any leaf below ``target`` takes from it."""
        node = self.tree.nodes.get(target)
        if node is None:
            return dict(self.tree.shows.get(target, {}))
        below = self._evidence_below(node.no)
        for name, weight in self._evidence_below(node.yes).items():
            below[name] = max(weight, below.get(name, 0.0))
        return below

    def _missing(self, node: Node, present: Mapping[str, float]) -> dict[str, float]:
        """What a signal's absence says: all of it at the node that asks it, a little beside a leaf that shows it."""
        beside = {target for target in (node.yes, node.no) if target not in self.tree.nodes}
        shown = {name for leaf in beside for name in self.tree.shows.get(leaf, {})}
        absent = {name: present[name] * 0.4 for name in shown}
        absent[node.signal] = OWN_WEIGHT
        return absent
