"""Real bots, really killed, beside a real database: a short run of ``birdcall bench chaos``."""

import pytest

from bot.bench.chaos.databases import Kind
from bot.bench.chaos.measuring import measure
from bot.bench.chaos.runs import Size
from bot.content.files import LIBRARY
from tests.databases import unavailable

CALM = 1e9
"""Seconds between kills when none is to come."""


async def ledger(kind: Kind, size: Size) -> tuple[dict[str, float], dict[str, float]]:
    """What was counted, and what was done."""
    try:
        (counted, done), wrong = await measure(LIBRARY, kind, size)
    except (ImportError, OSError, RuntimeError) as error:
        unavailable(error)
        raise
    assert wrong == []
    return dict(counted.rounds[0]), dict(done.rounds[0])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_bots_that_are_killed_lose_nothing_and_do_nothing_twice(kind: Kind) -> None:
    size = Size(minutes=0.3, reps=40, updates=30, deliveries=3, kill_every=5.0, days=2, kills=3, broadcasts=2)

    counted, done = await ledger(kind, size)

    assert done["kills"] >= 3
    assert done["updates"] > 200
    assert min(done["customers"], done["reminders"] + done["digests"]) >= 8
    assert min(done["broadcasts"], done["copies"]) >= 2
    assert {name: counted[name] for name in ("lost", "wrong", "given up", "repeats not marked")} == {
        "lost": 0, "wrong": 0, "given up": 0, "repeats not marked": 0,
    }  # fmt: skip
    assert counted["repeats beyond those"] == 0


async def test_two_replicas_behind_a_balancer_serve_as_one() -> None:
    size = Size(minutes=0.15, reps=20, updates=60, deliveries=5, kill_every=CALM)

    counted, done = await ledger("postgresql", size)

    assert done["kills"] == 0
    assert done["descriptions"] > 50
    assert counted["lost"] + counted["wrong"] + counted["given up"] == 0
