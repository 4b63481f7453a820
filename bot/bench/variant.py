"""A process that serves as the environment says, but in its own way: what a part of the bot costs is the difference."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from bot.flows.services import Services
from bot.logs import set_up_logs
from bot.running import open_services, run
from bot.settings import Settings

Serve = Callable[[Settings, Services, asyncio.Event], Coroutine[Any, Any, None]]
"""Serves until the event is set."""


def run_variant(serve: Serve) -> None:
    """All of it, until SIGTERM."""
    settings = Settings()
    set_up_logs(settings.log)
    services = open_services(settings)
    run(services, partial(serve, settings, services))
