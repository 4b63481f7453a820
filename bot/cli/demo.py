"""``birdcall demo``: everything in the browser, without a token and without the network."""

import argparse
import asyncio
import signal
import tempfile
import webbrowser
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.opening import declare_library
from bot.content.live import LiveLibrary
from bot.content.problems import LibraryError
from bot.flows.services import Services
from bot.logs import set_up_logs
from bot.sandbox.demo import demo
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.time_bar import START, ZONE
from bot.settings import CACHE
from bot.store.database import Database
from bot.store.migrating import bring_up_to_date

PORT = 8377


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--port", type=int, default=PORT, help=f"where the page is (default {PORT}; 0: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--now", type=_moment, default=START, help="the demo's time at its start (default %(default)s)")
    declare_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C. Raises CommandError when the port is taken or the library is broken."""
    set_up_logs("console")
    with tempfile.TemporaryDirectory(prefix="birdcall-demo-") as folder:
        clock = RunningClock(arguments.now)
        services = partial(_open_services, clock, Path(folder), arguments.library)
        try:
            asyncio.run(_serve(services, clock, arguments))
        except LibraryError as error:
            raise CommandError(f"{error}\nMend the library, then start again.") from error
        except OSError as error:
            raise CommandError(
                f"Port {arguments.port} cannot be used ({error.strerror}). Try: birdcall demo --port 0"
            ) from error
    return 0


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it as 2026-11-20T10:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _open_services(clock: RunningClock, folder: Path, library: Path) -> Services:
    database = Database(f"sqlite:///{folder / 'demo.db'}")
    bring_up_to_date(database.engine)
    return Services(clock.moment, LiveLibrary(library, CACHE), database, "Birdcall demo", "this computer")


async def _serve(services: "partial[Services]", clock: RunningClock, arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with demo(services, clock=clock, port=arguments.port) as (address, _):
        print(f"Birdcall demo: {address}\nNo token, no network, throw-away data. Ctrl-C ends it.", flush=True)
        if not arguments.no_browser:
            await asyncio.to_thread(webbrowser.open, address)
        await stop.wait()
