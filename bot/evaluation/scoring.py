"""Right and wrong on labelled descriptions, counted every way that matters."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.content.labelled import Labelled
from bot.core.choice import MOST_OFFERED
from bot.core.engine import Engine
from bot.core.verdict import Confidence, Ranked, Verdict

OFF, TEMPTING = "off", "tempting"
"""Forms of texts about no customer; a tempting one describes someone or something else as one describes customers."""

FIRST = 3
"""A type among the first three counts as found."""


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled description and what was made of it: the types asserted, best first, and those ``offered`` instead."""

    labelled: Labelled
    types: tuple[Ranked, ...]
    offered: tuple[Ranked, ...] = ()

    @classmethod
    def of(cls, labelled: Labelled, verdict: Verdict) -> "Read":
        """What this verdict says, or asks."""
        return cls(labelled, verdict.types, () if verdict else verdict.nearest[:MOST_OFFERED])

    @property
    def best(self) -> str | None:
        """The first answer."""
        return self.types[0].type if self.types else None

    @property
    def right(self) -> bool:
        """Is the first answer one that a trainer would accept? Of a text about no customer, is there none?"""
        return not self.types if self.labelled.off_topic else self.best in self.labelled.types

    @property
    def found(self) -> bool:
        """Is such an answer among the first three that the rep is told, or is asked about?"""
        shown = self.types[:FIRST] or self.offered
        return self.right or any(ranked.type in self.labelled.types for ranked in shown)

    @property
    def word(self) -> Confidence:
        """How sure it is said to be."""
        return self.types[0].word if self.types else "not_sure"


@dataclass(frozen=True, slots=True)
class Score:
    """Of ``total`` descriptions, how many had a right first answer, and one among three."""

    total: int
    right: int
    found: int

    @classmethod
    def of(cls, reads: Iterable[Read]) -> "Score":
        """The count."""
        every = list(reads)
        return cls(len(every), sum(read.right for read in every), sum(read.found for read in every))

    @property
    def first(self) -> float:
        """The share with a right first answer."""
        return self.right / self.total if self.total else 0.0

    @property
    def three(self) -> float:
        """The share with a right answer among three."""
        return self.found / self.total if self.total else 0.0


def read_all(engine: Engine, descriptions: Iterable[Labelled]) -> list[Read]:
    """What the engine makes of each, without asking."""
    return [Read.of(one, engine.weigh(engine.reader.read(one.text), {})) for one in descriptions]


def about_customers(reads: Iterable[Read]) -> list[Read]:
    """Those with a customer in them."""
    return [read for read in reads if not read.labelled.off_topic]


def off_topic(reads: Iterable[Read], form: str = OFF) -> tuple[int, int]:
    """Of the texts of this form with no customer in them, how many are given a type all the same, and of how many."""
    every = [read for read in reads if read.labelled.off_topic and read.labelled.form == form]
    return sum(bool(read.types) for read in every), len(every)


def offers(reads: Iterable[Read], form: str = OFF) -> int:
    """How many of those texts are given no type, but are asked about."""
    return sum(bool(read.offered) for read in reads if read.labelled.off_topic and read.labelled.form == form)


def grouped(reads: Iterable[Read], key: Callable[[Read], str]) -> dict[str, Score]:
    """A score for each group, in the order of their names."""
    groups: dict[str, list[Read]] = {}
    for read in reads:
        groups.setdefault(key(read), []).append(read)
    return {name: Score.of(groups[name]) for name in sorted(groups)}


def by_facet(reads: Sequence[Read], facets: Mapping[str, str]) -> dict[str, Score]:
    """By the facet of the best answer; a type of no known facet is counted by itself."""
    return grouped(reads, lambda read: facets.get(read.labelled.types[0], read.labelled.types[0]))


def confusions(reads: Iterable[Read]) -> Counter[tuple[str, str]]:
    """(right, given) → how often; ``-`` where nothing was given."""
    return Counter((read.labelled.types[0], read.best or "-") for read in reads if not read.right)


@dataclass(frozen=True, slots=True)
class Bin:
    """Of ``total`` answers said with a confidence around ``said``, the share ``right``."""

    said: float
    right: float
    total: int


def calibration(reads: Iterable[Read], bins: int = 10) -> list[Bin]:
    """First answers by their confidence, in equal steps; empty steps are left out."""
    steps: dict[int, list[Read]] = {}
    for read in reads:
        if read.types:
            steps.setdefault(min(int(read.types[0].confidence * bins), bins - 1), []).append(read)
    return [
        Bin(
            sum(read.types[0].confidence for read in steps[step]) / len(steps[step]),
            sum(read.right for read in steps[step]) / len(steps[step]),
            len(steps[step]),
        )
        for step in sorted(steps)
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """How far what is said lies from what is right, on average (expected calibration error: Naeini et al. 2015)."""
    total = sum(one.total for one in bins)
    return sum(abs(one.said - one.right) * one.total for one in bins) / total if total else 0.0


def when_sure(reads: Iterable[Read]) -> tuple[float, float]:
    """(share of descriptions that are called sure, share of those that are right)."""
    every = list(reads)
    sure = [read for read in every if read.word == "clearly"]
    return len(sure) / len(every) if every else 0.0, sum(read.right for read in sure) / len(sure) if sure else 0.0
