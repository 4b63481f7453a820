"""A query, already folded, taken apart into the words that tell something."""

import re

LONGEST = 64
"""Characters of a query that are looked at (an inline query may have 256)."""

MOST_WORDS = 6

_BETWEEN, _EDGES = re.compile(r"[\s,，、]+"), " .!?。！？“”\"'()"

_SMALL = {"a", "an", "the", "to", "is", "are", "it", "i", "my", "me", "of", "and", "or", "in", "on", "for", "that",
          "this", "he", "she", "they", "you", "we", "be", "do"}  # fmt: skip
"""English words that say nothing on their own."""

_ASKING = re.compile(
    r"(?:怎么|咋|如何|怎样)(?:办|说|回|答|接|应对|处理)?|话术|\bhow (?:do i|to)\b|\bwhat (?:do i|to) (?:say|do)\b"
)
"""Asking for a line is what every query does: these words are not looked for."""

_QUESTION = re.compile(
    r"(?:怎么|咋|如何)(?:办|说|回|答|接|应对|处理)(?:呢|啊|呀|好)?$|话术$|^(?:how|what) (?:do i|to)\b"
)
"""A text that ends, or in English begins, so asks for a line and describes nobody."""


def telling_words(query: str) -> list[str]:
    """The words to look for: without marks, small words and those that only ask for a line."""
    query = query[:LONGEST]
    words = [word.strip(_EDGES) for word in _BETWEEN.split(_ASKING.sub(" ", query).strip() or query)][:MOST_WORDS]
    telling = [word for word in words if word and word not in _SMALL and (len(word) > 1 or not word.isascii())]
    return telling or [word for word in words if word]


def asks(query: str) -> bool:
    """Does it ask what to say or do?"""
    return _QUESTION.search(query.strip(_EDGES)) is not None
