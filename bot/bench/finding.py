"""Finding lines by a few words, beside a plain scan and a fuzzy one over the same texts."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of, once
from bot.bench.targets import BIRDCALL
from bot.content.loading import load_library
from bot.content.trained import engine_of
from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.teams.own_lines import OwnLines
from bot.core.text import Text
from bot.flows.looking import InHand, search
from bot.screens.inline import offers
from bot.screens.looking import search_page
from bot.store.people import Profile

QUERIES = (
    "太贵了", "老公", "老鹰 收尾", "杀价 收尾", "taiguile", "tgl", "太桂了", "再想想", "没时间 开场", "您",
    "husband", "too expensive", "eagle closing", "expensvie", "think about it", "cheaper elsewhere", "you", "guarantee",
)  # fmt: skip
"""What reps type: names, words, pinyin, initials, slips, and words that stand in nearly every line."""

INLINE, SCAN, FUZZY = "inline answer", "plain scan", "fuzzy scan"

_TIMES = 10


async def measure(folder: Path, rounds: int) -> list[Table]:
    """Milliseconds a query, and milliseconds until the search of a new library is ready."""
    engine = engine_of(load_library(folder))
    engine.warm()
    hand = in_hand(engine)
    texts = [line.advice.text for line in engine.finder.lines]
    variants: dict[str, Callable[[str], Any]] = {
        BIRDCALL: lambda query: search_page(hand, query, search(hand, query)),
        INLINE: lambda query: offers(hand, query),
        SCAN: lambda query: [text for text in texts if query in text.zh or query in text.en],
        FUZZY: lambda query: fuzzily(texts, query),
    }
    found = await interleave({name: _each(work) for name, work in variants.items()}, rounds)
    title = f"{len(QUERIES)} queries, {len(texts):,} lines"
    ready = await interleave({"search ready": once(lambda: Engine.of(engine.library).finder)}, rounds)
    return [
        Table("find", title, "ms each", SCAN, of(found, "time")),
        Table("find, slowest query", title, "ms", SCAN, of(found, "slowest")),
        Table("search of a new library", "built at its first use", "ms", "search ready", of(ready, "time")),
    ]


def in_hand(engine: Engine) -> InHand:
    """A rep with a customer described, a trade, some lines used, and a team that wrote two hundred."""
    pack = next(iter(engine.library.packs), "")
    case = Case.opened(engine, "zh", "说话快，一直看表，还嫌贵，让我抹零", pack)
    uses = {line.key: 3 for line in engine.finder.lines[::50]}
    own = OwnLines(
        [replace(line, key=f"t{place}", own=True) for place, line in enumerate(engine.finder.lines[::10])],
    )
    return InHand(engine, Profile("zh", pack), case, uses, own)


def fuzzily(texts: list[Text], query: str) -> list[Any]:
    """Every text scored by its best part: what a search without an index of sounds could do about slips."""
    return [
        *process.extract(query, [text.zh for text in texts], scorer=fuzz.partial_ratio, limit=50),
        *process.extract(query, [text.en for text in texts], scorer=fuzz.partial_ratio, limit=50),
    ]


def _each(work: Callable[[str], Any]) -> Callable[[], Awaitable[Figures]]:
    async def run() -> Figures:
        times = []
        for query in QUERIES:
            start = time.perf_counter()
            for _ in range(_TIMES):
                work(query)
            times.append((time.perf_counter() - start) / _TIMES * 1e3)
        return {"time": sum(times) / len(times), "slowest": max(times)}

    return run
