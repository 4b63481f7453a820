"""The HTTP door on a free port of this computer, for bots in processes of their own."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette

from bot.sandbox.fake.http import http_door
from bot.sandbox.fake.telegram import FakeTelegram
from bot.webserver import WebServer

HOST = "127.0.0.1"


@asynccontextmanager
async def hosted(fake: FakeTelegram, port: int = 0) -> AsyncIterator[str]:
    """Serve ``fake`` in this event loop; the address that a bot takes for api.telegram.org. Raises OSError."""
    with listening(port) as listener:
        server = WebServer(Starlette(routes=http_door(fake)), listener)
        serving = asyncio.ensure_future(server.run_until_told())
        try:
            yield f"http://{HOST}:{listener.getsockname()[1]}"
        finally:
            fake.close()
            server.should_exit = True
            await serving


def listening(port: int = 0) -> socket.socket:
    """A listening socket; 0 takes a free port. Raises OSError when the port is taken.

    Its connections send at once. asyncio sees to that only for sockets it made itself, and uvicorn writes an answer in
    two pieces, of which Nagle's algorithm would hold the second back for 40 ms.
    """
    listener = socket.create_server((HOST, port))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
