"""Birdcall's coaching under python-telegram-bot as it comes: its own HTTP client, its own polling, one after the other.

What somebody would have who builds the same upon it; nothing is written down before it is answered. Run as
``python -m bot.bench.stock``.
"""

import asyncio

from telegram.ext import Updater
from telegram.request import HTTPXRequest

from bot.app import ALLOWED_UPDATES, build_application
from bot.bench.variant import run_variant
from bot.flows.services import Services
from bot.serving import settle
from bot.settings import Settings, secret

POOL = 256
"""Connections that python-telegram-bot's ApplicationBuilder asks for."""


async def serve(settings: Settings, services: Services, stop: asyncio.Event) -> None:
    """Poll until ``stop``."""
    application = build_application(
        services,
        token=secret(settings.token) or "",
        request=HTTPXRequest(connection_pool_size=POOL),
        poll_request=HTTPXRequest(),
        api_url=settings.api_url,
    )
    services.library.engine.warm()
    settle()
    async with Updater(application.bot, application.update_queue) as updater:
        await application.initialize()
        await application.start()
        await updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        await stop.wait()
        await updater.stop()
        await application.stop()
        await application.shutdown()


if __name__ == "__main__":
    run_variant(serve)
