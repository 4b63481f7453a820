"""``birdcall run``: serve on Telegram until stopped."""

import argparse

from bot.cli.error import CommandError
from bot.cli.owner import how_to_own
from bot.cli.settings import read_settings
from bot.content.problems import LibraryError
from bot.flows.services import Services
from bot.logs import set_up_logs
from bot.polling import PollingRefusedError
from bot.running import open_services, serve
from bot.settings import Settings
from bot.store.database import DatabaseError

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
    services = _opened(settings)
    try:
        serve(settings, services, _greet)
    except PollingRefusedError as error:
        raise CommandError(str(error)) from None  # the library's own message shows the token
    except OSError as error:
        ports = f"{settings.webhook_port} (BIRDCALL_WEBHOOK_PORT)"
        if settings.watch_port:
            ports += f" or {settings.watch_port} (BIRDCALL_WATCH_PORT)"
        raise CommandError(f"Cannot listen at port {ports}: {error.strerror}. Set another.") from error
    return 0


def _greet(code: str, link: str) -> None:
    print(f"Nobody owns this bot yet. {how_to_own(code, link)}", flush=True)


def _opened(settings: Settings) -> Services:
    try:
        return open_services(settings)
    except LibraryError as error:
        raise CommandError(
            f"{error}\nThe library has {len(error.problems)} problems; mend them and start again."
        ) from error
    except DatabaseError as error:
        raise CommandError(str(error)) from error
