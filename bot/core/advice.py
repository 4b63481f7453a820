"""Advice, and the selling moves by which advice is compared."""

from bot.core.text import Text, Value


class Move(Value, frozen=True):
    """A selling move (brevity, proof, praise …): what a piece of advice asks the rep to do."""

    id: str
    name: Text


class Advice(Value, frozen=True):
    """One thing to do or to avoid; ``moves`` are the selling moves it makes."""

    text: Text
    moves: tuple[str, ...]
