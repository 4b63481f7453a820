"""Types × stage → what to do, what to avoid, what to say (design: Advise)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from bot.core.advice import Advice
from bot.core.library import STAGES, CustomerType, Library
from bot.core.lines import Line
from bot.core.packs import Pack
from bot.core.verdict import Verdict

T = TypeVar("T")

DEFAULT_STAGE = "probe"
"""Where a sale is taken to stand when neither the rep nor the description says."""

MOST_DO, MOST_DONT = 3, 2
"""Lines of the card: what can be read with one hand free."""


@dataclass(frozen=True, slots=True)
class Coaching:
    """Advice for the types in play at one stage. What one of them resists is left out for all of them.

    ``close`` says that two types of one facet are too near to tell apart, ``safe`` that there was advice enough
    which suits both.
    """

    close: bool
    safe: bool
    do: tuple[Advice, ...]
    dont: tuple[Advice, ...]
    tip: Advice
    phrases: tuple[Line, ...]


def coach(library: Library, verdict: Verdict, stage: str, pack: str = "") -> Coaching:
    """What to do with this customer at ``stage``, in this trade. The verdict must not be empty."""
    types = [library.types[ranked.type] for ranked in verdict.in_play]
    do, safe_do = _suiting(types)
    phrases, safe_lines = lines_for(types, stage, library.packs.get(pack))
    return Coaching(
        close=len(verdict.in_play) > len(verdict.leading),
        safe=safe_do and safe_lines,
        do=tuple(do[:MOST_DO]),
        dont=tuple(_merged(kind.dont for kind in types)[:MOST_DONT]),
        tip=_tip(types, stage),
        phrases=tuple(phrases),
    )


def stage_of(kind: CustomerType, stage: str) -> str:
    """``stage``, or the nearest one for which this type has advice."""
    here = STAGES.index(stage)
    return min(kind.stages, key=lambda other: abs(STAGES.index(other) - here))


def suits(advice: Advice, types: Iterable[CustomerType]) -> bool:
    """Does none of these types resist any of its moves?"""
    return all(move not in kind.resists for kind in types for move in advice.moves)


def _merged(lists: Iterable[Sequence[T]]) -> list[T]:
    """Turn by turn from each list, so that none crowds out another."""
    turns = chain.from_iterable(zip_longest(*lists))
    return [one for one in turns if one is not None]


def _suiting(types: Sequence[CustomerType]) -> tuple[list[Advice], bool]:
    """What to do that suits every type; where nothing does, everything, and False."""
    every = _merged(kind.do for kind in types)
    fitting = [advice for advice in every if suits(advice, types)]
    return fitting or every, bool(fitting)


def lines_for(types: Sequence[CustomerType], stage: str, pack: Pack | None) -> tuple[list[Line], bool]:
    """All lines for the stage, those that suit every type first, the trade's leading; and whether any does."""
    lists = [[Line.of(line, type=kind.id) for line in kind.stages[stage_of(kind, stage)].phrases] for kind in types]
    trade = [Line.of(one.advice, type=one.type or "") for one in (pack.lines if pack else ()) if one.stage == stage]
    names = {kind.id for kind in types}
    made_for_them = [phrase for phrase in trade if phrase.type in names]
    turns = made_for_them + _merged((*lists, [phrase for phrase in trade if not phrase.type]))
    fitting = [phrase for phrase in turns if suits(phrase.advice, types)]
    rest = [phrase for phrase in turns if phrase not in fitting and phrase.type]
    return fitting + rest, bool(fitting)


def _tip(types: Sequence[CustomerType], stage: str) -> Advice:
    tips = [kind.stages[stage_of(kind, stage)].tip for kind in types]
    return next((tip for tip in tips if suits(tip, types)), tips[0])
