"""All figures of one evaluation, as values a program can read and as a page a person can."""

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
    read_all,
    when_sure,
)

MOST_CONFUSIONS = 20
"""Pairs shown; more is noise."""

FEW = 8
"""Descriptions of a type below which its score says nothing."""


@dataclass(frozen=True)
class Report:
    """What was found. Scores are by name; ``after`` is the share of right first answers after 0, 1, 2 … questions;
    ``sure`` is (share called sure, share of those that are right); ``speed`` is microseconds a description.
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
        tempting=off_topic(reads, TEMPTING),
        speed={
            "birdcall": _speed(lambda text: engine.weigh(engine.reader.read(text), {}), labelled),
            **{name: _speed(rank, labelled) for name, rank in ranks.items()},
        },
    )


def page(report: Report) -> list[str]:
    """The report as lines of text."""
    silly, texts = report.off_topic
    share, right = report.sure
    lines = [
        f"{report.overall.total} descriptions of customers, {texts} texts about none",
        "",
        _row("", ["first", "of three", "of"]),
        _scored("birdcall", report.overall),
        *(_scored(name, score) for name, score in report.baselines.items()),
        "",
        "first answer right after " + ", ".join(f"{count}: {part:.1%}" for count, part in enumerate(report.after))
        + " questions",
        f"called sure: {share:.1%}, of which right: {right:.1%}",
        f"texts about no customer that got a type all the same: {silly} of {texts}"
        f" ({report.tempting[0]} of {report.tempting[1]} about someone or something else described like one)",
        f"confidence and truth lie {report.error:.1%} apart on average",
        "µs each: " + ", ".join(f"{name} {speed:,.0f}" for name, speed in report.speed.items()),
    ]  # fmt: skip
    for title, scores in (
        ("language", report.languages),
        ("facet", report.facets),
        ("form", report.forms),
        ("writer", report.writers),
    ):
        lines += ["", title, *(_scored(name or "-", score) for name, score in scores.items())]
    weakest = sorted(report.types.items(), key=lambda item: (item[1].first, item[0]))
    lines += ["", "type, weakest first", *(_scored(name, score) for name, score in weakest if score.total >= FEW)]
    lines += ["", "said → right", *map(_bar, report.calibration)]
    lines += [
        "",
        "often taken for another",
        *(f"  {true} → {given}: {times}" for true, given, times in report.confusions),
    ]
    return lines


def beside(old: Report, new: Report) -> list[str]:
    """Two reports side by side: what differs."""
    lines = [_row("", ["first", "was", "of three", "was"])]
    lines.append(_pair("all", old.overall, new.overall))
    for before, after in ((old.languages, new.languages), (old.facets, new.facets), (old.types, new.types)):
        for name, score in after.items():
            was = before.get(name, Score(0, 0, 0))
            if (was.right, was.found) != (score.right, score.found):
                lines.append(_pair(name, was, score))
    return lines


def _speed(work: Callable[[str], object], descriptions: Iterable[Labelled]) -> float:
    taken = []
    for one in list(descriptions)[:300]:
        start = time.perf_counter()
        work(one.text)
        taken.append(time.perf_counter() - start)
    return median(taken) * 1e6 if taken else 0.0


def _row(name: str, cells: Iterable[str]) -> str:
    return f"  {name:22}" + "".join(f"{cell:>10}" for cell in cells)


def _scored(name: str, score: Score) -> str:
    return _row(name, [f"{score.first:.1%}", f"{score.three:.1%}", str(score.total)])


def _pair(name: str, old: Score, new: Score) -> str:
    return _row(name, [f"{new.first:.1%}", f"{old.first:.1%}", f"{new.three:.1%}", f"{old.three:.1%}"])


def _bar(one: Bin) -> str:
    return f"  {one.said:4.0%} → {one.right:4.0%}  {'█' * round(one.right * 30):30} {one.total}"
