"""Scores of types from grams: linear support vector machines, one for each type against all others.

Liblinear's (Fan et al. 2008), on TF-IDF of grams. Kernel ridge, softmax regression and word vectors of a sentence
model were measured beside it: docs/decisions/0013.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.content.labelled import Labelled
from bot.core.grams import grams
from bot.training.mixing import Mix

Matrix = NDArray[np.float64]

STIFFNESS = 0.6
"""C of the support vector machines, chosen on the development part (0.3 to 1 differ by half a point)."""

AT_LEAST = 2
"""Descriptions that must hold a gram for it to count: what one person once wrote teaches nothing."""


@dataclass(frozen=True)
class Scorer:
    """``weights``: gram × type; ``biases``: by type."""

    weights: Matrix
    biases: Matrix

    def scores(self, texts: csr_matrix) -> Matrix:
        """Text × type."""
        found: Matrix = texts @ self.weights + self.biases
        return found

    def mixed(self, mix: Mix) -> "Scorer":
        """The same with its scores mixed."""
        return Scorer(self.weights @ mix.weights, mix.mixed(self.biases))


def vectors(texts: Sequence[str], only: Sequence[str] | None = None) -> TfidfVectorizer:
    """What turns folded texts into rows of length 1; of all grams that several hold, or of ``only`` these."""
    least = AT_LEAST if only is None else 1
    return TfidfVectorizer(analyzer=grams, min_df=least, vocabulary=only, dtype=np.float64).fit(texts)


def fit(texts: csr_matrix, descriptions: Sequence[Labelled], types: Sequence[str]) -> Scorer:
    """Learn. A type that is right as well is neither for nor against: such a description does not count for it."""
    best = np.array([one.types[0] for one in descriptions])
    right = [frozenset(one.types) for one in descriptions]

    def one(kind: str) -> tuple[Matrix, float]:
        wanted = best == kind
        if not wanted.any():
            return np.zeros(texts.shape[1]), -1.0
        counts = wanted | np.array([kind not in types for types in right])
        machine = LinearSVC(C=STIFFNESS, random_state=0).fit(texts[counts], wanted[counts])
        return machine.coef_[0], float(machine.intercept_[0])

    found = [one(kind) for kind in types]  # not side by side: liblinear's chance is one for the whole process
    return Scorer(np.array([weights for weights, _ in found]).T, np.array([bias for _, bias in found]))


def turns_of(descriptions: Sequence[Labelled], parts: int) -> list[int]:
    """In which of ``parts`` turns each description is left out, with all others of its writer."""
    writers = sorted({one.writer for one in descriptions})
    return [writers.index(one.writer) % parts for one in descriptions]


def held_out(texts: csr_matrix, descriptions: Sequence[Labelled], types: Sequence[str], turns: Sequence[int]) -> Matrix:
    """Text × type, each scored by a fit that saw nothing of its turn."""
    turn, found = np.array(turns), np.zeros((len(descriptions), len(types)))
    for number in sorted(set(turns)):
        known = np.flatnonzero(turn != number)
        scorer = fit(texts[known], [descriptions[int(place)] for place in known], types)
        found[turn == number] = scorer.scores(texts[turn == number])
    return found
