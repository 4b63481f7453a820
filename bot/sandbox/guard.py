"""Who may talk to the demo server, and what browsers may do with its pages."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
"""Nothing foreign is loaded and nothing inline runs."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""The address holds the session key, so it is neither kept nor passed on."""


class LoopbackOnly:
    """Answers only requests that name this computer; a site whose name leads here (DNS rebinding) gets a 400."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; lifespan messages pass."""
        if scope["type"] != "http" or hostname(Headers(scope=scope).get("host", "")) in LOOPBACK:
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("This demo answers only to this computer.", status_code=400)(scope, receive, send)


class GuardedPages:
    """Puts ``HEADERS`` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_guarded)


def hostname(host: str) -> str:
    """A Host header without its port: ``[::1]:8080`` is ``[::1]``."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
