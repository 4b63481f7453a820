"""The bots under harm: processes that are killed and begin again."""

import asyncio
import resource
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.bench.processes import environment

ROOM = 1 << 40
"""Bytes a file may have when the disk is not full."""


@dataclass(slots=True)
class Bot:
    """One replica. ``kills`` counts how often it was killed, ``ends`` how often it ended by itself, ``sleeps`` how
    often it stood still and went on.
    """

    name: str
    folder: Path
    settings: dict[str, str]
    skew: Path
    kills: int = 0
    ends: int = 0
    sleeps: int = 0
    asleep: bool = False
    _process: asyncio.subprocess.Process | None = None
    _stopping: bool = field(default=False)

    async def run(self) -> None:
        """Keep it running until it is told to stop."""
        while not self._stopping:
            with (self.folder / f"{self.name}.log").open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot.bench.chaos.replica", str(self.skew),
                    stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
                    env={**environment(), **self.settings}, cwd=self.folder,
                )  # fmt: skip
            code = await self._process.wait()
            self.ends += code not in (-signal.SIGKILL, 0)
            if code != -signal.SIGKILL:
                await asyncio.sleep(0.5)  # it could not start, as when the database was away

    async def kill(self) -> None:
        """SIGKILL: no chance to say or write anything."""
        if self._process and self._process.returncode is None:
            self.kills += 1
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def sleep(self, begin: Callable[[], Awaitable[None]], seconds: float) -> None:
        """SIGSTOP, as when a machine is suspended: then ``begin``, and after so many seconds SIGCONT."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        self.asleep = True
        process.send_signal(signal.SIGSTOP)
        try:
            await begin()
            await asyncio.sleep(seconds)
        finally:
            self.asleep = False
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
        self.sleeps += process.returncode is None

    async def stop(self) -> None:
        """SIGTERM, and wait for it."""
        self._stopping = True
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            await self._process.wait()

    def fill_disk(self, size: int = ROOM) -> None:
        """No file of this process may grow beyond ``size`` bytes from now on; ``ROOM`` ends it. Linux only."""
        if self._process and self._process.returncode is None:
            _, hard = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (size, hard))
