"""What the figures must keep to. docs/performance.md explains each line of this table."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on ``variant`` in ``table``: on its ratio to ``against``, or on its own value when that is None.

    A ratio or value is the median over the rounds; ``every_round`` bounds each round instead.
    """

    table: str
    variant: str
    against: str | None
    bound: Literal["at least", "at most"]
    limit: float
    every_round: bool = False

    def met_by(self, figure: float) -> bool:
        """Does the figure keep to the bound?"""
        return figure >= self.limit if self.bound == "at least" else figure <= self.limit


Targets = dict[str, tuple[Target, ...]]
"""Targets by the sub-command that measures them."""

BIRDCALL, PTB, AIOGRAM = "birdcall", "ptb echo", "aiogram echo"
OWN_ECHO, STRAIGHT, STOCK = "birdcall's echo", "without intake", "ptb with coaching"

TARGETS: Targets = {
    "chat": (
        Target("loopback", BIRDCALL, PTB, "at least", 1.2),
        Target("loopback", BIRDCALL, AIOGRAM, "at least", 1.0),
        Target("loopback", BIRDCALL, STOCK, "at least", 1.2),
        Target("order", BIRDCALL, None, "at most", 0, every_round=True),
        Target("in process", BIRDCALL, "ptb same keyboard", "at least", 0.62),
    ),
    "intake": (
        Target("no round trip", BIRDCALL, STRAIGHT, "at least", 0.7),
        Target("round trip of 30 ms", BIRDCALL, STRAIGHT, "at least", 0.9),
        Target("round trip of 30 ms", OWN_ECHO, "concurrency ÷ round trip", "at least", 0.75),
        Target("round trip of 30 ms", BIRDCALL, "concurrency ÷ round trip", "at least", 0.75),
    ),
    "latency": (
        Target("latency, one in a hundred", OWN_ECHO, PTB, "at most", 0.7),
        Target("latency, one in a hundred", BIRDCALL, STOCK, "at most", 0.7),
        Target("latency, one in a hundred", BIRDCALL, PTB, "at most", 0.7),
    ),
    "due": (
        Target("found", "SQLite", None, "at most", 5),
        Target("found", "PostgreSQL", None, "at most", 5),
        Target("each", "SQLite", "APScheduler, as it comes", "at most", 0.05),
        Target("each", "SQLite", "APScheduler", "at most", 0.05),
        Target("tick", "SQLite", None, "at most", 10),
        Target("tick", "PostgreSQL", None, "at most", 10),
        Target("claiming", "four workers", None, "at least", 5000),
        Target("claimed twice", "four workers", None, "at most", 0),
        Target("claimed again", "killed worker", "lease + poll", "at most", 1.05),
    ),
    "book": tuple(
        Target(table, database, None, "at most", limit)
        for table, limit in (("book, slowest screen", 20), ("held by a digest", 50), ("held by ranking", 50))
        for database in ("SQLite", "PostgreSQL")
    ),
    "broadcast": (
        Target("fan-out", "quiet", "30 a second", "at most", 1.1),
        Target("fan-out", "while reps write", "30 a second", "at most", 1.1),
        Target("replies, one in twenty", "during the fan-out", None, "at most", 300),
        Target("replies, one in a hundred", "during the fan-out", "idle", "at most", 2),
        *(Target("readers", harm, None, "at most", 0) for harm in ("lost", "heard twice", "told otherwise")),
    ),
    "month": (Target("memory", "growth", None, "at most", 20),),
    "classify": (
        Target("description", BIRDCALL, None, "at most", 1000),
        Target("description", "reading and verdict", None, "at most", 1000),
        Target("library", "the trained reader", None, "at most", 150),
        Target("library", "from YAML", None, "at most", 600),
        Target("library", "from the cache", None, "at most", 100),
    ),
    "find": (
        Target("find, slowest query", BIRDCALL, None, "at most", 5),
        Target("find, slowest query", "inline answer", None, "at most", 5),
    ),
    "reload": (Target("stall", BIRDCALL, None, "at most", 50),),
    "chaos": tuple(
        Target("ledger", what, None, "at most", 0)
        for what in ("lost", "wrong", "given up", "repeats not marked", "repeats beyond those")
    ),
    "startup": (
        Target("bot", BIRDCALL, PTB, "at most", 2.2),
        Target("command", "birdcall classify", "import pydantic", "at most", 3),
    ),
    "memory": (
        Target("started", BIRDCALL, PTB, "at most", 1.7),
        Target("worked", BIRDCALL, PTB, "at most", 1.7),
        Target("heavy modules", BIRDCALL, None, "at most", 0, every_round=True),
    ),
}
