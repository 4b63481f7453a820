"""What a change of the library does: what came and went, and which verdicts on labelled descriptions turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.labelled import Labelled
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.lines import lines_of

FIRST = 3
"""A type among the first three counts as found."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A description whose best type changed. ``better``: 1 when it is right now, -1 when it was, 0 when neither."""

    labelled: Labelled
    before: str | None
    after: str | None
    better: int


@dataclass(frozen=True, slots=True)
class Difference:
    """``came`` and ``went`` name entries by kind. ``right`` is (before, after): best type right, and within three."""

    came: dict[str, list[str]]
    went: dict[str, list[str]]
    turned: tuple[Turned, ...]
    right: tuple[tuple[int, int], tuple[int, int]]
    total: int


def compare(old: Library, new: Library, descriptions: Sequence[Labelled]) -> Difference:
    """The difference between two libraries."""
    before, after = _entries(old), _entries(new)
    was, now = ([_ranked(engine, one) for one in descriptions] for engine in (Engine.of(old), Engine.of(new)))
    turned = [
        Turned(one, _best(first), _best(second), (_best(second) in one.types) - (_best(first) in one.types))
        for one, first, second in zip(descriptions, was, now, strict=True)
        if _best(first) != _best(second)
    ]
    return Difference(
        {kind: sorted(after[kind] - before[kind]) for kind in after if after[kind] - before[kind]},
        {kind: sorted(before[kind] - after[kind]) for kind in before if before[kind] - after[kind]},
        tuple(turned),
        ((_right(was, descriptions, 1), _right(now, descriptions, 1)),
         (_right(was, descriptions, FIRST), _right(now, descriptions, FIRST))),
        len(descriptions),
    )  # fmt: skip


def _entries(library: Library) -> dict[str, set[str]]:
    return {
        "types": set(library.types),
        "signals": set(library.signals),
        "objections": set(library.objections),
        "plays": set(library.plays),
        "packs": set(library.packs),
        "schemes": set(library.schemes),
        "lines": {line.advice.text.zh for line in lines_of(library)},
    }


def _ranked(engine: Engine, labelled: Labelled) -> list[str]:
    verdict = engine.weigh(engine.reader.read(labelled.text), {})
    return [ranked.type for ranked in verdict.types[:FIRST]]


def _best(ranked: Sequence[str]) -> str | None:
    return ranked[0] if ranked else None


def _right(ranked: Sequence[Sequence[str]], descriptions: Sequence[Labelled], most: int) -> int:
    """How many descriptions have a right type among the first ``most``."""
    pairs = zip(ranked, descriptions, strict=True)
    return sum(any(kind in one.types for kind in found[:most]) for found, one in pairs)
