"""What reps corrected, as labelled descriptions for the content owner to accept."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from bot.core.choice import offered_by
from bot.core.scrubbing import scrub

WRITER = "street"
"""Who wrote a proposed description: some rep, and nobody asks which."""

SHORTEST = 4
"""Characters below which a description proves nothing."""


class Corrected(Protocol):
    """A correction as it is stored."""

    text: str
    answers: Mapping[str, float]
    said: str | None
    corrected_to: str


def proposals(corrections: Iterable[Corrected], known: Iterable[str]) -> Iterator[dict[str, Any]]:
    """A labelled description for each text that was corrected, without names and numbers, each once.

    ``known`` are the types of the library; a correction to any other is left out. ``said`` is what the bot had said,
    for the owner to compare.
    """
    types, seen = frozenset(known), set[tuple[str, str]]()
    for one in corrections:
        text = scrub(one.text)
        if one.corrected_to not in types or len(text) < SHORTEST or (text, one.corrected_to) in seen:
            continue
        seen.add((text, one.corrected_to))
        yield {
            "id": f"{WRITER}-{len(seen):04}",
            "writer": WRITER,
            "form": "",
            "types": [one.corrected_to],
            "signals": [
                signal if value > 0 else f"-{signal}"
                for signal, value in one.answers.items()
                if value and not offered_by(signal)
            ],
            "said": one.said,
            "text": text,
        }
