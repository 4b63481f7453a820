"""From nothing to at work: a bot's first getUpdates, and one command from start to end."""

import asyncio
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bot.bench.load import descriptions
from bot.bench.processes import BenchError, Place, competitors, environment, running, stub
from bot.bench.report import Table
from bot.bench.rounds import Figures, interleave, of
from bot.bench.targets import BIRDCALL, PTB

FIRST_TIME = "birdcall, first time"
IMPORT, CLASSIFY = "import pydantic", "birdcall classify"


async def measure(library: Path, rounds: int) -> list[Table]:
    """Milliseconds, the bots' own and the commands'."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        place = Place(Path(folder), library)
        await _start(BIRDCALL, place)
        bots = {name: partial(_start, name, place) for name in competitors()}
        found = await interleave({**bots, FIRST_TIME: partial(_first_start, library)}, rounds)
        commands = {
            CLASSIFY: ("-m", "bot", "classify", "--library", str(library), descriptions()[0]),
            IMPORT: ("-c", "import pydantic"),
            "python alone": ("-c", ""),
        }
        runs = await interleave({name: partial(_command, command, place) for name, command in commands.items()}, rounds)
    return [
        Table("bot", "from the start of the process to the first getUpdates", "ms", PTB, of(found, "time")),
        Table("command", "a whole process", "ms", IMPORT, of(runs, "time")),
    ]


async def _start(name: str, place: Place) -> Figures:
    async with stub() as api:
        start = time.perf_counter()
        async with running(name, api, place):
            return {"time": (time.perf_counter() - start) * 1e3}


async def _first_start(library: Path) -> Figures:
    """No database yet, and a library that was never opened."""
    with tempfile.TemporaryDirectory(prefix="birdcall-bench-") as folder:
        return await _start(BIRDCALL, Place(Path(folder), library))


async def _command(command: tuple[str, ...], place: Place) -> Figures:
    start = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        stdout=asyncio.subprocess.DEVNULL,
        env={**environment(), "BIRDCALL_CACHE": str(place.folder / "cache")},
        cwd=place.folder,
    )
    if await process.wait():
        raise BenchError(f"“{' '.join(command)}” failed.")
    return {"time": (time.perf_counter() - start) * 1e3}
