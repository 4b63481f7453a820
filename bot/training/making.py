"""From labelled descriptions to the trained reader that is shipped."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.content.labelled import Labelled
from bot.core.engine import Engine
from bot.core.folding import Folding
from bot.core.impression import OFF_TOPIC, Blend, Impression
from bot.core.library import Library
from bot.core.trained import LANES, Weights
from bot.training.blending import fit_blend
from bot.training.fitting import Matrix, Scorer, fit, held_out, turns_of, vectors
from bot.training.mixing import fit_mix, mixed_unseen

TURNS, MIXING_TURNS = 10, 5
"""Turns in which writers are left out, each writer once: for the machines, and for how their scores are mixed."""

_BYTES = 127
"""The largest weight, as it is stored."""


@dataclass(frozen=True)
class Made:
    """The reader's weights, and for each description the impression it would have made had its writer been unknown."""

    weights: Weights
    impressions: tuple[Impression, ...]


def make(library: Library, descriptions: Sequence[Labelled], *, most: int) -> Made:
    """Learn from ``descriptions``; at most so many grams are kept, those that matter most.

    Raises ValueError when there are more types than a row holds.
    """
    types = (*sorted({kind for one in descriptions for kind in one.types} - {OFF_TOPIC}), OFF_TOPIC)
    if len(types) >= LANES:
        raise ValueError(f"{len(types)} types, but a row has room for {LANES - 1}; widen LANES in bot/core/trained.py")
    folding = Folding(library.simplified)
    texts = [folding.plain(one.text) for one in descriptions]
    every = vectors(texts)
    strength = np.linalg.norm(fit(every.transform(texts), descriptions, types).weights, axis=1) * every.idf_
    names = every.get_feature_names_out()
    kept = vectors(texts, sorted(names[np.argsort(-strength, kind="stable")[:most]]))
    rows = kept.transform(texts)
    turns = turns_of(descriptions, TURNS)
    scores, accepted = held_out(rows, descriptions, types, turns), _accepted(descriptions, types)
    mixed = mixed_unseen(scores, accepted, [turn % MIXING_TURNS for turn in turns])
    impressions = tuple(
        Impression.of(dict(zip(types, map(float, row), strict=True)), mass)
        for row, mass in zip(mixed, _masses(kept, texts), strict=True)
    )
    blend = _blend(library, descriptions, impressions)
    scorer = fit(rows, descriptions, types).mixed(fit_mix(scores, accepted))
    return Made(_stored(kept, scorer, types, blend), impressions)


def _accepted(descriptions: Sequence[Labelled], types: Sequence[str]) -> Matrix:
    """Description × type: 1 where it is right, else 0; "no customer" is last."""
    return np.array([[float(kind in one.types) for kind in types] for one in descriptions])


def _masses(vectorizer: TfidfVectorizer, texts: Sequence[str]) -> list[float]:
    """How much of each text can be read: see ``Impression.mass``."""
    analyse, index, rarity = vectorizer.build_analyzer(), vectorizer.vocabulary_, vectorizer.idf_
    known = ([index[gram] for gram in analyse(text) if gram in index] for text in texts)
    return [float(np.log(np.sum(rarity[places] ** 2) + 1e-9)) for places in known]


def _blend(library: Library, descriptions: Sequence[Labelled], impressions: Sequence[Impression]) -> Blend:
    engine = Engine.of(library)
    evidence = [engine.reader.read(one.text).evidence for one in descriptions]
    moved = [engine.judge.moved(known) for known in evidence]
    bearing = [sum(map(abs, known.values())) for known in evidence]
    accepted = [frozenset(one.types) for one in descriptions]
    facets = {
        facet: [kind for kind in tree.leaves if kind in impressions[0].scores]
        for facet, tree in engine.judge.trees.items()
    }
    return fit_blend(impressions, moved, bearing, accepted, facets)


def _stored(vectorizer: TfidfVectorizer, scorer: Scorer, types: tuple[str, ...], blend: Blend) -> Weights:
    """Weights and rarities, rounded to a byte each: a text is as long as the rarities of its grams."""
    names = vectorizer.get_feature_names_out()
    weights, squares = scorer.weights * vectorizer.idf_[:, None], vectorizer.idf_**2
    scale, rarity_scale = float(np.abs(weights).max()) / _BYTES, float(squares.max()) / (2 * _BYTES + 1)
    rows = np.full((len(names), LANES), _BYTES + 1, np.uint8)
    rows[:, : len(types)] = np.rint(weights / scale).astype(np.int16) + _BYTES + 1
    rows[:, LANES - 1] = np.rint(squares / rarity_scale)
    biases = tuple(map(float, scorer.biases))
    return Weights(types, "\n".join(names), rows.tobytes(), scale, rarity_scale, biases, blend)
