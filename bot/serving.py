"""One run of the bot, from opening the database to a clean stop: by polling, or behind a webhook."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import structlog

from bot.app import ALLOWED_UPDATES, App, introduce
from bot.delivering import Deliverer
from bot.flows.services import Services
from bot.handlers import errors
from bot.handlers.flooding import Admission
from bot.intake import Intake
from bot.polling import Poller
from bot.processing import Processor
from bot.reaching import connected, patiently

log = structlog.get_logger()

STOP_WITHIN = 1.0
"""Seconds that updates in progress get to finish when the bot is stopped; the rest waits for the next start."""

REST_AFTER = 0.3
"""Seconds after the start at which everything begins that no rep is waiting for."""


def settle() -> None:
    """What is loaded by now stays: take it from the garbage collector, and let that come less often.

    An answer makes some thousand short-lived objects and hardly ever a cycle; at the default threshold the collector
    takes a tenth of an answer's time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def intake_of(application: App, concurrency: int) -> Intake:
    """What takes in the updates of an application."""
    services, bot = application.bot_data, application.bot
    process = Processor(
        services.database,
        bot,
        services.watch,
        owner=services.replica,
        handle=application.process_update,
        apologise=partial(errors.apologise, bot),
        admit=Admission(services, bot),
    )
    return Intake(
        services.database,
        process,
        bot_id=int(bot.token.partition(":")[0]),
        owner=services.replica,
        clock=services.clock,
        concurrency=concurrency,
    )


@asynccontextmanager
async def started(application: App, concurrency: int) -> AsyncIterator[Intake]:
    """The initialized application running, what was left undone in hand, and the intake that feeds it."""
    await application.start()
    intake = intake_of(application, concurrency)
    settle()
    services = application.bot_data
    services.watch.since = services.clock()
    deliverer = Deliverer(
        services.database, application.bot, services.watch, holder=services.replica, clock=services.clock
    )
    sending = application.create_task(deliverer.run())
    beside = [application.create_task(work) for work in (intake.keep_recovering(), _begin_the_rest(application))]
    try:
        yield intake
    finally:
        deliverer.stop()
        left = await intake.drain(STOP_WITHIN)
        log.info("stopping", left_for_the_next_run=left)
        await asyncio.wait([sending], timeout=STOP_WITHIN)
        for task in (sending, *beside):
            task.cancel()
        await asyncio.gather(sending, *beside, return_exceptions=True)
        await application.stop()
        await application.shutdown()


@asynccontextmanager
async def watched(services: Services, host: str, port: int | None) -> AsyncIterator[None]:
    """Health and figures at that address meanwhile; nothing without a port. Raises OSError when the port is taken."""
    if port is None:
        yield
        return
    from bot.health import watch_app  # noqa: PLC0415  # a bot that nobody watches needs no web server in its memory
    from bot.webserver import WebServer  # noqa: PLC0415  # as above

    server = WebServer(watch_app(services), socket.create_server((host, port)))
    serving = asyncio.ensure_future(server.run_until_told())
    try:
        yield
    finally:
        server.should_exit = True
        await serving


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Let ``work`` run to its end, or until the bot is stopped."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        return
    await working


async def _begin_the_rest(application: App) -> None:
    """What can wait until the first updates are being fetched."""
    await asyncio.sleep(REST_AFTER)
    await asyncio.to_thread(application.bot_data.library.engine.warm)
    await introduce(application)


async def poll(application: App, concurrency: int, stop: asyncio.Event) -> None:
    """Serve by long polling until ``stop``. Raises PollingRefusedError when Telegram refuses the token."""
    if not await connected(application, stop):
        return
    async with started(application, concurrency) as intake:
        await _until(stop, intake.recover())
        await patiently(application.bot.delete_webhook, stop)
        poller = Poller(application.bot, intake, allowed_updates=ALLOWED_UPDATES)
        polling = asyncio.ensure_future(poller.run())
        stopping = asyncio.ensure_future(stop.wait())
        log.info("polling", bot=application.bot.username)
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await poller.stop()
        await polling


async def listen(
    application: App, concurrency: int, stop: asyncio.Event, *, url: str, secret: str, host: str, port: int
) -> None:
    """Serve behind a webhook at ``url`` until ``stop``; ``host`` and ``port`` are where the balancer finds us.

    Raises OSError when the port is taken, PollingRefusedError when Telegram refuses the token.
    """
    from bot.health import health_routes  # noqa: PLC0415  # as below
    from bot.webhook import webhook_app  # noqa: PLC0415  # a polling bot needs no web server in its memory
    from bot.webserver import WebServer  # noqa: PLC0415  # as above

    async with AsyncExitStack() as stack:
        listener = stack.enter_context(socket.create_server((host, port)))
        if not await connected(application, stop):
            return
        intake = await stack.enter_async_context(started(application, concurrency))
        await _until(stop, intake.recover())
        path = "/" + url.split("://", 1)[-1].partition("/")[2]
        app = webhook_app(intake=intake, secret_token=secret, path=path, beside=health_routes(application.bot_data))
        server = WebServer(app, listener)
        serving = asyncio.ensure_future(server.run_until_told())
        announce = partial(application.bot.set_webhook, url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
        await patiently(announce, stop)
        log.info("listening", bot=application.bot.username, host=host, port=port)
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        server.should_exit = True
        await serving
