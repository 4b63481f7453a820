"""From checked entries to the core's ``Library``."""

from collections.abc import Sequence

from opencc import OpenCC

from bot.content.cues import CueError, build_cues
from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.reference_checks import check_references
from bot.content.shapes import Both, Cues, DoShape, PhraseShape, SignalShape, StageCues, TipShape, TreeShape, TypeShape
from bot.content.tree_checks import check_trees
from bot.core.library import Advice, Cue, CustomerType, Library, Move, Node, Signal, Stage, StageAdvice, Tree
from bot.core.text import LANGUAGES, Text

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF


def build(entries: Entries, version: str, problems: list[Problem]) -> Library | None:
    """The library; None when ``problems`` (the checks' own are added) is not empty."""
    problems.extend(check_references(entries))
    problems.extend(check_trees(entries))
    signals = {entry.shape.id: _signal(entry, problems) for entry in entries.signals}
    stages = {
        entry.shape.id: Stage(
            entry.shape.id, _text(entry.shape.name), _text(entry.shape.when), _cues(entry, entry.shape.cues, problems)
        )
        for entry in entries.stages
    }
    if problems:
        return None
    trees = {entry.shape.facet: _tree(entry.shape) for entry in entries.trees}
    facet_of = {leaf: facet for facet, tree in trees.items() for leaf in tree.leaves}
    return Library(
        version=version,
        simplified=simplified_characters(),
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


def _signal(entry: Entry[SignalShape], problems: list[Problem]) -> Signal:
    shape = entry.shape
    texts = (_text(shape.name), _text(shape.ask), _text(shape.watch), _text(shape.yes), _text(shape.no))
    cues = _cues(entry, shape.cues, problems)
    polarity: dict[tuple[str, ...], int] = {}
    for cue in cues:
        if polarity.setdefault(cue.parts, cue.polarity) != cue.polarity:
            wording = "…".join(cue.parts)
            problems.append(entry.problem(["cues", cue.language], f"“{wording}” stands both for and against; keep one"))
    return Signal(shape.id, *texts, cues)


def _cues(entry: Entry[SignalShape] | Entry[object], cues: Cues | StageCues, problems: list[Problem]) -> tuple[Cue, ...]:
    found: dict[tuple[tuple[str, ...], int], Cue] = {}
    for language in LANGUAGES:
        lists = getattr(cues, language)
        by_strength = {"weak": lists} if isinstance(lists, list) else lists.model_dump()
        for strength, patterns in by_strength.items():
            for index, pattern in enumerate(patterns):
                try:
                    built = build_cues(pattern, language, strength)
                except CueError as error:
                    path = [strength, index] if not isinstance(lists, list) else [index]
                    problems.append(entry.problem(["cues", language, *path], f"cue “{pattern}”: {error}"))
                    continue
                for cue in built:
                    found.setdefault((cue.parts, cue.polarity), cue)
    return tuple(found.values())


def _tree(shape: TreeShape) -> Tree:
    nodes = {node.id: Node(node.id, node.signal, node.prior, node.yes, node.no) for node in shape.nodes}
    return Tree(shape.facet, _text(shape.name), shape.everyone, shape.root, nodes, shape.shows)


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
