"""The web server under the webhook and the demo: uvicorn, with the process's own signals left alone."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette


class WebServer(uvicorn.Server):
    """Serves one application on a listening socket until ``should_exit`` is set.

    uvicorn would take SIGINT and SIGTERM for itself, and close before the bot has finished what it was given.
    """

    def __init__(self, app: Starlette, listener: socket.socket) -> None:
        super().__init__(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
        # uvicorn writes an answer in two pieces, of which Nagle's algorithm would hold the second back for 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._listener = listener

    async def run_until_told(self) -> None:
        """Serve; returns once ``should_exit`` was set and the connections are closed."""
        await self.serve(sockets=[self._listener])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them to whoever runs the bot (bot/cli)."""
        yield
