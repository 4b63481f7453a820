"""Trained readers made by hand: a row of weights for each gram."""

from collections.abc import Mapping

from bot.core.impression import Blend
from bot.core.trained import LANES, TrainedReader, Weights

SCALE, RARITY_SCALE = 0.5, 1.0

BLEND = Blend(
    intercept=-1.0,
    score=1.0,
    ahead=0.5,
    off_topic=-1.0,
    towards={"style": 0.5},
    away={"style": 0.5},
    about=(),
    said=0.0,
    offered=0.0,
)
"""Every text is about someone."""


def trained(types: tuple[str, ...], rows: Mapping[str, tuple[int, ...]], blend: Blend = BLEND) -> TrainedReader:
    """``rows``: for each gram the steps (of ``SCALE``) it adds for each type; every gram is as rare as the next."""
    stored = bytearray()
    for steps in rows.values():
        row = [128 + step for step in steps] + [128] * (LANES - len(steps))
        row[LANES - 1] = 1
        stored += bytes(row)
    biases = (0.0,) * len(types)
    return TrainedReader(Weights(types, "\n".join(rows), bytes(stored), SCALE, RARITY_SCALE, biases, blend))
