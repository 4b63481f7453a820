"""Reading one description, beside the least that any such reading costs; and opening the library."""

import gc
import tempfile
import time
import unicodedata
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import ahocorasick

from bot.bench.load import long_descriptions
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of, once
from bot.bench.targets import BIRDCALL
from bot.content.loading import load_library
from bot.content.opening import open_library
from bot.content.trained import engine_of, open_trained
from bot.core.judgement import judge
from bot.core.library import Library
from bot.evaluation.baselines import character_overlap, nearest_portrait

FLOOR, NAIVE = "NFKC + automaton", "naive search"

VERDICT = "reading and verdict"
"""Cues, trained reader and trees: everything but the next question and the answer as plain data."""

_TIMES = 10
"""How often a round reads each description."""


async def measure(folder: Path, rounds: int) -> list[Table]:
    """Microseconds a description, milliseconds to open the library."""
    engine = engine_of(load_library(folder))
    trained = engine.reader.trained
    gc.freeze()  # as the bot does: the library is as good as permanent
    anchors = sorted(literals(engine.library))
    automaton = automaton_of(anchors)
    texts = long_descriptions()
    variants: dict[str, Callable[[str], Any]] = {
        BIRDCALL: partial(judge, engine),
        VERDICT: lambda text: engine.weigh(engine.reader.read(text), {}),
        "its reading alone": engine.reader.read,
        "its trained reader alone": trained.read if trained else plain,
        "characters shared": character_overlap(engine.library),
        "nearest portrait": nearest_portrait(engine.library),
        FLOOR: lambda text: list(automaton.iter(plain(text))),
        NAIVE: lambda text: naive(anchors, plain(text)),
    }
    found = await interleave({name: _each(work, texts) for name, work in variants.items()}, rounds)
    title = f"a Chinese description of {len(texts[0])} characters, {len(anchors):,} literals to find"
    return [Table("description", title, "µs each", FLOOR, of(found, "time")), await _opening(folder, rounds)]


def literals(library: Library) -> set[str]:
    """Every wording by which a signal is found, written out."""
    cues = (cue for signal in library.signals.values() for cue in signal.cues)
    return {form.removesuffix("~") for cue in cues for form in cue.anchors} - {""}


def automaton_of(literals: Iterable[str]) -> Any:
    """An automaton that finds literals, and says which."""
    automaton = ahocorasick.Automaton()
    for literal in literals:
        automaton.add_word(literal, literal)
    automaton.make_automaton()
    return automaton


def plain(text: str) -> str:
    """The least that makes writing comparable."""
    return unicodedata.normalize("NFKC", text).casefold()


def naive(anchors: Iterable[str], text: str) -> list[str]:
    """Each literal looked for on its own."""
    return [anchor for anchor in anchors if anchor in text]


def _each(work: Callable[[str], Any], texts: tuple[str, ...]) -> Callable[[], Awaitable[Figures]]:
    async def run() -> Figures:
        start = time.perf_counter()
        for _ in range(_TIMES):
            for text in texts:
                work(text)
        return {"time": (time.perf_counter() - start) / (_TIMES * len(texts)) * 1e6}

    return run


async def _opening(folder: Path, rounds: int) -> Table:
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as name:
        cache = Path(name)
        library, text = open_library(folder, cache), long_descriptions()[0]
        steps: dict[str, Callable[[], Any]] = {
            "from YAML": partial(load_library, folder),
            "from the cache": partial(open_library, folder, cache),
            "the trained reader": lambda: open_trained(library),
            "its first reading": lambda: engine_of(library).reader.read(text),
        }
        found = await interleave({name: once(step) for name, step in steps.items()}, rounds)
    return Table("library", "opening the library, modules imported", "ms", "from YAML", of(found, "time"))
