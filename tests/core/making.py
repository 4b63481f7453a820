"""Small libraries made by hand, so that edits of the real one do not reach these tests."""

from collections.abc import Iterable, Mapping, Sequence

from bot.content.cues import build_cue
from bot.core.advice import Advice, Move
from bot.core.cue import Cue, Polarity
from bot.core.folding import Folding
from bot.core.library import STAGES, CustomerType, Library, Node, Signal, Stage, StageAdvice, Tree
from bot.core.text import Language, Text

SIMPLIFIED = {"說": "说", "話": "话", "價": "价", "錢": "钱", "愛": "爱"}
FOLDING = Folding(SIMPLIFIED)


def text(words: str) -> Text:
    return Text(f"{words}（中文）", words)


def cue(pattern: str, strength: str = "strong") -> Cue:
    language: Language = "en" if pattern.replace("…", "").isascii() else "zh"
    return build_cue(pattern, language, strength, FOLDING)


def signal(name: str, strong: Iterable[str] = (), weak: Iterable[str] = (), against: Iterable[str] = ()) -> Signal:
    lists = {"strong": strong, "weak": weak, "against": against}
    cues = tuple(cue(pattern, strength) for strength, patterns in lists.items() for pattern in patterns)
    return Signal(name, text(name), text(f"ask {name}"), text(f"see {name}"), text("yes"), text("no"), cues)


def advice(words: str, *moves: str) -> Advice:
    return Advice(text(words), moves)


def kind(
    name: str,
    facet: str,
    *,
    welcomes: Sequence[str] = ("brief",),
    resists: Sequence[str] = (),
    do: Sequence[Advice] = (),
    dont: Sequence[Advice] = (),
    stages: Mapping[str, StageAdvice] | None = None,
) -> CustomerType:
    stages = stages or {"probe": StageAdvice(advice(f"tip {name}", *welcomes), (advice(f"line {name}", *welcomes),))}
    return CustomerType(
        id=name,
        facet=facet,
        emoji="🐦",
        name=text(name),
        portrait=text(f"portrait of {name}"),
        need=text(f"need of {name}"),
        welcomes=tuple(welcomes),
        resists=tuple(resists),
        do=tuple(do or [advice(f"do {name}", *welcomes)]),
        dont=tuple(dont),
        stages=stages,
        sources=("S000-17",),
    )


def tree(
    facet: str,
    nodes: Sequence[tuple[str, str, str]],
    shows: Mapping[str, Mapping[str, float]] | None = None,
    *,
    everyone: bool = False,
    prior: float = 0.5,
) -> Tree:
    """``nodes`` are (signal, yes, no), the root first; a node is called as its signal."""
    made = {name: Node(name, name, prior, yes, no) for name, yes, no in nodes}
    opening: tuple[tuple[str, Polarity], ...] = ((nodes[0][0], 1),)
    return Tree(facet, text(facet), everyone, opening, nodes[0][0], made, shows or {})


def library(trees: Sequence[Tree], types: Sequence[CustomerType] = (), signals: Sequence[Signal] = ()) -> Library:
    """Types and signals that a tree names and nobody gave are made up."""
    given = {one.id: one for one in types}
    known = {one.id: one for one in signals}
    for grown in trees:
        for leaf in grown.leaves:
            given.setdefault(leaf, kind(leaf, grown.facet))
        shown = [name for evidence in grown.shows.values() for name in evidence]
        for name in [*grown.nodes, *shown]:
            known.setdefault(name, signal(name))
    moves = {move for one in given.values() for move in (*one.welcomes, *one.resists)}
    return Library(
        version="test",
        simplified=SIMPLIFIED,
        moves={name: Move(name, text(name)) for name in sorted(moves)},
        signals=known,
        trees={grown.facet: grown for grown in trees},
        types=given,
        stages={name: stage(name) for name in STAGES},
        placeholders={},
    )


def stage(name: str) -> Stage:
    cues = {"greet": ("刚进门", "walks in"), "negotiate": ("谈价", "the price"), "close": ("签合同", "about to sign")}
    return Stage(name, text(name), text(f"when {name}"), tuple(cue(words, "weak") for words in cues.get(name, ())))
