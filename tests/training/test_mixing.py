"""Scores mixed anew: a linear step that becomes part of the weights, and puts machines that shout in their place."""

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from scipy.sparse import csr_matrix

from bot.training.fitting import Scorer  # only with scikit-learn
from bot.training.mixing import fit_mix, mixed_unseen

CHANCE = np.random.default_rng(7)
TEXTS = 300
RIGHT = np.eye(4)[CHANCE.integers(0, 4, TEXTS)]
"""Three types, and no customer."""

SCORES = RIGHT * 0.6 + CHANCE.normal(0, 0.2, RIGHT.shape) + np.array([0.9, 0.0, 0.0, 0.0])
"""The first machine shouts."""


def right(scores: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    """Of the texts about customers, the share of which a right type has the highest score."""
    customers = RIGHT[:, 3] == 0
    return float((scores[customers, :3].argmax(axis=1) == RIGHT[customers].argmax(axis=1)).mean())


def test_a_machine_that_shouts_is_put_in_its_place() -> None:
    assert right(SCORES) < 0.6
    assert right(fit_mix(SCORES, RIGHT).mixed(SCORES)) > 0.85


def test_so_it_is_for_texts_that_the_mix_has_not_seen() -> None:
    assert right(mixed_unseen(SCORES, RIGHT, [place % 3 for place in range(TEXTS)])) > 0.85


def test_the_score_of_no_customer_stays_as_it_is() -> None:
    assert np.array_equal(fit_mix(SCORES, RIGHT).mixed(SCORES)[:, 3], SCORES[:, 3])


def test_mixed_weights_score_as_mixed_scores_do() -> None:
    texts = csr_matrix(CHANCE.random((20, 30)))
    scorer, mix = Scorer(CHANCE.normal(size=(30, 4)), CHANCE.normal(size=4)), fit_mix(SCORES, RIGHT)

    assert np.allclose(scorer.mixed(mix).scores(texts), mix.mixed(scorer.scores(texts)))
