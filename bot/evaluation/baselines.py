"""The least that reading must beat: matching a description to the types' portraits."""

from collections.abc import Callable, Iterable, Sequence
from math import log, sqrt

from bot.content.labelled import Labelled
from bot.core.folding import Folding
from bot.core.grams import grams
from bot.core.library import CustomerType, Library
from bot.core.verdict import Ranked
from bot.evaluation.scoring import Read

Rank = Callable[[str], tuple[Ranked, ...]]
"""A text → all types, best first."""


def character_overlap(library: Library) -> Rank:
    """By the characters (of English, words) that description and portrait share, as a share of all of both."""
    folding = Folding(library.simplified)
    portraits = [(kind, _pieces(folding.plain(_portrait(kind)))) for kind in library.types.values()]

    def rank(text: str) -> tuple[Ranked, ...]:
        held = _pieces(folding.plain(text))
        return _ranked((kind, len(held & own) / (len(held | own) or 1)) for kind, own in portraits)

    return rank


def nearest_portrait(library: Library) -> Rank:
    """By the angle between description and portrait, as bags of grams of which the rarer weigh more."""
    folding = Folding(library.simplified)
    portraits = [(kind, grams(folding.plain(_portrait(kind)))) for kind in library.types.values()]
    held = [gram for _, own in portraits for gram in own]
    rarity = {gram: log(len(portraits) / held.count(gram)) + 1 for gram in set(held)}
    lengths = {kind.id: sqrt(sum(rarity[gram] ** 2 for gram in own)) for kind, own in portraits}

    def rank(text: str) -> tuple[Ranked, ...]:
        shown = grams(folding.plain(text))
        return _ranked(
            (kind, sum(rarity[gram] ** 2 for gram in shown & own) / lengths[kind.id]) for kind, own in portraits
        )

    return rank


def read_by(rank: Rank, descriptions: Sequence[Labelled]) -> list[Read]:
    """What a baseline makes of each description."""
    return [Read(one, rank(one.text)) for one in descriptions]


def _portrait(kind: CustomerType) -> str:
    every = (kind.name, kind.portrait, kind.need)
    return " ".join((*(text.zh for text in every), *(text.en for text in every)))


def _pieces(text: str) -> set[str]:
    return {gram for gram in grams(text) if len(gram) == 1 or (gram.isascii() and gram.isalpha())}


def _ranked(scores: Iterable[tuple[CustomerType, float]]) -> tuple[Ranked, ...]:
    found = (Ranked(kind.id, kind.facet, score) for kind, score in scores)
    return tuple(sorted(found, key=lambda ranked: -ranked.confidence))
