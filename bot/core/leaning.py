"""Which parts of a text a trained reader leaned on."""

import re
from collections.abc import Mapping

MOST_PARTS = 2
"""Parts shown: the card has room for no more."""

WORTH_SHOWING = 0.25
"""A part that holds less of all that speaks for the type is left out."""

_PART = re.compile(r"[^,;。.!?\n、…“”\"「」()]+")

_LONGEST = 24
"""Characters of a part; of a longer one its strongest stretch is shown."""


def leaning(text: str, pulls: Mapping[str, float]) -> list[tuple[int, int]]:
    """Half-open spans of a folded text in which the grams stand that pull most, the strongest first."""
    heat = [0.0] * len(text)
    for gram, pull in pulls.items():
        literal = gram.removesuffix("*")
        start = text.find(literal) if pull > 0 else -1
        while start >= 0:
            for place in range(start, start + len(literal)):
                heat[place] += pull / len(literal)
            start = text.find(literal, start + len(literal))
    total = sum(heat)
    parts = [_strongest(text, heat, *match.span()) for match in _PART.finditer(text) if match.group().strip()]
    warm = [(sum(heat[start:end]), start, end) for start, end in parts]
    warm = [part for part in warm if part[0] > WORTH_SHOWING * total]
    return [(start, end) for _, start, end in sorted(warm, key=lambda part: (-part[0], part[1]))[:MOST_PARTS]]


def _strongest(text: str, heat: list[float], start: int, end: int) -> tuple[int, int]:
    """The part without blanks around it, or its warmest stretch of whole words."""
    if end - start > _LONGEST:
        best = max(range(start, end - _LONGEST + 1), key=lambda at: sum(heat[at : at + _LONGEST]))
        first, last = best, best + _LONGEST
        while first > start and text[first - 1].isascii() and text[first - 1].isalnum():
            first -= 1
        while last < end and text[last].isascii() and text[last].isalnum():
            last += 1
        start, end = first, last
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
