"""What the inspector beside the phones shows: how a description was read and judged."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SeenSignal:
    """A signal found in the description; ``span`` are character positions (Python's) of ``quote`` in it."""

    id: str
    name: str
    polarity: Literal[1, -1]
    quote: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RankedType:
    """A type and how sure the tree is of it, 0 to 1."""

    id: str
    emoji: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PathStep:
    """One question on the way down a tree: the share (0 to 1) that went the yes way, and the words that sent it."""

    question: str
    yes: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenFacet:
    """One facet: its types best first, and the path from the root to the best one."""

    id: str
    name: str
    types: tuple[RankedType, ...]
    path: tuple[PathStep, ...]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What to find out next: a line to say, and a thing to watch for."""

    signal: str
    say: str
    watch: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything the inspector shows of one description, worded in one language.

    What comes next is a ``question``, or types to choose the ``nearest`` of, a line for each.
    """

    signals: tuple[SeenSignal, ...]
    facets: tuple[SeenFacet, ...]
    question: NextQuestion | None
    nearest: tuple[str, ...] = ()
