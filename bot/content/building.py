"""From checked entries to the core's ``Library``."""

from collections.abc import Sequence
from typing import cast

from opencc import OpenCC

from bot.content.checks import check_entries
from bot.content.entries import Entries, Entry
from bot.content.pack_building import build_packs
from bot.content.pieces import CueBuilder, also, build_banned, lines, text, tip
from bot.content.problems import Problem
from bot.content.reading_aloud import syllables
from bot.content.repertoire_building import build_objection, build_play
from bot.content.scheme_building import build_calendar, build_scheme, build_source
from bot.content.shapes import DoShape, SignalShape, StageAdviceShape, StageShape, TreeShape, TypeShape
from bot.core.advice import Advice, Move
from bot.core.cue import Cue, Polarity
from bot.core.folding import Folding
from bot.core.library import CustomerType, Library, Node, Signal, Stage, StageAdvice, Tree
from bot.core.text import Language

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF


def build(entries: Entries, version: str, problems: list[Problem], *, thorough: bool = False) -> Library | None:
    """The library; None when ``problems`` (the checks' own are added) is not empty."""
    problems.extend(check_entries(entries, thorough=thorough))
    simplified = simplified_characters()
    cues = CueBuilder(Folding(simplified), problems)
    signals = {entry.shape.id: _signal(entry, cues) for entry in entries.signals}
    stages = {entry.shape.id: _stage(entry, cues) for entry in entries.stages}
    objections = {entry.shape.id: build_objection(entry, (), entry.shape, cues) for entry in entries.objections}
    packs = build_packs(entries, cues)
    if problems:
        return None
    trees = {entry.shape.facet: _tree(entry.shape) for entry in entries.trees}
    facet_of = {leaf: facet for facet, tree in trees.items() for leaf in tree.leaves}
    return Library(
        version=version,
        simplified=simplified,
        moves={entry.shape.id: Move(entry.shape.id, text(entry.shape.name)) for entry in entries.moves},
        signals=signals,
        trees=trees,
        types={entry.shape.id: _type(entry.shape, facet_of[entry.shape.id]) for entry in entries.types},
        stages=stages,
        placeholders={entry.shape.id: text(entry.shape.default) for entry in entries.placeholders},
        banned=build_banned(entries.banned),
        objections=objections,
        plays={entry.shape.id: build_play(entry.shape) for entry in entries.plays},
        packs=packs,
        schemes={entry.shape.id: build_scheme(entry.shape) for entry in entries.tiers},
        calendar=next((build_calendar(entry.shape) for entry in entries.calendar), None),
        catalogue={entry.shape.id: build_source(entry.shape) for entry in entries.catalogue},
        pinyin=syllables(),
    )


def simplified_characters() -> dict[str, str]:
    """Traditional → simplified, character by character (OpenCC's t2s), for every Han character that changes."""
    convert = OpenCC("t2s").convert
    every = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    turned = convert("\n".join(every)).split("\n")
    return {old: new for old, new in zip(every, turned, strict=True) if old != new and len(new) == 1}


def _stage(entry: Entry[StageShape], builder: CueBuilder) -> Stage:
    shape = entry.shape
    cues: list[Cue] = []
    for language, patterns in (("zh", shape.cues.zh), ("en", shape.cues.en)):
        cues += builder.build(entry, ("cues", language), patterns, cast(Language, language), "weak")
    return Stage(shape.id, text(shape.name), text(shape.when), tuple(cues), also(shape.also))


def _signal(entry: Entry[SignalShape], builder: CueBuilder) -> Signal:
    shape = entry.shape
    texts = (text(shape.name), text(shape.ask), text(shape.watch), text(shape.yes), text(shape.no))
    cues: dict[str, Cue] = {}
    for language, lists in (("zh", shape.cues.zh), ("en", shape.cues.en)):
        for strength, patterns in (("strong", lists.strong), ("weak", lists.weak), ("against", lists.against)):
            path = ("cues", language, strength)
            for cue in builder.build(entry, path, patterns, cast(Language, language), strength):
                if cues.setdefault(cue.pattern, cue).polarity != cue.polarity:
                    message = f"“{cue.segments[0][0]}…” stands both for and against; keep one"
                    builder.problems.append(entry.problem(path, message))
    return Signal(shape.id, *texts, tuple(cues.values()))


def _tree(shape: TreeShape) -> Tree:
    nodes = {node.id: Node(node.id, node.signal, node.prior, node.yes, node.no) for node in shape.nodes}
    offered: tuple[tuple[list[str], Polarity], ...] = ((shape.opening.present, 1), (shape.opening.absent, -1))
    opening = tuple((signal, answer) for signals, answer in offered for signal in signals)
    name = text(shape.name)
    return Tree(shape.facet, name, shape.everyone, opening, shape.root, nodes, shape.shows, shape.main)


def _advice(shapes: Sequence[DoShape]) -> tuple[Advice, ...]:
    return tuple(Advice(text(shape.text), tuple(shape.moves)) for shape in shapes)


def _stage_advice(shape: StageAdviceShape) -> StageAdvice:
    return StageAdvice(tip(shape.tip), lines(shape.phrases))


def _type(shape: TypeShape, facet: str) -> CustomerType:
    return CustomerType(
        id=shape.id,
        facet=facet,
        emoji=shape.emoji,
        name=text(shape.name),
        portrait=text(shape.portrait),
        need=text(shape.need),
        welcomes=tuple(shape.welcomes),
        resists=tuple(shape.resists),
        do=_advice(shape.do),
        dont=_advice(shape.dont),
        stages={stage: _stage_advice(advice) for stage, advice in shape.stages.items()},
        sources=tuple(shape.sources),
        also=also(shape.also),
    )
