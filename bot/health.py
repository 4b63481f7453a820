"""What whoever watches the bot may ask: is it alive, can it work, and its figures for Prometheus."""

import asyncio

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import __version__
from bot.flows.services import Services
from bot.flows.state import state_of

READY_WITHIN = 2.0
"""Seconds the database has to answer for the bot to count as ready."""


def health_routes(services: Services) -> list[Route]:
    """GET ``/healthz``: the process lives. GET ``/readyz``: its database answers; else 503."""

    async def healthy(_: Request) -> Response:
        return JSONResponse({"ok": True, "version": __version__})

    async def ready(_: Request) -> Response:
        try:
            async with asyncio.timeout(READY_WITHIN):
                await services.database.ping()
        except Exception as error:  # noqa: BLE001 - whatever it is, the bot is not ready
            return JSONResponse({"ok": False, "database": type(error).__name__}, status_code=503)
        return JSONResponse({"ok": True})

    return [Route("/healthz", healthy), Route("/readyz", ready)]


def watch_app(services: Services) -> Starlette:
    """The same and GET ``/metrics``, for an address that only whoever watches can reach."""

    async def metrics(_: Request) -> Response:
        from bot.metrics import CONTENT_TYPE, exposition  # noqa: PLC0415  # its import takes as long as the bot's own

        return Response(exposition(services.watch, await state_of(services)), media_type=CONTENT_TYPE)

    return Starlette(routes=[*health_routes(services), Route("/metrics", metrics)])
