"""Hypothesis grows trees, types and evidence."""

from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.core.advice import Advice
from bot.core.cue import Polarity
from bot.core.library import CustomerType, Library, Node, StageAdvice, Tree

from .making import advice, kind, library, text

CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""For every property: a busy machine makes no test fail."""

FEW = settings(CALM, max_examples=30)
"""For tests that grow whole libraries."""

SHOWN = ("s0", "s1", "s2", "s3")
"""Signals that no node asks about."""

MOVES = ("brief", "proof", "warmth", "patience", "urgency")
STRENGTHS = st.floats(-1, 1)


@st.composite
def trees(draw: st.DrawFn, facet: str = "style", most: int = 6) -> Tree:
    """A tree of 2 to ``most`` leaves; each node asks about a signal of its own, leaves show others too."""
    leaves = [f"{facet}{number}" for number in range(draw(st.integers(2, most)))]
    nodes: dict[str, Node] = {}

    def grow(below: list[str]) -> str:
        if len(below) == 1:
            return below[0]
        name = f"{facet}_n{len(nodes)}"
        nodes[name] = Node(name, name, draw(st.floats(0.1, 0.85)), "", "")
        cut = draw(st.integers(1, len(below) - 1))
        nodes[name] = Node(name, name, nodes[name].prior, grow(below[:cut]), grow(below[cut:]))
        return name

    root = grow(leaves)
    shown = st.dictionaries(st.sampled_from(SHOWN), st.floats(0.25, 4), max_size=3)
    opening: tuple[tuple[str, Polarity], ...] = ((root, 1),)
    return Tree(facet, text(facet), draw(st.booleans()), opening, root, nodes, {leaf: draw(shown) for leaf in leaves})


def relisted(tree: Tree) -> Tree:
    """The same tree with its nodes listed from last to first."""
    turned = {name: tree.nodes[name] for name in reversed(list(tree.nodes))}
    return Tree(tree.facet, tree.name, tree.everyone, tree.opening, tree.root, turned, tree.shows)


def evidence_on(tree: Tree) -> st.SearchStrategy[dict[str, float]]:
    return st.dictionaries(st.sampled_from((*tree.nodes, *SHOWN, "elsewhere")), STRENGTHS, max_size=8)


def type_of(leaf: str, facet: str, chance: Random) -> CustomerType:
    """A type with a taste of its own; it is never advised what it resists itself."""
    moves = chance.sample(MOVES, len(MOVES))
    resisted = moves[: chance.randint(0, 2)]
    liked = moves[len(resisted) :]

    def some(what: str) -> list[Advice]:
        return [advice(f"{what} {leaf} {number}", chance.choice(liked)) for number in range(chance.randint(1, 3))]

    stages = {stage: StageAdvice(some("tip")[0], tuple(some("line"))) for stage in ("greet", "close")}
    return kind(leaf, facet, welcomes=liked[:2], resists=resisted, do=some("do"), dont=some("avoid"), stages=stages)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Two facets."""
    grown = [draw(trees("style")), draw(trees("habit", most=4))]
    chance = Random(draw(st.integers(0, 999)))  # noqa: S311  # one draw for all types is quick and repeatable
    return library(grown, [type_of(leaf, tree.facet, chance) for tree in grown for leaf in tree.leaves])


@st.composite
def libraries_and_evidence(draw: st.DrawFn) -> tuple[Library, dict[str, float]]:
    """A library, and something known of a customer."""
    made = draw(libraries())
    known = [draw(evidence_on(tree)) for tree in made.trees.values()]
    return made, {signal: value for evidence in known for signal, value in evidence.items()}
