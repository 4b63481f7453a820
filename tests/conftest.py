"""What tests share: the real library, a real database, and the whole bot in front of a FakeTelegram."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy.exc import OperationalError

from bot.app import App, build_application
from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.content.loading import load_library
from bot.content.trained import engine_of
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.pace import Pace, Rate
from bot.delivering import Deliverer
from bot.due import LOOKS
from bot.flows.services import KnownPeople, Services
from bot.sandbox.fake import FakeTelegram, Phone
from bot.sandbox.fake.request import InProcessRequest
from bot.serving import intake_of
from bot.store import outbox
from bot.store.database import Database
from tests.content.authoring import Author
from tests.databases import KINDS, Databases, PostgresDatabases, SqliteDatabases, started_postgres, unavailable
from tests.guarding import CANARY, Guard

OWNER = 900

PATIENT = Rate(1.0, burst=100_000)
"""Tests write faster than people."""

GUARD = Guard()

settings.register_profile("patient", deadline=None)  # no test is about how long an example takes
settings.load_profile("patient")


def pytest_configure() -> None:
    gc.set_threshold(20_000, 20, 20)  # as serving does: the library is large, and most of what is made is soon gone
    logging.getLogger().addHandler(GUARD)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for name, printed in report.sections:
        if name.startswith("Captured log"):  # which the guard has heard itself
            continue
        if not name.startswith("Captured stdout") or "[" in printed:  # structlog's lines begin with a time and [level
            GUARD.hear(f"{name} of {report.nodeid}", printed)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if GUARD.found:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in dict.fromkeys(GUARD.found):
        terminalreporter.write_line(f"This must not be logged or printed: {line}", red=True)


@pytest.fixture(autouse=True)
def guarded() -> Iterator[None]:
    """Nothing that a test logs holds a token, a password, or what people wrote and are called."""
    GUARD.listen()
    before = len(GUARD.found)
    yield
    assert GUARD.found[before:] == []


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def engine(library: Library) -> Engine:
    return engine_of(library)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """A sample library of one's own to change."""
    return Author(tmp_path / "library")


@pytest.fixture(scope="session")
def library_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def live_library(library_cache: Path) -> LiveLibrary:
    """The shipped library as it serves; nothing in a test changes it."""
    return LiveLibrary(LIBRARY, library_cache)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresDatabases]:
    with ExitStack() as stack:
        try:
            databases = PostgresDatabases(stack.enter_context(started_postgres()))
        except (OSError, ImportError, RuntimeError, SubprocessError, OperationalError) as error:
            unavailable(error)
        yield databases
        databases.close()


@pytest.fixture(params=KINDS)
def databases(request: pytest.FixtureRequest) -> Databases:
    """Of either kind: what uses it is tested on both."""
    found: Databases = request.getfixturevalue("sqlite" if request.param == "sqlite" else "postgres")
    return found


@pytest.fixture
def empty_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    url = databases.empty(tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that is up to date."""
    url = databases.migrated(tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@dataclass
class Clock:
    """The time is what the test says."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def unix(self) -> float:
        return self.now.timestamp()

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class World:
    """The whole bot, and the phones of the people who use it. Everything people did is taken in and processed."""

    def __init__(self, app: App, fake: FakeTelegram, clock: Clock, services: Services) -> None:
        self.app, self.intake = app, intake_of(app, concurrency=8)
        self.fake = fake
        self.clock = clock
        self.services = services

    def rep(self, language_code: str = "zh-hans", user_id: int = 101) -> Phone:
        first_name = "小陈" if language_code.startswith("zh") else "Mia"
        return self.fake.phone(user_id, first_name, language_code, last_name=CANARY)

    async def process(self, raw: dict[str, Any]) -> None:
        await self.intake.take([raw])
        await self.intake.idle()

    async def restart(self) -> None:
        """The process ended and began anew: what is not in the database or in Telegram is gone."""
        await self.app.shutdown()
        self.services = replace(self.services, known=KnownPeople())
        self.app = application(self.fake, self.services)
        await self.app.initialize()
        self.intake = intake_of(self.app, concurrency=8)
        await self.intake.recover()
        await self.intake.idle()

    async def look(self) -> None:
        """What is due is written down, as the clock's ticks have it."""
        for look in LOOKS:
            await look.work(self.services, self.app.bot)

    async def deliver(self) -> None:
        """What was written down is sent, until nothing more is due now."""
        write = self.services.database.write
        deliverer = Deliverer(
            self.services.database, self.app.bot, self.services.watch, holder=self.services.replica, clock=self.clock,
            look=0.002,
        )  # fmt: skip
        running = asyncio.ensure_future(deliverer.run())
        async with asyncio.timeout(20):
            while (await write(partial(outbox.depth, now=self.clock.now)))[0]:
                deliverer.nudge()
                await asyncio.sleep(0.002)
        deliverer.stop()
        await asyncio.wait_for(running, 10)

    async def tick(self, **time: float) -> None:
        """So much time passes, then the clock ticks and what is due arrives."""
        self.clock.pass_(**time)
        await self.look()
        await self.deliver()

    async def until(self, moment: datetime) -> None:
        """It becomes that moment, then the clock ticks and what is due arrives."""
        self.clock.now = moment
        await self.tick()

    async def say(self, phone: Phone, text: str) -> str:
        """Send a text; what the bot's newest message then says."""
        await self.process(phone.send(text))
        return phone.last.text

    async def tap(self, phone: Phone, label: str, message_id: int | None = None) -> str:
        """Tap a button; what the message it was under then says."""
        raw = phone.tap(label, message_id=message_id)
        await self.process(raw)
        shown = raw["callback_query"]["message"]["message_id"]
        return next(message.text for message in phone.messages if message.message_id == shown)


def application(fake: FakeTelegram, services: Services, replies: Rate = PATIENT) -> App:
    request, poll_request = InProcessRequest(fake), InProcessRequest(fake)
    pace = Pace(chat=PATIENT, replies=replies)
    return build_application(services, token=fake.token, request=request, poll_request=poll_request, pace=pace)


@asynccontextmanager
async def opened(database: Database, library: LiveLibrary) -> AsyncIterator[World]:
    """A world of its own."""
    clock = Clock()
    fake = FakeTelegram(clock=clock.unix)
    services = Services(clock, library, database, "Acme", "@acme", OWNER, steady=clock.unix)
    app = application(fake, services)
    await app.initialize()
    world = World(app, fake, clock, services)
    yield world
    await world.app.shutdown()
    assert not fake.unknown_methods


@pytest.fixture
async def world(database: Database, live_library: LiveLibrary) -> AsyncIterator[World]:
    async with opened(database, live_library) as world:
        yield world
