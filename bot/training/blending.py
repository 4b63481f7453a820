"""How far to trust impression and evidence: logistic regression on descriptions of writers the scores never saw.

So fitted, a confidence is a probability (Platt 1999): of what is said with 0.8, about eight in ten are right.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import structs
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.core.impression import OFF_TOPIC, SIGNS, Blend, Impression, about, signs

Features = NDArray[np.float64]

MOST_SILLY, MOST_ASKED_ABOUT = 0.017, 0.2
"""Of texts about no customer, by writers that were left out, the share that may get a type all the same, and the share
that may get a type or an offer of some."""

_SHRINKAGE = 1e-4


def fit_blend(
    impressions: Sequence[Impression],
    moved: Sequence[Mapping[str, float]],
    bearing: Sequence[float],
    accepted: Sequence[frozenset[str]],
    facets: Mapping[str, Sequence[str]],
) -> Blend:
    """The blend under which accepted types are likeliest.

    For each description: its impression, how far the tree moved each type (log-odds), how much evidence was read in
    it, and the types that are right. ``facets``: the types of each.
    """
    names = sorted(facets)
    rows, right = [], []
    for impression, shifts, types in zip(impressions, moved, accepted, strict=True):
        for place, facet in enumerate(names):
            for kind in facets[facet]:
                beside = [0.0] * (2 * len(names))
                beside[2 * place : 2 * place + 2] = max(shifts.get(kind, 0.0), 0.0), min(shifts.get(kind, 0.0), 0.0)
                rows.append([1.0, *signs(impression, kind), *beside])
                right.append(kind in types)
    weights = _logistic(np.array(rows), np.array(right, float))
    known, told = weights[: 1 + len(SIGNS)], np.maximum(weights[1 + len(SIGNS) :], 0.0)
    blend = Blend(
        float(known[0]),
        **dict(zip(SIGNS, map(float, known[1:]), strict=True)),
        towards=dict(zip(names, map(float, told[::2]), strict=True)),
        away=dict(zip(names, map(float, told[1::2]), strict=True)),
        about=(),
        said=0.0,
        offered=0.0,
    )
    features = [
        about(impression, much, max(_log_odds(blend, impression, shifts, facets)))
        for impression, shifts, much in zip(impressions, moved, bearing, strict=True)
    ]
    heard, said, offered = _fit_about(np.array(features), np.array([OFF_TOPIC not in types for types in accepted]))
    return structs.replace(blend, about=heard, said=said, offered=offered)


def _log_odds(
    blend: Blend, impression: Impression, shifts: Mapping[str, float], facets: Mapping[str, Sequence[str]]
) -> list[float]:
    return [
        odds
        for facet, kinds in facets.items()
        for odds in blend.log_odds(impression, kinds, facet, [shifts.get(kind, 0.0) for kind in kinds])
    ]


def _fit_about(features: Features, customers: NDArray[np.bool_]) -> tuple[tuple[float, ...], float, float]:
    """What tells descriptions from other talk, and the sums below which all but ``MOST_SILLY`` and all but
    ``MOST_ASKED_ABOUT`` of other talk lie.
    """
    if customers.all():
        return (0.0,) * features.shape[1], 0.0, 0.0
    spread = features.std(axis=0) + 1e-9
    even = (features - features.mean(axis=0)) / spread
    weights = _logistic(np.column_stack([even, np.ones(len(even))]), customers.astype(float))[:-1] / spread
    said, offered = np.quantile(features[~customers] @ weights, [1 - MOST_SILLY, 1 - MOST_ASKED_ABOUT])
    return tuple(map(_rounded, weights)), _rounded(said), _rounded(offered)


def _rounded(number: np.float64) -> float:
    """As far as every run agrees: the last digits of a fit are those of the machine's sums."""
    return round(float(number), 9)


def _logistic(features: Features, right: Features) -> Features:
    """Weights of a logistic regression, shrunk a little."""

    def loss(weights: Features) -> tuple[float, Features]:
        odds = features @ weights
        chance = 1.0 / (1.0 + np.exp(-odds))
        value = np.mean(np.logaddexp(0.0, odds) - right * odds) + _SHRINKAGE * weights @ weights
        slope = features.T @ (chance - right) / len(right) + 2 * _SHRINKAGE * weights
        return float(value), slope

    found: Features = minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x
    return found
