"""``birdcall bench``: speed as ratios within one run; what they must keep to is in ``bot.bench.targets``."""

import argparse
import asyncio
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.bench.catalogue import BENCHES, Option
from bot.bench.processes import BenchError
from bot.bench.report import Report, Table, as_json, as_text, outcomes
from bot.bench.targets import TARGETS, Targets
from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, bench in BENCHES.items():
        command = commands.add_parser(name, help=bench.summary, description=bench.summary)
        for option in bench.options:
            _declare(command, option)
        command.add_argument("--json", action="store_true", help="figures for machines")
        declare_library(command)


def run(arguments: argparse.Namespace, targets: Targets = TARGETS) -> int:
    """Measure and judge. Exit code 1: a target is missed. Raises CommandError when a bot could not be measured."""
    open_named_library(arguments)  # one that cannot be opened is told at once, and in full
    try:
        report = asyncio.run(_measured(arguments))
    except BenchError as error:
        raise CommandError(f"{error} Nothing was measured.") from error
    judged = outcomes(report, targets[arguments.action])
    if arguments.json:
        print(json.dumps(as_json(report, judged), ensure_ascii=False, indent=2))
    else:
        print(as_text(report, judged))
    return 1 if any(outcome.missed for outcome in judged) else 0


async def _measured(arguments: argparse.Namespace) -> Report:
    action: str = arguments.action
    bench, library = BENCHES[action], arguments.library.resolve()
    given = {option.name: getattr(arguments, option.name.replace("-", "_")) for option in bench.options}
    tables: list[Table] = []
    notes: list[str] = []
    for name in bench.modules:
        module = import_module(f"bot.bench.{name}")  # each sub-command imports what it measures
        found = await (
            _chaos(module, library, given) if action == "chaos" else module.measure(library, *given.values())
        )
        more, said = found if isinstance(found, tuple) else (found, ())
        tables += more
        notes += said
    sizes = ", ".join(
        f"{name} {value:,}" if isinstance(value, int) else f"{name} {value}" for name, value in given.items()
    )
    return Report(f"birdcall bench {action}: {bench.summary}; {sizes}", bench.packages, tables, notes)


async def _chaos(module: Any, library: Path, given: dict[str, Any]) -> tuple[list[Table], list[str]]:
    from bot.bench.chaos.runs import Size  # noqa: PLC0415  # as above

    sizes = {name.replace("-", "_"): value for name, value in given.items() if name != "database"}
    found: tuple[list[Table], list[str]] = await module.measure(library, given["database"], Size(**sizes))
    return found


def _declare(command: argparse.ArgumentParser, option: Option) -> None:
    told = f"{option.help} (default: {option.default})"
    kind = _positive if isinstance(option.default, int) else type(option.default)
    command.add_argument(f"--{option.name}", type=kind, default=option.default, choices=option.choices, help=told)


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
