"""A lean Bot API in a process of its own: serves updates, takes replies, keeps the time.

Run as ``python -m bot.bench.stub [DELAY]``: every answer is given so many seconds after it could have been.

It reads commands on standard input and tells what happens as JSON lines on standard output: ``{"port"}`` once it
listens, ``{"polled"}`` at the first getUpdates, and after

- ``burst COUNT CHATS``: ``{"replies", "seconds"}`` when that many were sent to it, timed from the first to the last;
- ``drip RATE CHATS``, then ``stop``: ``{"latencies"}``, for each update the seconds until its reply was received;
- ``expect COUNT``: ``{"delivered", "seconds"}`` when that many readers were written to since, or cannot be;
- ``ledger``: what readers got since they were expected (``bot.bench.stub_readers``), and calls ``refused`` as too fast.

``limit`` makes it as strict and unreliable as Telegram; after ``anew`` it tells ``{"polled"}`` once more.

Answers are valid but minimal; message ids rise in the order of arrival.
"""

import asyncio
import json
import re
import sys
from functools import partial
from typing import Any

from bot.bench.stub_api import Api, number
from bot.sandbox.fake.errors import ApiError, Trouble

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Connection(asyncio.Protocol):
    """HTTP/1.1 as far as Bot API clients use it: kept-alive POSTs with a length."""

    def __init__(self, api: Api, delay: float) -> None:
        self._api = api
        self._delay = delay
        self._buffer = bytearray()
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio: a client is there."""
        assert isinstance(transport, asyncio.WriteTransport)  # noqa: S101  # a TCP server's transport is
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Asyncio: take every whole request."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[:end])
            whole = end + 4 + number(_LENGTH, head)
            if len(self._buffer) < whole:
                return
            body = bytes(self._buffer[end + 4 : whole])
            del self._buffer[:whole]
            self._api.call(head.split(b" ", 2)[1].rpartition(b"/")[2], body, self._answer_later)

    def _answer_later(self, result: bytes | Trouble) -> None:
        if self._delay:
            asyncio.get_running_loop().call_later(self._delay, self._answer, result)
        else:
            self._answer(result)

    def _answer(self, result: bytes | Trouble) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        if isinstance(result, ConnectionError):
            self._transport.abort()
            return
        if isinstance(result, ApiError):
            status, payload = b"%d Refused" % result.code, json.dumps(result.as_json()).encode()
        else:
            status, payload = b"200 OK", b'{"ok":true,"result":' + result + b"}"
        head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(payload))
        self._transport.write(head + payload)


def _tell(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)


async def serve(delay: float) -> None:
    """Serve on a free port of the loopback until standard input ends."""
    loop = asyncio.get_running_loop()
    api = Api(_tell)
    server = await loop.create_server(partial(Connection, api, delay), "127.0.0.1", 0)
    commands = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    _tell({"port": server.sockets[0].getsockname()[1]})
    while line := await commands.readline():
        match line.decode().split():
            case ["burst", count, chats]:
                api.burst(int(count), int(chats))
            case ["drip", rate, chats]:
                api.drip(float(rate), int(chats))
            case ["stop"]:
                api.stop()
            case ["expect", readers]:
                api.expect(int(readers))
            case ["limit"]:
                api.limit()
            case ["anew"]:
                api.begin_anew()
            case ["ledger"]:
                api.ledger()


if __name__ == "__main__":
    asyncio.run(serve(*map(float, sys.argv[1:2] or ["0"])))
