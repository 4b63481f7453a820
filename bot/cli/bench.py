"""``birdcall bench``: speed as ratios within one run; what they must keep to is in ``bot.bench.targets``."""

import argparse
import asyncio
import json
from pathlib import Path

from bot.bench.processes import BenchError
from bot.bench.report import Report, as_json, as_text, outcomes
from bot.bench.targets import TARGETS, Targets
from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library

SUMMARIES = {
    "chat": "descriptions answered: over loopback beside bare echo bots, and in process",
    "classify": "reading a description beside its floor, and opening the library",
    "find": "finding lines by a few words, beside plain scans",
    "reload": "a library reloaded beside an event loop that must not wait",
    "chaos": "bots killed while a crowd uses them: nothing lost, nothing twice",
    "startup": "from the start of the process to work",
    "memory": "memory held after the start and after work",
}

CLIENTS = ("python-telegram-bot", "httpx", "sniffio", "aiogram", "aiohttp", "uvloop")
LIBRARIES = ("pyahocorasick", "PyYAML", "pydantic", "msgspec", "OpenCC")


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in SUMMARIES.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name != "chaos":
            command.add_argument("--rounds", type=_positive, default=7, help="all variants once a round (default: 7)")
        command.add_argument("--json", action="store_true", help="figures for machines")
        if name in ("chat", "memory"):
            command.add_argument("--updates", type=_positive, default=1000, help="descriptions sent (default: 1000)")
            command.add_argument("--chats", type=_positive, default=50, help="chats they come from (default: 50)")
        if name == "chaos":
            command.add_argument("--minutes", type=float, default=1.0, help="how long harm is done (default: 1)")
            command.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
            command.add_argument("--seed", type=int, default=1, help="another sequence of events (default: 1)")
            command.add_argument("--updates", type=_positive, default=90, help="a second (default: 90)")
            command.add_argument("--deliveries", type=_positive, default=35, help="a second (default: 35)")
            command.add_argument("--kill-every", type=float, default=2.7, help="seconds on average (default: 2.7)")
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
    measures = {
        "chat": _chat,
        "classify": _classify,
        "find": _find,
        "reload": _reload,
        "chaos": _chaos,
        "startup": _startup,
        "memory": _memory,
    }
    library: Path = arguments.library.resolve()
    return await measures[arguments.action](arguments, library)


async def _chat(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import in_process, loopback  # noqa: PLC0415  # each sub-command imports what it measures

    tables = await loopback.measure(library, arguments.rounds, arguments.updates, arguments.chats)
    tables += await in_process.measure(library, arguments.rounds, arguments.updates, arguments.chats)
    return Report(_title(arguments), CLIENTS, tables)


async def _classify(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import classifying  # noqa: PLC0415  # as above

    return Report(_title(arguments), LIBRARIES, await classifying.measure(library, arguments.rounds))


async def _find(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import finding  # noqa: PLC0415  # as above

    return Report(_title(arguments), ("rapidfuzz", "pypinyin"), await finding.measure(library, arguments.rounds))


async def _reload(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import reloading  # noqa: PLC0415  # as above

    return Report(_title(arguments), LIBRARIES, await reloading.measure(library, arguments.rounds))


async def _chaos(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench.chaos import measuring, running  # noqa: PLC0415  # as above

    size = running.Size(
        arguments.minutes,
        updates=arguments.updates,
        deliveries=arguments.deliveries,
        kill_every=arguments.kill_every,
        seed=arguments.seed,
    )
    tables, wrong = await measuring.measure(library, arguments.database, size)
    return Report(_title(arguments), CLIENTS, tables, wrong)


async def _startup(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import starting  # noqa: PLC0415  # as above

    return Report(_title(arguments), (*CLIENTS, *LIBRARIES), await starting.measure(library, arguments.rounds))


async def _memory(arguments: argparse.Namespace, library: Path) -> Report:
    from bot.bench import memory  # noqa: PLC0415  # as above

    tables = await memory.measure(library, arguments.rounds, arguments.updates, arguments.chats)
    return Report(_title(arguments), CLIENTS, tables)


def _title(arguments: argparse.Namespace) -> str:
    many = f"{arguments.minutes:g} minutes" if arguments.action == "chaos" else f"{arguments.rounds} rounds"
    return f"birdcall bench {arguments.action}: {SUMMARIES[arguments.action]}; {many}"


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
