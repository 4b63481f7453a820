"""What ``birdcall doctor`` finds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``bad`` findings make the command end with exit code 1."""

    subject: str
    state: Literal["good", "note", "bad"]
    message: str
