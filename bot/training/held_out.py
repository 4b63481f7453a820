"""How well each writer is read by a reader that learnt from all the others: the honest figure of a fit."""

from collections.abc import Sequence

from bot.content.labelled import Labelled
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.trained import TrainedReader
from bot.evaluation.scoring import Read, Score, about_customers, grouped
from bot.training.making import Made


def figures(library: Library, descriptions: Sequence[Labelled], made: Made) -> list[str]:
    """A line for each writer left out, and one for all."""
    engine = Engine.of(library, TrainedReader(made.weights))
    reads = []
    for one, impression in zip(descriptions, made.impressions, strict=True):
        verdict = engine.judge.weigh(engine.reader.read(one.text).evidence, impression=impression)
        reads.append(Read.of(one, verdict))
    customers = about_customers(reads)
    scores = {**grouped(customers, lambda read: read.labelled.writer), "all": Score.of(customers)}
    return [
        f"  without {name or '-':8} {score.first:.1%} / {score.three:.1%} of {score.total}"
        for name, score in scores.items()
    ]
