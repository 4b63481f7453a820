"""Every variant once a round, in a new random order each time, so that a busy minute hits all alike."""

import random
import sys
import time
from collections.abc import Awaitable, Callable, Mapping

Figures = Mapping[str, float]
"""What one run of one variant measured, by quantity."""

Rounds = list[dict[str, Figures]]
"""Round by round: variant → figures."""


async def interleave(variants: Mapping[str, Callable[[], Awaitable[Figures]]], rounds: int) -> Rounds:
    """Run all ``variants`` ``rounds`` times. Progress goes to standard error."""
    done: Rounds = []
    for number in range(1, rounds + 1):
        figures = {}
        for name in random.sample(list(variants), len(variants)):
            print(f"round {number}/{rounds}: {name}", file=sys.stderr, flush=True)
            figures[name] = await variants[name]()
        done.append(figures)
    return done


def of(rounds: Rounds, quantity: str) -> list[dict[str, float]]:
    """One quantity of every round, for the variants that measured it."""
    return [{name: found[quantity] for name, found in one.items() if quantity in found} for one in rounds]


def once(step: Callable[[], object]) -> Callable[[], Awaitable[Figures]]:
    """A variant that takes one ``step``: its "time" in milliseconds."""

    async def run() -> Figures:
        start = time.perf_counter()
        step()
        return {"time": (time.perf_counter() - start) * 1e3}

    return run
