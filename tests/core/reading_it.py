"""A reader with two signals, and how strongly a description shows one of them."""

import pytest

from bot.core.reading import Reader

from .making import library, signal, tree

READER = Reader(
    library(
        [tree("manner", [("haggles", "bargainer", "payer"), ("chatty", "talker", "listener")])],
        signals=[
            signal("haggles", ("砍价", "haggl~"), weak=("嫌贵", "discount"), against=("一口价", "pays full price")),
            signal("chatty", ("爱说话", "说话快", "chatty")),
        ],
    )
)

STRONG = 0.9
"""What a strong cue is worth with nothing around it."""


def strength(description: str, signal_id: str = "haggles") -> float:
    """The strongest finding for the signal, -1 to 1; 0 when it is not shown."""
    found = [finding.strength for finding in READER.read(description).findings if finding.signal == signal_id]
    return max(found, key=abs, default=0.0)


def descriptions(*lines: str) -> pytest.MarkDecorator:
    """Run the test with each description; ``/`` stands between those of one line."""
    return pytest.mark.parametrize("text", [text for line in lines for text in line.split(" / ")])
