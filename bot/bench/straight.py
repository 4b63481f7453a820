"""``birdcall run`` by polling, but for its intake: updates go straight to the handlers and are written down nowhere.

What writing them down costs is the difference. A kill loses what is in hand. Run as ``python -m bot.bench.straight``.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, cast

from bot.app import ALLOWED_UPDATES, App
from bot.arriving import chat_of, read_update
from bot.bench.variant import run_variant
from bot.dispatching import Dispatcher
from bot.flows.services import Services
from bot.intake import Intake
from bot.polling import Poller
from bot.running import application_of
from bot.serving import settle
from bot.settings import Settings


class Straight:
    """Takes updates as ``Intake`` does: bounded, chats side by side, each in order."""

    def __init__(self, application: App, concurrency: int) -> None:
        self._application = application
        self._dispatcher = Dispatcher(self._process, concurrency=concurrency)

    async def take(self, raws: Iterable[Mapping[str, Any]]) -> None:
        """Hand updates on. Waits while too many are in hand."""
        await self._dispatcher.room()
        for raw in raws:
            self._dispatcher.submit(chat_of(raw), raw)

    async def drain(self) -> None:
        """Begin nothing more, and let what runs end."""
        await self._dispatcher.drain(1.0)

    async def _process(self, raw: Mapping[str, Any]) -> None:
        await self._application.process_update(read_update(raw, self._application.bot))


async def serve(settings: Settings, services: Services, stop: asyncio.Event) -> None:
    """Poll until ``stop``."""
    application = application_of(settings, services)
    await application.initialize()
    await application.start()
    services.library.engine.warm()
    settle()
    straight = Straight(application, settings.concurrency)
    poller = Poller(application.bot, cast(Intake, straight), allowed_updates=ALLOWED_UPDATES)  # it asks only to take
    polling = asyncio.ensure_future(poller.run())
    await stop.wait()
    await poller.stop()
    await polling
    await straight.drain()
    await application.stop()
    await application.shutdown()


if __name__ == "__main__":
    run_variant(serve)
