"""The demo in one process: the real bot, polling a FakeTelegram over HTTP, and the page with the phones."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from bot.app import build_application
from bot.core.text import Language
from bot.flows.services import Services
from bot.sandbox.colleagues import COLLEAGUES
from bot.sandbox.coming import next_due
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.fake.hosting import HOST, listening
from bot.sandbox.inspecting import inspect
from bot.sandbox.inspection import Inspection
from bot.sandbox.seeding import seed
from bot.sandbox.server import build_demo_app
from bot.sandbox.time_bar import TimeBar
from bot.sandbox.tour import load_tour
from bot.serving import poll
from bot.transport import AiohttpRequest
from bot.webserver import WebServer

CONCURRENCY = 8

NextDue = Callable[[Services], Awaitable[datetime | None]]


class RestartableBot:
    """The real application, which can be stopped and built anew while its database and Telegram stay."""

    def __init__(self, open_services: Callable[[], Services], token: str, api_url: str) -> None:
        self._open_services = open_services
        self._token = token
        self._api_url = api_url
        self._stop = asyncio.Event()
        self._serving: asyncio.Future[None] | None = None
        self.services: Services | None = None

    async def start(self) -> None:
        """Build everything from what is stored, and begin to poll."""
        self.services = await asyncio.to_thread(self._open_services)
        await seed(self.services)
        self._stop = asyncio.Event()
        application = build_application(
            self.services,
            token=self._token,
            request=AiohttpRequest(),
            poll_request=AiohttpRequest(),
            api_url=self._api_url,
        )
        self._serving = asyncio.ensure_future(poll(application, CONCURRENCY, self._stop))

    async def stop(self) -> None:
        """Stop polling and close the database."""
        self._stop.set()
        if self._serving:
            await self._serving
        if self.services:
            await asyncio.to_thread(self.services.database.close)

    async def restart(self) -> None:
        """Stop and start: whatever the reps were doing must still be there."""
        await self.stop()
        await self.start()

    def inspect(self, text: str, language: Language) -> Inspection:
        """How the library that serves now judges a description."""
        assert self.services is not None  # noqa: S101  # the page is served only while the bot runs
        return inspect(self.services.library.engine, text, language)

    async def due(self, next_due: NextDue) -> datetime | None:
        """What ``next_due`` says; nothing is due while the bot restarts."""
        return await next_due(self.services) if self.services and not self._stop.is_set() else None


@asynccontextmanager
async def demo(
    open_services: Callable[[], Services], *, clock: RunningClock, next_due: NextDue = next_due, port: int = 0
) -> AsyncIterator[tuple[str, FakeTelegram]]:
    """The demo running: its address, and the fake behind it. Port 0 takes a free one. Raises OSError if it is taken.

    ``clock`` is the one that the services read, too; ``next_due`` says when the bot will next write by itself.
    """
    listener = listening(port)
    here = f"http://{HOST}:{listener.getsockname()[1]}"
    fake = FakeTelegram(clock=clock)
    for one in COLLEAGUES:
        fake.phone(one.user_id, one.name, one.app_language)
    bot = RestartableBot(open_services, fake.token, here)
    key = secrets.token_urlsafe(12)
    page = build_demo_app(
        fake,
        session_key=key,
        inspect=bot.inspect,
        restart=bot.restart,
        tour=load_tour(),
        time_bar=TimeBar(clock, partial(bot.due, next_due)),
    )
    server = WebServer(page, listener)
    serving = asyncio.ensure_future(server.run_until_told())
    try:
        await bot.start()
        yield f"{here}/s/{key}/", fake
    finally:
        await bot.stop()
        page.state.hang_up()
        fake.close()
        server.should_exit = True
        await serving
