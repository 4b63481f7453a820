"""What entries say of each other: moves, stages, placeholders, and signals that no tree asks about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.shapes import DoShape
from bot.content.source import Key
from bot.content.texts import PHRASE_LIMIT, PhraseShape, TipShape
from bot.core.library import STAGES

_BLANK = re.compile(r"\{([^{}]*)\}")


def check_references(entries: Entries) -> Iterator[Problem]:
    """Every reference that leads nowhere, and every entry nothing leads to."""
    yield from entries.doubled()
    yield from _stages_in_order(entries)
    yield from _signals_used(entries)
    yield from _types(entries)
    yield from _answers_by_type(entries)
    yield from _sources(entries)
    yield from _advice(entries)


def _stages_in_order(entries: Entries) -> Iterator[Problem]:
    found = tuple(entry.shape.id for entry in entries.stages)
    if found == STAGES or "stages" in entries.broken | entries.unread:
        return
    for entry, expected in zip(entries.stages, STAGES, strict=False):
        if entry.shape.id != expected:
            yield entry.problem(["id"], f"the stage “{expected}” stands here; the order is {', '.join(STAGES)}")
            return
    missing = ", ".join(STAGES[len(found) :]) or "nothing more"
    yield Problem("stages.yaml", 1, 1, "", f"the stages end too soon or too late; still to come: {missing}")


def _signals_used(entries: Entries) -> Iterator[Problem]:
    if "trees" in entries.broken:
        return
    used = {node.signal for tree in entries.trees for node in tree.shape.nodes}
    used |= {signal for tree in entries.trees for shown in tree.shape.shows.values() for signal in shown}
    for entry in entries.signals:
        if entry.shape.id not in used:
            yield entry.problem(["id"], f"no tree uses “{entry.shape.id}”; let a node ask it or a leaf show it")


def _types(entries: Entries) -> Iterator[Problem]:
    for entry in entries.types:
        shape = entry.shape
        for side, moves in (("welcomes", shape.welcomes), ("resists", shape.resists)):
            yield from _known_moves(entries, entry, [side], moves)
        for move in sorted(set(shape.welcomes) & set(shape.resists)):
            yield entry.problem(["resists"], f"“{move}” is both welcomed and resisted; keep one")
        for stage in shape.stages:
            if stage not in STAGES:
                message = f"there is no stage “{stage}”; the stages are {', '.join(STAGES)}"
                yield entry.problem(["stages", stage], message)


def _answers_by_type(entries: Entries) -> Iterator[Problem]:
    for entry in (*entries.objections, *entries.pack_objections):
        for kind in entry.shape.answers.by_type:
            if not entries.known("types", kind):
                yield entry.problem(["answers", "by_type", kind], f"there is no type “{kind}”; correct the id")
    for line in entries.pack_phrases:
        if line.shape.type and not entries.known("types", line.shape.type):
            yield line.problem(["type"], f"there is no type “{line.shape.type}”; correct the id")


def _sources(entries: Entries) -> Iterator[Problem]:
    """Whatever an entry cites is in the catalogue, where there is one."""
    if not entries.catalogue:
        return
    for entry in entries.every():
        for index, source in enumerate(getattr(entry.shape, "sources", ())):
            if not entries.known("catalogue", source):
                message = f"the catalogue has no {source}; correct it or add it to catalogue.yaml"
                yield entry.problem(["sources", index], message)


def _advice(entries: Entries) -> Iterator[Problem]:
    """Moves and blanks of every line, tip and piece of advice, wherever it stands."""
    fillings = _fillings(entries)
    for entry in entries.every():
        for path, shape in entry.parts:
            if isinstance(shape, PhraseShape | TipShape | DoShape):
                yield from _known_moves(entries, entry, [*path, "moves"], shape.moves)
            if isinstance(shape, PhraseShape):
                for language, text in (("zh", shape.zh), ("en", shape.en)):
                    yield from _blanks(entries, entry, [*path, language], text, fillings[language])


def _fillings(entries: Entries) -> dict[str, dict[str, str]]:
    """By language: blank → the longest words that may stand in it. {product} is what the rep's trade calls it."""
    found: dict[str, dict[str, str]] = {}
    for language in ("zh", "en"):
        fillings = dict.fromkeys(entries.declared.get("placeholders", ()), "")
        fillings |= {one.shape.id: getattr(one.shape.default, language) for one in entries.placeholders}
        if "product" in fillings:
            trades = (getattr(pack.shape.product, language) for pack in entries.packs)
            fillings["product"] = max([fillings["product"], *trades], key=len)
        found[language] = fillings
    return found


def _known_moves(entries: Entries, entry: Entry[Any], path: Sequence[Key], moves: Sequence[str]) -> Iterator[Problem]:
    for index, move in enumerate(moves):
        if not entries.known("moves", move):
            yield entry.problem([*path, index], f"there is no move “{move}”; moves.yaml lists them")


def _blanks(
    entries: Entries, entry: Entry[Any], path: Sequence[Key], text: str, fillings: Mapping[str, str]
) -> Iterator[Problem]:
    filled = text
    for blank in _BLANK.findall(text):
        if blank in fillings:
            filled = filled.replace(f"{{{blank}}}", fillings[blank])
        elif not entries.known("placeholders", blank):
            known = ", ".join(f"{{{name}}}" for name in sorted(fillings))
            yield entry.problem(path, f"the blank {{{blank}}} is not known; use one of {known} or plain words")
    if len(filled) > PHRASE_LIMIT:
        message = f"{len(filled)} characters with its blanks filled, {PHRASE_LIMIT} allowed (the copy button's limit)"
        yield entry.problem(path, f"{message}; shorten it or split it")
