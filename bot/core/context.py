"""What a rep has in hand when they search."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Context:
    """What the rep has in hand: ``types`` → confidence, ``uses`` line key → times sent. Each moves a line up."""

    types: Mapping[str, float] = field(default_factory=dict)
    stage: str = ""
    pack: str = ""
    uses: Mapping[str, int] = field(default_factory=dict)


NOTHING_IN_HAND = Context()
