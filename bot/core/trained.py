"""The trained reader: what the wording of a description as a whole suggests, where no cue was written for it.

A linear model over grams (``core/grams.py``), fitted to labelled descriptions by ``birdcall train``. A gram's weights
for all types stand side by side in one integer, so that one addition adds them for every type at once.
"""

from collections.abc import Sequence
from functools import cached_property
from math import log, sqrt
from operator import add
from struct import Struct

from bot.core.grams import grams
from bot.core.impression import OFF_TOPIC, Blend, Impression
from bot.core.text import Value

LANES = 64
"""Numbers in a row: one weight for each type, and in the last the gram's rarity."""

_WIDE = 2
"""Bytes of a lane while adding; a stored weight has one."""

_UNPACK = Struct(f"<{LANES}H").unpack

_AT_ONCE = 256
"""Rows that can be added before a lane might overflow: 256 × 255 is the most that 16 bits hold."""

_MIDDLE = 128
"""A weight of nothing, as it is stored."""


class Weights(Value, frozen=True):
    """What is learnt, as it is stored: ``rows`` has ``LANES`` bytes for each of ``grams`` (one a line).

    A weight is (byte - 128) × ``scale``; a rarity is byte × ``rarity_scale``. ``biases`` are added to scores.
    """

    types: tuple[str, ...]
    grams: str
    rows: bytes
    scale: float
    rarity_scale: float
    biases: tuple[float, ...]
    blend: Blend


class TrainedReader:
    """Weights made ready to read with: milliseconds to make, a tenth of one to read. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self.blend = weights.blend
        self._types, self._biases = weights.types, weights.biases
        # Counted from 1, so that no place is false and what was never met is filtered out at once.
        names = weights.grams.split("\n")
        self._index = dict(zip(names, range(1, len(names) + 1), strict=True))
        wide = bytearray(_WIDE * len(weights.rows))
        wide[::_WIDE] = weights.rows
        self._rows = bytes(_WIDE * LANES) + wide
        self._made: list[int | None] = [None] * (len(names) + 1)  # rows met before, as numbers: the same come again
        self._scale = weights.scale
        self._rarity_scale = weights.rarity_scale

    @cached_property
    def types(self) -> frozenset[str]:
        """The types it has learnt; of any other it knows nothing."""
        return frozenset(self._types) - {OFF_TOPIC}

    def read(self, folded: str) -> Impression | None:
        """The impression of a folded text; None when it holds no gram that was ever met."""
        places = list(filter(None, map(self._index.get, grams(folded))))
        if not places:
            return None
        sums = self._sums(places)
        length = sqrt(sums[LANES - 1] * self._rarity_scale)
        factor, nothing = self._scale / length, _MIDDLE * len(places)
        told = zip(self._types, sums, self._biases, strict=False)
        scores = {kind: (total - nothing) * factor + bias for kind, total, bias in told}
        return Impression.of(scores, 2 * log(length))

    def pulls(self, folded: str, kind: str) -> dict[str, float]:
        """Gram → how much more it speaks for this type than for a type at large."""
        lane = self._types.index(kind)
        found = {}
        for gram in grams(folded):
            place = self._index.get(gram)
            if place:
                row = self._row(place).to_bytes(_WIDE * LANES, "little")[::_WIDE]
                found[gram] = (row[lane] - sum(row[: len(self._types)]) / len(self._types)) * self._scale
        return found

    def _row(self, place: int) -> int:
        size = _WIDE * LANES
        self._made[place] = row = int.from_bytes(self._rows[place * size : (place + 1) * size], "little")
        return row

    def _sums(self, places: Sequence[int]) -> list[int]:
        """Lane by lane."""
        made, row = self._made, self._row
        sums = [0] * LANES
        for first in range(0, len(places), _AT_ONCE):
            total = sum([made[place] or row(place) for place in places[first : first + _AT_ONCE]])
            sums = [*map(add, sums, _UNPACK(total.to_bytes(_WIDE * LANES, "little")))]
        return sums
