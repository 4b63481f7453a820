"""Each sub-command once, with tiny numbers: the shape of what it tells, never how fast this machine is."""

import argparse
import json
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from typing import Any

import pytest

from bot.bench.targets import TARGETS, Target, Targets
from bot.cli.bench import declare, run

TINY = {
    "chat": ("--rounds", "1", "--updates", "20", "--chats", "4"),
    "intake": ("--rounds", "1", "--updates", "20", "--chats", "4"),
    "latency": ("--rounds", "1", "--seconds", "0.2", "--chats", "4"),
    "due": ("--rounds", "1", "--rows", "1000", "--due", "70"),
    "book": ("--rounds", "1", "--customers", "40", "--touches", "9"),
    "broadcast": ("--rounds", "1", "--readers", "6", "--seconds", "0.2"),
    "month": ("--reps", "10", "--days", "2"),
    "classify": ("--rounds", "1"),
    "reload": ("--rounds", "1"),
    "startup": ("--rounds", "1"),
    "memory": ("--rounds", "1", "--updates", "20", "--chats", "4"),
}
TABLES = {
    "chat": {
        "loopback": {"birdcall", "ptb echo", "ptb with coaching"},
        "order": {"birdcall"},
        "in process": {"birdcall", "ptb same keyboard", "ptb bare echo"},
    },
    "intake": {
        "no round trip": {"birdcall", "without intake"},
        "round trip of 30 ms": {"birdcall", "birdcall's echo", "without intake", "concurrency ÷ round trip"},
    },
    "latency": {
        "latency": {"birdcall", "birdcall's echo", "ptb echo", "ptb with coaching"},
        "latency, one in a hundred": {"birdcall", "birdcall's echo", "ptb echo", "ptb with coaching"},
    },
    "due": {
        "found": {"SQLite", "PostgreSQL"},
        "each": {"SQLite", "PostgreSQL", "APScheduler", "APScheduler, as it comes"},
        "claiming": {"four workers"},
        "claimed twice": {"four workers"},
        "claimed again": {"killed worker", "lease + poll"},
    },
    "book": {
        "book on SQLite": {"card", "list, due first", "search by name"},
        "book on PostgreSQL": {"card", "list, due first", "search by name"},
        "book, slowest screen": {"SQLite", "PostgreSQL"},
        "digest": {"SQLite", "PostgreSQL"},
        "held by a digest": {"SQLite", "PostgreSQL"},
        "ranking": {"SQLite", "PostgreSQL"},
        "held by ranking": {"SQLite", "PostgreSQL"},
    },
    "broadcast": {
        "fan-out": {"quiet", "while reps write", "30 a second"},
        "time": {"quiet", "while reps write", "30 a second"},
        "readers": {"lost", "heard twice", "told otherwise", "repeats that say so", "refused as too fast"},
        "replies": {"idle", "during the fan-out"},
        "replies, one in twenty": {"idle", "during the fan-out"},
        "replies, one in a hundred": {"idle", "during the fan-out"},
    },
    "month": {"memory": {"after the warm-up", "at the end", "growth"}},
    "classify": {
        "description": {
            "birdcall",
            "reading and verdict",
            "its reading alone",
            "its trained reader alone",
            "characters shared",
            "nearest portrait",
            "NFKC + automaton",
            "naive search",
        },
        "library": {"from YAML", "from the cache", "the trained reader", "its first reading"},
    },
    "reload": {
        "stall": {"birdcall", "nothing else"},
        "stall, one in a hundred": {"birdcall", "nothing else"},
        "reload": {"birdcall"},
    },
    "startup": {
        "bot": {"birdcall", "birdcall, first time", "ptb echo"},
        "command": {"birdcall classify", "import pydantic", "python alone"},
    },
    "memory": {
        "started": {"birdcall", "ptb echo"},
        "worked": {"birdcall", "ptb echo"},
        "heavy modules": {"birdcall"},
    },
}


def bench(action: str, targets: Targets, *options: str) -> int:
    parser = argparse.ArgumentParser()
    declare(parser)
    return run(parser.parse_args([action, *TINY[action], *options]), targets)


@cache
def measured(action: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the report of a bench that has nothing to miss; each is run once."""
    with redirect_stdout(StringIO()) as said:
        code = bench(action, {action: ()}, "--json")
    return code, json.loads(said.getvalue())


def tables_of(action: str) -> dict[str, Any]:
    return {table["name"]: table for table in measured(action)[1]["tables"]}


@pytest.mark.parametrize("action", TINY)
def test_every_variant_is_measured_and_nothing_to_miss_is_success(action: str) -> None:
    code, report = measured(action)

    tables = tables_of(action)
    assert code == 0
    for name, variants in TABLES[action].items():
        assert variants <= tables[name]["variants"].keys()
        assert all(len(found["rounds"]) == 1 for found in tables[name]["variants"].values())
    assert {target.table for target in TARGETS[action]} <= tables.keys()
    assert report["versions"]["python"]


def test_replies_keep_the_order_of_the_descriptions() -> None:
    assert tables_of("chat")["order"]["variants"]["birdcall"]["rounds"] == [0]


def test_no_heavy_module_is_imported_by_the_running_bot() -> None:
    assert tables_of("memory")["heavy modules"]["variants"]["birdcall"]["rounds"] == [0]


def test_no_row_is_claimed_twice_and_those_of_a_killed_worker_are_claimed_again() -> None:
    tables = tables_of("due")

    assert tables["claimed twice"]["variants"]["four workers"]["rounds"] == [0]
    assert tables["claimed again"]["variants"]["killed worker"]["rounds"][0] > 1


@pytest.mark.parametrize(("limit", "code"), [(0.0, 1), (float("inf"), 0)])
def test_a_missed_target_is_exit_code_one_and_is_named(
    limit: float, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Target("description", "birdcall", None, "at most", limit)

    found = bench("classify", {"classify": (target,)})

    assert found == code
    assert ("MISSED" in capsys.readouterr().out) is bool(code)
