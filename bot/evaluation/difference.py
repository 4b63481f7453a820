"""What a change of the library does: what came and went, and which verdicts on labelled descriptions turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.labelled import Labelled
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.lines import lines_of
from bot.evaluation.scoring import Score, read_all


@dataclass(frozen=True, slots=True)
class Turned:
    """A description whose best type changed. ``better``: 1 when it is right now, -1 when it was, 0 when neither."""

    labelled: Labelled
    before: str | None
    after: str | None
    better: int


@dataclass(frozen=True, slots=True)
class Difference:
    """``came`` and ``went`` name entries by kind; ``was`` and ``now`` are the scores on the descriptions."""

    came: dict[str, list[str]]
    went: dict[str, list[str]]
    turned: tuple[Turned, ...]
    was: Score
    now: Score


def compare(old: Engine, new: Engine, descriptions: Sequence[Labelled]) -> Difference:
    """The difference between two libraries, each as it would serve."""
    before, after = _entries(old.library), _entries(new.library)
    was, now = read_all(old, descriptions), read_all(new, descriptions)
    turned = [
        Turned(first.labelled, first.best, second.best, second.right - first.right)
        for first, second in zip(was, now, strict=True)
        if first.best != second.best
    ]
    return Difference(
        {kind: sorted(after[kind] - before[kind]) for kind in after if after[kind] - before[kind]},
        {kind: sorted(before[kind] - after[kind]) for kind in before if before[kind] - after[kind]},
        tuple(turned),
        Score.of(was),
        Score.of(now),
    )


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
