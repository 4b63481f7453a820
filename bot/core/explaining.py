"""Why this type: the words for and against it, the way through the tree, and what would change it (design: Explain)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.core.reading import Finding
from bot.core.tree import Evidence, SoftTree
from bot.core.verdict import Ranked, Verdict

Known = Callable[[str, float], Sequence[Ranked]]
"""A signal and its strength → the ranking of a facet with that known as well."""

WEAK_PULL = 0.8
"""Log-odds below which a word is called weak on the card."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A finding and how much it pulls towards the explained type (log-odds; below 0 it pulls away)."""

    finding: Finding
    pull: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One node on the way: the signal asked about, whether the way goes ``yes``, and how sure that is (0 to 1)."""

    signal: str
    goes_yes: bool
    sure: float
    known: bool


@dataclass(frozen=True, slots=True)
class Flip:
    """The one fact that would make another type likelier: ``signal`` being present or absent."""

    signal: str
    present: bool
    to: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence card of one type."""

    ranked: Ranked
    supporting: tuple[Witness, ...]
    opposing: tuple[Witness, ...]
    path: tuple[Turn, ...]
    runner_up: Ranked | None
    flip: Flip | None
    wording: tuple[str, ...] = ()
    """The parts of the description that suggested the type by their wording alone, where no cue was found."""


def explain(
    trees: Mapping[str, SoftTree],
    verdict: Verdict,
    ranked: Ranked,
    findings: Collection[Finding],
    evidence: Evidence,
    known: Known,
    wording: tuple[str, ...] = (),
) -> Explanation:
    """Why ``ranked`` of ``verdict``: ``findings`` are the words, ``evidence`` also holds answers to questions.

    ``known`` tells how the types of its facet would rank if one more fact were known.
    """
    tree = trees[ranked.facet]
    distinct = {(finding.signal, finding.quote): finding for finding in findings}
    witnesses = [Witness(f, tree.pull(ranked.type, f.signal, f.strength)) for f in distinct.values()]
    path = [
        Turn(step.node.signal, yes, step.share(evidence) if yes else 1 - step.share(evidence), step.known(evidence))
        for step, yes in tree.paths[ranked.type]
    ]
    ranking = verdict.facets[ranked.facet]
    others = [other for other in ranking if other.type != ranked.type]
    return Explanation(
        ranked,
        tuple(sorted((w for w in witnesses if w.pull > 0), key=lambda w: -w.pull)),
        tuple(sorted((w for w in witnesses if w.pull < 0), key=lambda w: w.pull)),
        tuple(path),
        others[0] if others else None,
        _flip(tree, ranking, ranked.type, evidence, known),
        tuple(
            words for words in wording if not any(found.quote in words or words in found.quote for found in findings)
        ),
    )


def _flip(tree: SoftTree, ranking: Sequence[Ranked], leaf: str, evidence: Evidence, known: Known) -> Flip | None:
    """The nearest fact that would change the type: the one that leaves the old type the most confidence."""
    if leaf != ranking[0].type:
        return None
    best: tuple[float, Flip] | None = None
    for signal in sorted(tree.signals):
        for present in (True, False):
            strength = 1.0 if present else -1.0
            if evidence.get(signal, 0.0) * strength > 0:
                continue
            changed = known(signal, strength)
            left = next(ranked.confidence for ranked in changed if ranked.type == leaf)
            if changed[0].type != leaf and (best is None or left > best[0]):
                best = (left, Flip(signal, present, changed[0].type))
    return best[1] if best else None
