"""What entries say of each other: moves, stages, placeholders, and signals that no tree asks about."""

import re
from collections.abc import Iterator, Sequence

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.shapes import PHRASE_LIMIT, TypeShape
from bot.content.source import Key
from bot.core.library import STAGES

_BLANK = re.compile(r"\{([^{}]*)\}")


def check_references(entries: Entries) -> Iterator[Problem]:
    """Every reference that leads nowhere, and every entry nothing leads to."""
    yield from entries.doubled()
    yield from _stages_in_order(entries)
    yield from _signals_used(entries)
    for entry in entries.types:
        yield from _moves(entries, entry)
        for stage, advice in entry.shape.stages.items():
            if stage not in STAGES:
                message = f"there is no stage “{stage}”; the stages are {', '.join(STAGES)}"
                yield entry.problem(["stages", stage], message)
            for index, phrase in enumerate(advice.phrases):
                for language, text in (("zh", phrase.zh), ("en", phrase.en)):
                    yield from _blanks(entries, entry, ["stages", stage, "phrases", index, language], text)


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


def _moves(entries: Entries, entry: Entry[TypeShape]) -> Iterator[Problem]:
    shape = entry.shape
    named: list[tuple[Sequence[Key], Sequence[str]]] = [(["welcomes"], shape.welcomes), (["resists"], shape.resists)]
    named += [(["do", index, "moves"], item.moves) for index, item in enumerate(shape.do)]
    named += [(["dont", index, "moves"], item.moves) for index, item in enumerate(shape.dont)]
    for stage, advice in shape.stages.items():
        named.append((["stages", stage, "tip", "moves"], advice.tip.moves))
        named += [(["stages", stage, "phrases", i, "moves"], item.moves) for i, item in enumerate(advice.phrases)]
    for path, moves in named:
        for index, move in enumerate(moves):
            if not entries.known("moves", move):
                yield entry.problem([*path, index], f"there is no move “{move}”; moves.yaml lists them")
    for move in sorted(set(shape.welcomes) & set(shape.resists)):
        yield entry.problem(["resists"], f"“{move}” is both welcomed and resisted; keep one")


def _blanks(entries: Entries, entry: Entry[TypeShape], path: Sequence[Key], text: str) -> Iterator[Problem]:
    for blank in _BLANK.findall(text):
        if not entries.known("placeholders", blank):
            known = ", ".join(f"{{{name}}}" for name in sorted(entries.declared.get("placeholders", ())))
            yield entry.problem(path, f"the blank {{{blank}}} is not known; use one of {known} or plain words")
    filled = text
    for placeholder in entries.placeholders:
        filled = filled.replace(f"{{{placeholder.shape.id}}}", getattr(placeholder.shape.default, str(path[-1])))
    if len(filled) > PHRASE_LIMIT:
        message = f"{len(filled)} characters with its blanks filled, {PHRASE_LIMIT} allowed (the copy button's limit)"
        yield entry.problem(path, f"{message}; shorten it or split it")
