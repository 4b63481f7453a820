"""``birdcall run``: serve on Telegram until stopped."""

import argparse
import asyncio
import signal
from datetime import UTC, datetime

from bot.app import build_application
from bot.cli.error import CommandError
from bot.cli.settings import read_settings
from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.content.problems import LibraryError
from bot.flows.services import Services
from bot.logs import set_up_logs
from bot.polling import PollingRefusedError
from bot.serving import listen, poll
from bot.settings import Settings, secret
from bot.store.database import Database, DatabaseError, reported
from bot.store.migrating import bring_up_to_date
from bot.transport import AiohttpRequest

NO_TOKEN = """There is no bot token yet. To get one (two minutes):
  1. In Telegram, open a chat with @BotFather and send /newbot
  2. Choose a name, then a username that ends in “bot”; BotFather answers with a token like 123456:ABC-DEF…
  3. Put it into the file .env here:  BIRDCALL_TOKEN=123456:ABC-DEF…
  4. Start again:  birdcall run
To try everything without a token: birdcall demo"""


def declare(parser: argparse.ArgumentParser) -> None:
    """No arguments: everything is a setting (see .env.example)."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM. Raises CommandError when a setting, the library or the token is wrong."""
    del arguments
    settings = read_settings()
    if settings.token is None:
        raise CommandError(NO_TOKEN)
    if settings.proxy and not settings.proxy.startswith(("http://", "https://")):
        raise CommandError("BIRDCALL_PROXY must be an http:// or https:// URL; SOCKS is not supported.")
    set_up_logs(settings.log)
    services = open_services(settings)
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(settings, settings.token.get_secret_value(), services))
    except PollingRefusedError as error:
        raise CommandError(str(error)) from None  # the library's own message shows the token
    except OSError as error:
        place = f"{settings.webhook_host}:{settings.webhook_port}"
        raise CommandError(f"Cannot listen at {place} ({error.strerror}); set BIRDCALL_WEBHOOK_PORT.") from error
    finally:
        services.database.close()
    return 0


def open_services(settings: Settings) -> Services:
    """The library and the database, up to date. Raises CommandError."""
    try:
        library = LiveLibrary(settings.library or LIBRARY, settings.cache)
        with reported():
            database = Database(settings.database, secret(settings.database_key))
            bring_up_to_date(database.engine)
    except LibraryError as error:
        raise CommandError(
            f"{error}\nThe library has {len(error.problems)} problems; mend them and start again."
        ) from error
    except DatabaseError as error:
        raise CommandError(str(error)) from error
    return Services(
        lambda: datetime.now(UTC), library, database, settings.operator_name, settings.operator_contact, settings.owner
    )


async def _serve(settings: Settings, token: str, services: Services) -> None:
    application = build_application(
        services,
        token=token,
        request=AiohttpRequest(proxy=settings.proxy),
        poll_request=AiohttpRequest(proxy=settings.proxy),
        api_url=settings.api_url,
    )
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
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
