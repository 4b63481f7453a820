"""The wording patterns of the library: ``便宜[点|些]``, ``加它…送``, ``haggl~``."""

import re
from itertools import product

from bot.core.library import Cue, Polarity
from bot.core.text import Language

STRENGTH: dict[str, tuple[Polarity, float]] = {"strong": (1, 0.9), "weak": (1, 0.45), "against": (-1, 0.8)}
"""What a cue list is worth: polarity and weight (0 to 1)."""

GAP = "…"
MOST_VARIANTS = 120
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


class CueError(ValueError):
    """The pattern cannot be used; the message says what to write instead."""


def expand(pattern: str) -> list[tuple[str, ...]]:
    """Every literal form of ``pattern``, each as the parts between its gaps. Raises CueError."""
    pieces = _CHOICE.split(pattern)
    if any("[" in piece or "]" in piece for piece in pieces[::2]):
        raise CueError("a bracket is not closed; write choices as [a|b]")
    options = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    count = 1
    for option in options:
        count *= len(option)
    if count > MOST_VARIANTS:
        raise CueError(f"{count} variants, {MOST_VARIANTS} allowed; split it into two cues")
    forms = []
    for combination in product(*options):
        parts = tuple(part.strip() for part in "".join(combination).split(GAP))
        if not all(parts):
            raise CueError("a form of this cue is empty, or begins or ends with a gap; leave some wording on both sides")
        forms.append(parts)
    return list(dict.fromkeys(forms))


def build_cues(pattern: str, language: Language, strength: str) -> list[Cue]:
    """The cues ``pattern`` stands for. Raises CueError."""
    polarity, weight = STRENGTH[strength]
    forms = expand(pattern)
    shortest = min(len("".join(parts)) for parts in forms)
    if shortest < 2:  # noqa: PLR2004  # one character alone fires everywhere
        raise CueError("a form of one character would fire everywhere; write at least two")
    return [Cue(parts, language, polarity, weight) for parts in forms]
