"""Scores mixed anew: what the machine of one type tells of another, learnt on writers whom the machines had not met.

Machines are fitted each for itself. Which of them shout, and which are right only when another is silent, is a second,
small fit on their scores (stacking: Wolpert 1992). It is linear as they are, so that it becomes part of their weights
and costs nothing to read with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]

SHARPNESS = 6.0
"""Scores are about -1 to 1; so many times that are log-odds between types."""

_SHRINKAGE = 3.0
"""Towards leaving every score as it is, whatever the number of texts: a tenth or a hundredth of it read writers that
were left out worse."""

_MOST_STEPS = 80


@dataclass(frozen=True)
class Mix:
    """``weights``: score of a type × its part in each score; ``offsets`` are added. "No customer", the last, stays."""

    weights: Matrix
    offsets: Matrix

    def mixed(self, scores: Matrix) -> Matrix:
        """Text × type."""
        found: Matrix = scores @ self.weights + self.offsets
        return found


def fit_mix(scores: Matrix, accepted: Matrix) -> Mix:
    """The mix under which some accepted type is likeliest to score highest; ``accepted``: text × type, 0 or 1.

    Learnt from the texts about customers. That there is none has a score of its own, which stays as it is: mixed in
    with the others, fewer first answers were right.
    """
    customers = accepted[:, :-1].any(axis=1)
    scores, accepted = scores[customers, :-1], accepted[customers, :-1]
    texts, types = scores.shape
    beside = np.hstack([scores, np.ones((texts, 1))])
    start = np.vstack([np.eye(types) * SHARPNESS, np.zeros(types)])

    shrinkage = _SHRINKAGE / texts

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(start.shape)
        odds = beside @ weights
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        right = shares * accepted
        hit = right.sum(axis=1, keepdims=True) + np.finfo(float).tiny
        moved = weights - start
        slope = beside.T @ (shares - right / hit) / texts + 2 * shrinkage * moved
        return float(-np.log(hit).mean() + shrinkage * (moved**2).sum()), slope.ravel()

    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS}).x
    weights = found.reshape(start.shape) / SHARPNESS
    whole = np.eye(types + 1)
    whole[:-1, :-1] = weights[:-1]
    return Mix(whole, np.append(weights[-1], 0.0))


def mixed_unseen(scores: Matrix, accepted: Matrix, turns: Sequence[int]) -> Matrix:
    """Text × type, each mixed by a fit that saw nothing of the texts of its turn."""
    turn, found = np.array(turns), np.zeros_like(scores)
    for number in sorted(set(turns)):
        known = turn != number
        found[~known] = fit_mix(scores[known], accepted[known]).mixed(scores[~known])
    return found
