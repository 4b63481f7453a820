"""A folded text as the trained reader sees it: its characters and words, and which stand together."""

import re
from itertools import pairwise
from operator import add

_PIECES = re.compile(r"[㐀-鿿]+|[a-z]+(?:'[a-z]+)?|[0-9]+|[?!~]")
"""A run of Chinese, an English word, a number, a mark that carries a tone."""

_STEM = 4
"""Letters of an English word that stand for its forms: ``hagg*`` for haggle, haggled, haggling."""

NUMBER = "0"
"""Every number is the same to the reader: which one it is says nothing about the customer."""


def grams(folded: str) -> set[str]:
    """Chinese characters and pairs of them; English words, their stems, pairs and triples. Linear in the text."""
    found: set[str] = set()
    words: list[str] = []
    for piece in _PIECES.findall(folded):
        first = piece[0]
        if first > "㏿":
            found.update(piece)
            found.update(map(add, piece, piece[1:]))
            if words:
                _add_words(found, words)
                words = []
        elif first.isalpha():
            words.append(piece)
        elif first.isdigit():
            words.append(NUMBER)
        else:
            found.add(piece)
    if words:
        _add_words(found, words)
    return found


def _add_words(found: set[str], words: list[str]) -> None:
    found.update(words)
    found.update(f"{word[:_STEM]}*" for word in words if len(word) > _STEM)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    found.update(pairs)
    found.update(f"{pair} {three}" for pair, three in zip(pairs, words[2:], strict=False))
