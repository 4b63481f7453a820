"""Birdcall's own way from an update to a reply, with an echo in place of all that it does for a rep.

Updates are written down, handed out in order, and answered by its messenger: what is left is what any bot does. Run as
``python -m bot.bench.echo_own``.
"""

import asyncio

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.bench.variant import run_variant
from bot.flows.services import Services
from bot.handlers.context import Context
from bot.running import application_of
from bot.serving import poll
from bot.settings import Settings


async def echo(update: Update, context: Context) -> None:
    """Say the same."""
    if update.message and update.message.text:
        await context.bot.post(update.message.chat_id, update.message.text, None)


async def serve(settings: Settings, services: Services, stop: asyncio.Event) -> None:
    """Poll until ``stop``."""
    application = application_of(settings, services)
    application.handlers.clear()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    await poll(application, settings.concurrency, stop)


if __name__ == "__main__":
    run_variant(serve)
