"""What the wording of a description as a whole suggests, and how that and the evidence make one confidence."""

from collections.abc import Mapping, Sequence
from math import exp, log
from operator import mul

from bot.core.text import Value

SIGNS = ("score", "ahead", "off_topic")
"""What speaks for a type: see ``signs``."""

OFF_TOPIC = "none"
"""The label of a text with no customer in it."""

MOST_BEARING = 3.0
"""Evidence beyond this makes no text more of a description."""

_FARTHEST = 1e-4
"""Tree weights are taken to lie between this and 1 less this: beyond it, log-odds tell nothing more."""


class Impression(Value, frozen=True):
    """The reader's score of each type, about -1 (nothing speaks for it) to 1, and of there being no customer at all.

    ``best`` and ``second`` are the two highest scores of types; ``mass`` is how much was there to read: the logarithm
    of the rarities that the text's grams have together.
    """

    scores: Mapping[str, float]
    off_topic: float
    best: float
    second: float
    mass: float

    @classmethod
    def of(cls, scores: dict[str, float], mass: float) -> "Impression":
        """The impression that these scores make; ``scores`` is used up."""
        off_topic = scores.pop(OFF_TOPIC, 0.0)
        second, best = sorted(scores.values())[-2:]
        return cls(scores, off_topic, best, second, mass)

    def ahead(self, kind: str) -> float:
        """By how much a type's score exceeds the best of all others."""
        score = self.scores.get(kind, -1.0)
        return score - (self.second if score == self.best else self.best)


class Blend(Value, frozen=True):
    """The log-odds that a type is right are a sum of ``signs``, each times its weight here, and of what the evidence
    moved it in its tree, ``towards`` the type or ``away`` from it, each times the facet's weight.

    A text of which the sum of ``about``, each times its weight, is below ``said`` is given no type, and below
    ``offered`` is not even asked which it might be.
    """

    intercept: float
    score: float
    ahead: float
    off_topic: float
    towards: Mapping[str, float]
    away: Mapping[str, float]
    about: tuple[float, ...]
    said: float
    offered: float

    def aboutness(self, impression: Impression, bearing: float, likeliest: float) -> float:
        """How much speaks for the text describing a customer at all: see ``about``."""
        told: float = sum(map(mul, self.about, about(impression, bearing, likeliest)))
        return told

    def log_odds(self, impression: Impression, kinds: Sequence[str], facet: str, moved: Sequence[float]) -> list[float]:
        """That each of these types of a facet is right, before any question was answered.

        ``moved``: how far the tree's evidence moved each, in the order of ``kinds``. The sum of ``signs`` and what
        ``moved`` weighs in this facet, written out: this runs for every type of every description.
        """
        base = self.intercept + self.off_topic * impression.off_topic
        scores, best, second = impression.scores, impression.best, impression.second
        both, ahead = self.score + self.ahead, self.ahead
        towards, away = self.towards.get(facet, 0.0), self.away.get(facet, 0.0)
        found = []
        for kind, shift in zip(kinds, moved, strict=True):
            score = scores.get(kind, -1.0)
            rival = second if score == best else best
            found.append(base + both * score - ahead * rival + (towards if shift > 0 else away) * shift)
        return found


def signs(impression: Impression, kind: str) -> tuple[float, ...]:
    """The impression's score of the type, how far it is ahead of all others, and the score of no customer."""
    return impression.scores.get(kind, -1.0), impression.ahead(kind), impression.off_topic


def about(impression: Impression, bearing: float, likeliest: float) -> tuple[float, ...]:
    """What tells a description of a customer from other talk: the impression, how much evidence was read (``bearing``),
    the log-odds of the likeliest type, and each of these by each, for what one means depends on another.
    """
    known = min(bearing, MOST_BEARING)
    told = (
        *(impression.off_topic, impression.best, impression.second, impression.mass),
        *(known, max(likeliest, -5.0)),
    )
    return (*told, *(one * other for place, one in enumerate(told) for other in told[place:]))


def logit(share: float) -> float:
    """Log-odds of a share."""
    if share < _FARTHEST:
        share = _FARTHEST
    elif share > 1.0 - _FARTHEST:
        share = 1.0 - _FARTHEST
    return log(share / (1.0 - share))


def chance(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1.0 / (1.0 + exp(-log_odds))
