"""From checked entries to the core's ``Library``."""

from collections.abc import Sequence
from typing import Any, cast

from opencc import OpenCC

from bot.content.cues import CueError, build_cue
from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.reference_checks import check_references
from bot.content.shapes import Both, DoShape, PhraseShape, SignalShape, StageShape, TipShape, TreeShape, TypeShape
from bot.content.tree_checks import check_trees
from bot.core.folding import Folding
from bot.core.library import Advice, Cue, CustomerType, Library, Move, Node, Polarity, Signal, Stage, StageAdvice, Tree
from bot.core.text import Language, Text

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF


def build(entries: Entries, version: str, problems: list[Problem]) -> Library | None:
    """The library; None when ``problems`` (the checks' own are added) is not empty."""
    problems.extend(check_references(entries))
    problems.extend(check_trees(entries))
    simplified = simplified_characters()
    folding = Folding(simplified)
    signals = {entry.shape.id: _signal(entry, folding, problems) for entry in entries.signals}
    stages = {entry.shape.id: _stage(entry, folding, problems) for entry in entries.stages}
    if problems:
        return None
    trees = {entry.shape.facet: _tree(entry.shape) for entry in entries.trees}
    facet_of = {leaf: facet for facet, tree in trees.items() for leaf in tree.leaves}
    return Library(
        version=version,
        simplified=simplified,
        moves={entry.shape.id: Move(entry.shape.id, _text(entry.shape.name)) for entry in entries.moves},
        signals=signals,
        trees=trees,
        types={entry.shape.id: _type(entry.shape, facet_of[entry.shape.id]) for entry in entries.types},
        stages=stages,
        placeholders={entry.shape.id: _text(entry.shape.default) for entry in entries.placeholders},
    )


def simplified_characters() -> dict[str, str]:
    """Traditional → simplified, character by character (OpenCC's t2s), for every Han character that changes."""
    convert = OpenCC("t2s").convert
    every = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    turned = convert("\n".join(every)).split("\n")
    return {old: new for old, new in zip(every, turned, strict=True) if old != new and len(new) == 1}


def _text(both: Both) -> Text:
    return Text(both.zh, both.en)


def _stage(entry: Entry[StageShape], folding: Folding, problems: list[Problem]) -> Stage:
    shape = entry.shape
    cues: list[Cue] = []
    for language, patterns in (("zh", shape.cues.zh), ("en", shape.cues.en)):
        cues += _cues(entry, ("cues", language), patterns, "weak", folding, problems)
    return Stage(shape.id, _text(shape.name), _text(shape.when), tuple(cues))


def _signal(entry: Entry[SignalShape], folding: Folding, problems: list[Problem]) -> Signal:
    shape = entry.shape
    texts = (_text(shape.name), _text(shape.ask), _text(shape.watch), _text(shape.yes), _text(shape.no))
    cues: dict[str, Cue] = {}
    for language, lists in (("zh", shape.cues.zh), ("en", shape.cues.en)):
        for strength, patterns in (("strong", lists.strong), ("weak", lists.weak), ("against", lists.against)):
            for cue in _cues(entry, ("cues", language, strength), patterns, strength, folding, problems):
                if cues.setdefault(cue.pattern, cue).polarity != cue.polarity:
                    message = f"“{cue.segments[0][0]}…” stands both for and against; keep one"
                    problems.append(entry.problem(["cues", language, strength], message))
    return Signal(shape.id, *texts, tuple(cues.values()))


def _cues(
    entry: Entry[Any],
    path: tuple[str, ...],
    patterns: Sequence[str],
    strength: str,
    folding: Folding,
    problems: list[Problem],
) -> list[Cue]:
    built = []
    for index, pattern in enumerate(patterns):
        try:
            built.append(build_cue(pattern, cast(Language, path[1]), strength, folding))
        except CueError as error:
            problems.append(entry.problem([*path, index], f"cue “{pattern}”: {error}"))
    return built


def _tree(shape: TreeShape) -> Tree:
    nodes = {node.id: Node(node.id, node.signal, node.prior, node.yes, node.no) for node in shape.nodes}
    offered: tuple[tuple[list[str], Polarity], ...] = ((shape.opening.present, 1), (shape.opening.absent, -1))
    opening = tuple((signal, answer) for signals, answer in offered for signal in signals)
    return Tree(shape.facet, _text(shape.name), shape.everyone, opening, shape.root, nodes, shape.shows)


def _advice(shapes: Sequence[DoShape]) -> tuple[Advice, ...]:
    return tuple(Advice(_text(shape.text), tuple(shape.moves)) for shape in shapes)


def _stage_advice(tip: TipShape, phrases: Sequence[PhraseShape]) -> StageAdvice:
    lines = tuple(Advice(Text(phrase.zh, phrase.en), tuple(phrase.moves)) for phrase in phrases)
    return StageAdvice(Advice(_text(tip.text), tuple(tip.moves)), lines)


def _type(shape: TypeShape, facet: str) -> CustomerType:
    return CustomerType(
        id=shape.id,
        facet=facet,
        emoji=shape.emoji,
        name=_text(shape.name),
        portrait=_text(shape.portrait),
        need=_text(shape.need),
        welcomes=tuple(shape.welcomes),
        resists=tuple(shape.resists),
        do=_advice(shape.do),
        dont=_advice(shape.dont),
        stages={stage: _stage_advice(advice.tip, advice.phrases) for stage, advice in shape.stages.items()},
        sources=tuple(shape.sources),
    )
