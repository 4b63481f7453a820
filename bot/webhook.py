"""The webhook: Telegram's calls, checked and taken in, as an ASGI application."""

import hmac
import json
import re
from collections.abc import Sequence
from typing import Final

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.arriving import is_update
from bot.dispatching import DispatcherClosedError
from bot.intake import Intake

log = structlog.get_logger()

_LARGEST: Final = 1024 * 1024
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def webhook_app(*, intake: Intake, secret_token: str, path: str, beside: Sequence[Route] = ()) -> Starlette:
    """Make an application with POST ``path`` for Telegram, and the routes ``beside`` it for whoever watches.

    A call is answered 200 once its update is written down, which waits while too many are in hand; 403 without the
    secret (Bot API: setWebhook, secret_token), 413 over 1 MiB, 400 for what is no update, 503 while the bot stops or
    it cannot be written down (Telegram tries again). Raises ``ValueError`` for a secret Telegram would not take, such
    as an empty one.
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
        return Response(status_code=await _take(body, intake))

    app = Starlette(routes=[Route(path, receive, methods=["POST"]), *beside])
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


async def _take(body: bytes, intake: Intake) -> int:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    if not is_update(raw):
        return 400
    try:
        await intake.take([raw])
    except DispatcherClosedError:
        return 503
    except Exception as error:  # noqa: BLE001 - whatever it was, Telegram must bring it again
        log.error("not taken", error=type(error).__name__)
        return 503
    return 200
