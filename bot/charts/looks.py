"""The colours of a chart, by day and by night."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Look:
    """Colours: what all stands on, writing, quiet writing, what a bar runs in, the bars' parts in their order."""

    paper: str
    ink: str
    faint: str
    track: str
    parts: tuple[str, ...]
    on_part: str


LIGHT: Final = Look(
    "#ffffff", "#1f2933", "#66727f", "#e9edf2",
    ("#2f6fde", "#b36b00", "#0d8271", "#8e63ce", "#c2476b", "#66727f"), "#ffffff",
)  # fmt: skip

DARK: Final = Look(
    "#17212b", "#e6ebf0", "#93a1af", "#263442",
    ("#6aa5ff", "#f5b041", "#3ecfb4", "#b794f4", "#f58aa7", "#a3b1bf"), "#101820",
)  # fmt: skip
