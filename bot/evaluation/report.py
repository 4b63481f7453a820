"""All figures of one evaluation."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bot.content.labelled import Labelled
from bot.core.engine import Engine
from bot.evaluation.asking import asked
from bot.evaluation.baselines import character_overlap, nearest_portrait, read_by
from bot.evaluation.scoring import (
    TEMPTING,
    Bin,
    Score,
    about_customers,
    by_facet,
    calibration,
    calibration_error,
    confusions,
    grouped,
    off_topic,
    offers,
    read_all,
    when_sure,
)

MOST_CONFUSIONS = 20
"""Pairs shown; more is noise."""


@dataclass(frozen=True)
class Report:
    """What was found. Scores are by name; ``after`` is the share of right first answers after 0, 1, 2 … questions;
    ``sure`` is (share called sure, share of those that are right); ``off_topic`` are the texts about no customer that
    get a type, and how many there are; ``offered`` of them are asked about; ``speed`` is microseconds a description.
    """

    overall: Score
    baselines: Mapping[str, Score]
    languages: Mapping[str, Score]
    facets: Mapping[str, Score]
    forms: Mapping[str, Score]
    writers: Mapping[str, Score]
    types: Mapping[str, Score]
    confusions: Sequence[tuple[str, str, int]]
    calibration: Sequence[Bin]
    error: float
    sure: tuple[float, float]
    after: Sequence[float]
    off_topic: tuple[int, int]
    offered: int
    tempting: tuple[int, int]
    speed: Mapping[str, float]

    def as_data(self) -> dict[str, Any]:
        """For a program to read."""
        return asdict(self)


def evaluate(engine: Engine, descriptions: Sequence[Labelled]) -> Report:
    """Every figure. Takes some seconds a thousand descriptions."""
    reads = read_all(engine, descriptions)
    customers = about_customers(reads)
    labelled = [read.labelled for read in customers]
    ranks = {
        "characters shared": character_overlap(engine.library),
        "nearest portrait": nearest_portrait(engine.library),
    }
    facets = {kind.id: kind.facet for kind in engine.library.types.values()}
    bins = calibration(customers)
    pairs = confusions(customers).most_common(MOST_CONFUSIONS)
    return Report(
        overall=Score.of(customers),
        baselines={name: Score.of(read_by(rank, labelled)) for name, rank in ranks.items()},
        languages=grouped(customers, lambda read: read.labelled.language),
        facets=by_facet(customers, facets),
        forms=grouped(customers, lambda read: read.labelled.form),
        writers=grouped(customers, lambda read: read.labelled.writer),
        types=grouped(customers, lambda read: read.labelled.types[0]),
        confusions=[(*pair, count) for pair, count in pairs if count > 1],
        calibration=bins,
        error=calibration_error(bins),
        sure=when_sure(customers),
        after=[Score.of(round_).first for round_ in asked(engine, labelled)],
        off_topic=off_topic(reads),
        offered=offers(reads),
        tempting=off_topic(reads, TEMPTING),
        speed={
            "birdcall": _speed(lambda text: engine.weigh(engine.reader.read(text), {}), labelled),
            **{name: _speed(rank, labelled) for name, rank in ranks.items()},
        },
    )


def _speed(work: Callable[[str], object], descriptions: Iterable[Labelled]) -> float:
    taken = []
    for one in list(descriptions)[:300]:
        start = time.perf_counter()
        work(one.text)
        taken.append(time.perf_counter() - start)
    return median(taken) * 1e6 if taken else 0.0
