"""The processes of a bench: the stub Bot API, and one bot that talks to it."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import bot
from bot.bench.targets import AIOGRAM, BIRDCALL, OWN_ECHO, PTB, STOCK, STRAIGHT

TOKEN = "42:bench-0123456789-abcdefghijklmnopqrstu"  # noqa: S105  # the stub takes any
PATIENCE = 120.0
"""Seconds after which a bot that does not answer is taken for broken."""

_LONGEST_LINE = 2**20


class BenchError(Exception):
    """A process of the bench did not do its part; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Stub:
    """The running stub."""

    process: asyncio.subprocess.Process
    url: str
    _kept: list[dict[str, Any]] = field(default_factory=list)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def burst(self, count: int, chats: int) -> dict[str, Any]:
        """Let updates arrive and wait until each is answered: ``{"replies", "seconds"}``."""
        self.tell(f"burst {count} {chats}")
        return await self.event()

    async def latencies(self, rate: float, chats: int, during: Awaitable[object]) -> list[float]:
        """Let ``rate`` updates a second arrive until ``during`` is over; for each the seconds until it was answered."""
        self.tell(f"drip {rate} {chats}")
        await during
        self.tell("stop")
        found: list[float] = (await self.event(has="latencies"))["latencies"]
        return found

    def tell(self, command: str) -> None:
        """Give it a command; ``bot.bench.stub`` says which there are."""
        assert self.process.stdin is not None  # noqa: S101  # it was opened as a pipe
        self.process.stdin.write(f"{command}\n".encode())

    async def event(self, patience: float = PATIENCE, *, has: str | None = None) -> dict[str, Any]:
        """The next thing it tells, or the next that ``has`` this; others are kept for who asks for them.

        Raises BenchError when it is not there within so many seconds.
        """
        assert self.process.stdout is not None  # noqa: S101  # it was opened as a pipe
        try:
            async with asyncio.timeout(patience):
                while True:
                    async with self._reading:  # several may wait, each for its own
                        event = next((one for one in self._kept if has is None or has in one), None)
                        if event is not None:
                            self._kept.remove(event)
                            return event
                        self._kept.append(json.loads(await self.process.stdout.readline()))
        except TimeoutError:
            raise BenchError(f"Nothing happened for {patience:.0f} s.") from None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot under test keeps its things, and the library it serves."""

    folder: Path
    library: Path

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.folder / "birdcall.db"

    def settings(self, url: str) -> dict[str, str]:
        """Its environment."""
        return {
            "BIRDCALL_TOKEN": TOKEN,
            "BIRDCALL_API_URL": url,
            "BIRDCALL_DATABASE": f"sqlite:///{self.database}",
            "BIRDCALL_CACHE": str(self.folder / "cache"),
            "BIRDCALL_LIBRARY": str(self.library),
        }


COMMANDS = {
    BIRDCALL: ("-m", "bot", "run"),
    OWN_ECHO: ("-m", "bot.bench.echo_own"),
    STRAIGHT: ("-m", "bot.bench.straight"),
    STOCK: ("-m", "bot.bench.stock"),
    PTB: ("-m", "bot.bench.echo_ptb"),
    AIOGRAM: ("-m", "bot.bench.echo_aiogram"),
}


def competitors() -> list[str]:
    """The bots that can be measured here."""
    return [BIRDCALL, PTB, *([AIOGRAM] if find_spec("aiogram") else [])]


def environment() -> dict[str, str]:
    """That of this process without Birdcall's own settings; the package is found from any folder.

    Everybody may keep compiled modules: without, only what was installed with them would start quickly.
    """
    refused = ("BIRDCALL_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(refused)}
    root = str(Path(bot.__file__).parents[1])
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, (root, kept.get("PYTHONPATH"))))}


@asynccontextmanager
async def stub(delay: float = 0.0) -> AsyncIterator[Stub]:
    """A fresh stub Bot API, whose answers take ``delay`` seconds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.bench.stub",
        str(delay),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LONGEST_LINE,
        env=environment(),
    )
    try:
        port = (await Stub(process, "").event())["port"]
        yield Stub(process, f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def running(
    name: str, api: Stub, place: Place, *, command: tuple[str, ...] = ()
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot that has begun to poll; stopped by SIGTERM. Raises BenchError with its words when it ends early."""
    said = place.folder / "said.txt"
    arguments = (TOKEN, api.url) if name in (PTB, AIOGRAM) else ()
    with said.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(command or COMMANDS[name]),
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**environment(), **place.settings(api.url)},
            cwd=place.folder,
        )
    try:
        await _polling(process, api, said)
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def _polling(process: asyncio.subprocess.Process, api: Stub, said: Path) -> None:
    polled, ended = asyncio.ensure_future(api.event(has="polled")), asyncio.ensure_future(process.wait())
    await asyncio.wait({polled, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not polled.done():
        polled.cancel()
        raise BenchError(f"The bot ended before it polled. {_tail(said)}")
    await polled


def _tail(said: Path) -> str:
    return said.read_text(errors="replace")[-2000:]


def cpu_seconds(pid: int) -> float | None:
    """Processor time a process has used so far; None where there is no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(pid: int) -> float:
    """Memory a process holds now, in MiB. Raises BenchError where there is no /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        raise BenchError("Memory is read from /proc: run this on Linux.") from None
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
