"""The webhook: Telegram's calls, checked and handed to the dispatcher, as an ASGI application."""

import hmac
import json
import re
from typing import Final

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot

from bot import __version__
from bot.intake import Dispatcher, DispatcherClosedError, read_update

_LARGEST: Final = 1024 * 1024
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def webhook_app(
    *, bot: Bot, dispatcher: Dispatcher, secret_token: str, path: str, health: str = "/healthz"
) -> Starlette:
    """Make an application with two addresses: POST ``path`` for Telegram, GET ``health`` for whoever watches.

    A call is answered 200 once its update was accepted, which waits while the backlog is full; 403 without the secret
    (Bot API: setWebhook, secret_token), 413 over 1 MiB, 400 for what is no update, 503 while the dispatcher drains
    (Telegram tries again). Raises ``ValueError`` for a secret Telegram would not take, such as an empty one.
    """
    if not _SECRET.fullmatch(secret_token):
        raise ValueError("The webhook secret must be 1 to 256 of A-Z a-z 0-9 _ -.")

    async def receive(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(given.encode("latin-1"), secret_token.encode()):
            return Response(status_code=403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        return Response(status_code=await _accept(body, bot, dispatcher))

    async def healthy(_: Request) -> Response:
        return JSONResponse({"ok": True, "version": __version__})

    app = Starlette(routes=[Route(path, receive, methods=["POST"]), Route(health, healthy, methods=["GET"])])
    app.router.redirect_slashes = False
    return app


async def _body(request: Request) -> bytes | None:
    """Read the body; ``None`` once it exceeds the limit, whatever length it declares."""
    if int(request.headers.get("content-length", 0)) > _LARGEST:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            return None
    return bytes(body)


async def _accept(body: bytes, bot: Bot, dispatcher: Dispatcher) -> int:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        return 400
    update = read_update(raw, bot)
    if update is None:
        return 200  # refusing it would have Telegram repeat it, and hold back its chat, for a day
    try:
        await dispatcher.submit(update)
    except DispatcherClosedError:
        return 503
    return 200
