"""A demo server on a real port, with the stand-in bot behind it."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import uvicorn

from bot.core.text import Language
from bot.sandbox.fake import FakeTelegram, Phone
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.inspection import Inspection
from bot.sandbox.server import build_demo_app
from bot.sandbox.time_bar import ZONE, TimeBar
from bot.sandbox.tour import Step

from .explained import explain
from .stand_in import StandInBot

KEY = "test-session-key"
FRIDAY = datetime(2026, 11, 20, 10, 30, tzinfo=ZONE)
"""The time on every clock of these tests."""


class Uvicorn(uvicorn.Server):
    """A server that says when it is ready, and leaves the signals of the test run alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        yield


class Demo:
    """The demo as a visitor finds it; the server can go away and come back on the same port."""

    def __init__(self, tour: tuple[Step, ...] = ()) -> None:
        self.clock = standing_clock()
        self.due: datetime | None = None
        self.fake = FakeTelegram(clock=self.clock)
        self.zh: Phone = self.fake.phone(101, "小陈", "zh-hans")
        self.en: Phone = self.fake.phone(102, "Mia", "en")
        self.lead: Phone = self.fake.phone(103, "王组长", "zh-hans")
        self.bot = StandInBot(self.fake)
        self.tour = tour
        self.inspected: list[tuple[str, Language]] = []
        self.port = free_port()

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}/s/{KEY}/"

    async def start(self) -> None:
        """Serve; returns when requests are answered."""
        self._app = build_demo_app(
            self.fake,
            session_key=KEY,
            inspect=self.explain,
            restart=self.restart_bot,
            tour=self.tour,
            time_bar=TimeBar(self.clock, self.next_due),
        )
        config = uvicorn.Config(self._app, port=self.port, log_level="warning", lifespan="off")
        self._server = Uvicorn(config)
        self._serving = asyncio.ensure_future(self._server.serve())
        await self._server.ready.wait()

    async def stop(self) -> None:
        """Stop serving; open streams end."""
        self._app.state.hang_up()
        self._server.should_exit = True
        await self._serving

    async def start_bot(self) -> None:
        """Let the stand-in answer."""
        self._answering = asyncio.ensure_future(self.bot.run())

    async def stop_bot(self) -> None:
        """Silence the stand-in."""
        self._answering.cancel()
        with suppress(asyncio.CancelledError):
            await self._answering

    async def restart_bot(self) -> None:
        """What the page's restart button asks for."""
        await self.stop_bot()
        self.bot.restarts += 1
        await self.start_bot()

    async def next_due(self) -> datetime | None:
        """What the page is told of things to come."""
        return self.due

    def explain(self, text: str, language: Language) -> Inspection:
        """Answer the inspector and remember what it asked."""
        self.inspected.append((text, language))
        return explain(text, language)


def standing_clock() -> RunningClock:
    """A clock that stands still until it is put forward."""
    return RunningClock(FRIDAY, ticks=lambda: 0.0)


def free_port() -> int:
    """Some port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
