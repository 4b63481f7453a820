"""What a long run remembers does not grow without end."""

from typing import Any


def keep_newest(remembered: dict[Any, Any], most: int) -> None:
    """Forget what came first until at most ``most`` entries are left."""
    while len(remembered) > most:
        del remembered[next(iter(remembered))]
