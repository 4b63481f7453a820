"""The wording patterns of the library: ``便宜[点|些]``, ``加它…送``, ``haggl~``."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import prod

from bot.core.cue import CHOICE, GAP, SEGMENT, Cue, Polarity
from bot.core.folding import Folding
from bot.core.text import Language

STRENGTH: dict[str, tuple[Polarity, float]] = {"strong": (1, 0.9), "weak": (1, 0.45), "against": (-1, 0.8)}
"""What a cue list is worth: polarity and weight (0 to 1)."""

MOST_ANCHORS = 400
"""Literal forms by which one cue may be found; more would make the automaton large and slow to build."""

COMMON = (
    "的了不是我有他她说就要一个这在人问都没去来能会看到好也很又还只别想买让跟给多大小上下里天时对得着过把被从吗吧呢啊什么怎样"
    "家客户价钱东西直手拿听话"
)
"""Chinese characters that stand in most descriptions: of two parts of a cue the one without them is rarer."""

OFTEN, SELDOM, LETTER = 0.02, 0.002, 0.3
"""About how often one of them stands at a place of a text, any other character does, or a letter goes on a word."""

KEPT = 1e-4
"""Meetings at a place of a text that one literal form fewer is worth: forms that are never met cost memory."""

_TOKEN = re.compile(r"\[([^\[\]]*)\](~?)|(…)|([^\[\]…~]+~?)")
_DOTS = "..."
_GAP = re.compile(r" *\.\.\. *")  # folding has written … as three dots

_SPECIAL = frozenset("[]…~")

Segments = tuple[tuple[str, ...], ...]


class CueError(ValueError):
    """The pattern cannot be used; the message says what to write instead."""


def build_cue(pattern: str, language: Language, strength: str, folding: Folding) -> Cue:
    """The cue that ``pattern`` stands for. Raises CueError."""
    polarity, weight = STRENGTH[strength]
    folded = folding.plain(pattern.strip())
    if _DOTS in folded:
        folded = _GAP.sub(GAP, folded)
    segments = _segments(folded)
    open_words = "~" in folded
    if open_words or " " in folded:
        fewest = sum(min([len(choice.strip("~ ")) for choice in choices]) for choices in segments if choices)
    else:
        fewest = sum([min(map(len, choices)) for choices in segments if choices])
    if fewest < 2:  # noqa: PLR2004  # see below
        raise CueError("it may be a single character, which fires everywhere; write at least two")
    spelled = SEGMENT.join([CHOICE.join(choices) if choices else GAP for choices in segments])
    return Cue(spelled, _anchor(segments, open_words=open_words), language, polarity, weight)


def _segments(pattern: str) -> Segments:
    if "[" not in pattern and _SPECIAL.isdisjoint(pattern):
        return ((pattern,),)
    segments: list[tuple[str, ...]] = []
    end = 0
    for token in _TOKEN.finditer(pattern):
        if token.start() != end:
            break
        end = token.end()
        choices, ending, gap, literal = token.groups()
        if gap:
            segments.append(())
        elif literal:
            segments.append((literal,))
        else:
            if GAP in choices:
                raise CueError("a gap stands inside a choice; write two cues")
            wordings = choices.split("|")
            segments.append(tuple(wording + ending for wording in wordings) if ending else tuple(wordings))
    if end != len(pattern):
        raise CueError("a bracket is not closed, or a ~ stands alone; write choices as [a|b] and endings as word~")
    if not segments or not segments[0] or not segments[-1] or any(a == b == () for a, b in pairwise(segments)):
        raise CueError("it begins or ends with a gap; leave some wording on both sides")
    return tuple(segments)


class _Rates(dict[str, float]):
    """How often a character stands at a place of a text, about."""

    def __missing__(self, char: str) -> float:
        self[char] = rate = 1.0 if char == "~" else LETTER if char < "~" else OFTEN if char in COMMON else SELDOM
        return rate


_rates = _Rates()


def _anchor(segments: Segments, *, open_words: bool) -> tuple[int, int]:
    """The run of segments that is met least often: what is looked at around an anchor costs more than finding it."""
    if len(segments) == 1 and "" not in segments[0] and len(segments[0]) <= MOST_ANCHORS:
        return (0, 1)
    met = [sum([prod(map(_rates.__getitem__, choice)) for choice in choices]) for choices in segments]
    shortest = [min([len(choice.strip("~ ")) for choice in choices], default=0) for choices in segments]
    found = [
        (prod(met[start:end]) + KEPT * forms, start, end)
        for start, end, forms in _runs(segments, open_words=open_words)
        if forms <= MOST_ANCHORS and any(shortest[start:end])
    ]
    if not found:
        raise CueError("every part may be missing or has too many choices; keep some wording fixed")
    _, start, end = min(found)
    return start, end


def _runs(segments: Segments, *, open_words: bool) -> Iterator[tuple[int, int, int]]:
    """Ranges of up to three without a gap, in which only the last segment may have open word ends, and their forms."""
    for start in range(len(segments)):
        forms = 1
        for end, choices in enumerate(segments[start : start + 3], start + 1):
            if not choices:
                break
            forms *= len(choices)
            yield start, end, forms
            if open_words and any(choice.endswith("~") for choice in choices):
                break
