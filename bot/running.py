"""One process of the bot, from its settings to its end."""

import asyncio
import secrets
import signal
import socket
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import Any

from bot.app import App, build_application
from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.core.pace import Pace, Rate
from bot.flows import owning
from bot.flows.services import KnownPeople, Services
from bot.reaching import connected
from bot.serving import listen, poll, watched
from bot.settings import Settings, secret
from bot.store.database import Database, reported
from bot.store.migrating import bring_up_to_date
from bot.transport import AiohttpRequest


def the_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def open_services(settings: Settings, clock: Callable[[], datetime] = the_time) -> Services:
    """The library and the database, up to date. Raises LibraryError, DatabaseError."""
    library = LiveLibrary(settings.library or LIBRARY, settings.cache)
    with reported():
        database = Database(settings.database, secret(settings.database_key))
        bring_up_to_date(database.engine)
    return Services(
        clock,
        library,
        database,
        settings.operator_name,
        settings.operator_contact,
        settings.owner,
        replica_name(settings, database),
        known=KnownPeople(0 if database.shared else KnownPeople.MOST),
    )


def replica_name(settings: Settings, database: Database) -> str:
    """What this process is called; where it is alone with its database, the same at every start."""
    if settings.replica or not database.shared:
        return settings.replica or "alone"
    return f"{socket.gethostname()[:30]}-{secrets.token_hex(4)}"


def serve(settings: Settings, services: Services, greet: Callable[[str, str], None]) -> None:
    """Serve until SIGINT or SIGTERM, then close the database. ``settings`` hold a token.

    When nobody owns the bot, ``greet`` is given a code that makes an owner, and the link that sends it.
    Raises PollingRefusedError when Telegram refuses the token, OSError when a port is taken.
    """
    run(services, partial(_serve, settings, services, greet))


def run(services: Services, work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Do ``work`` on the quickest event loop there is, then close the database; SIGINT and SIGTERM set its event."""

    async def until_told() -> None:
        stop = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await work(stop)

    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(until_told())
    finally:
        services.database.close()


def application_of(settings: Settings, services: Services) -> App:
    """The application as it is set. ``settings`` hold a token."""
    assert settings.token is not None  # noqa: S101  # whoever calls says so
    return build_application(
        services,
        token=settings.token.get_secret_value(),
        request=AiohttpRequest(proxy=settings.proxy),
        poll_request=AiohttpRequest(proxy=settings.proxy),
        api_url=settings.api_url,
        pace=Pace(Rate(1 / settings.messages_per_second)),
    )


async def _serve(
    settings: Settings, services: Services, greet: Callable[[str, str], None], stop: asyncio.Event
) -> None:
    application = application_of(settings, services)
    async with watched(services, settings.watch_host, settings.watch_port):
        code = await owning.code_if_unowned(services)
        if code is not None and await connected(application, stop):
            greet(code, owning.link(application.bot.username, code))
        await _listen_or_poll(settings, application, stop)


async def _listen_or_poll(settings: Settings, application: App, stop: asyncio.Event) -> None:
    if settings.webhook_url and settings.webhook_secret:
        await listen(
            application,
            settings.concurrency,
            stop,
            url=settings.webhook_url,
            secret=settings.webhook_secret.get_secret_value(),
            host=settings.webhook_host,
            port=settings.webhook_port,
        )
    else:
        await poll(application, settings.concurrency, stop)


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415  # not there on every platform
    except ImportError:
        return None
    return uvloop.Loop
