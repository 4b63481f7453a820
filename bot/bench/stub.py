"""A lean Bot API in a process of its own: serves updates, takes replies, keeps the time.

It reads commands on standard input and tells what happens as JSON lines on standard output:
``{"port"}`` once it listens, ``{"polled"}`` at the first getUpdates, and after the command ``burst COUNT CHATS``
``{"replies", "seconds"}`` when that many messages were sent to it, timed from the first to the last.
Answers are valid but minimal; message ids rise in the order of arrival.
"""

import asyncio
import json
import re
import sys
import time
from collections.abc import Callable
from typing import Any

from bot.bench.load import updates

_BATCH = 100
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_OFFSET = re.compile(rb"(?:^|&)offset=(\d+)")
_TIMEOUT = re.compile(rb"(?:^|&)timeout=(\d+)")
_CHAT = re.compile(rb"(?:^|&)chat_id=(\d+)")
_ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Api:
    """The state of one bot's world: updates by id from 1 on, the poll that waits, the replies of the burst."""

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._updates: list[bytes] = []
        self._waiting: Callable[[], None] | None = None
        self._polled = False
        self._message_id = 0
        self._expected = self._seen = 0
        self._first = 0.0

    def burst(self, count: int, chats: int) -> None:
        """Updates arrive all at once."""
        self._expected, self._seen = count, 0
        new = updates(len(self._updates) + 1, count, chats)
        self._updates += [json.dumps(update, ensure_ascii=False).encode() for update in new]
        if self._waiting:
            self._waiting()

    def call(self, method: bytes, body: bytes, answer: Callable[[bytes], None]) -> None:
        """Answer one method (Bot API), at once or when there is something to say."""
        if method == b"getUpdates":
            self._poll(body, answer)
        elif method == b"sendMessage":
            answer(self._message(body))
            self._replied()
        elif method == b"editMessageText":
            answer(self._message(body))
        else:
            answer(json.dumps(_ME).encode() if method == b"getMe" else b"true")

    def _poll(self, body: bytes, answer: Callable[[bytes], None]) -> None:
        if not self._polled:
            self._polled = True
            self._tell({"polled": True})
        start = max(_number(_OFFSET, body), 1) - 1
        if start < len(self._updates) or not _number(_TIMEOUT, body):
            answer(self._batch(start))
            return

        def wake() -> None:
            timer.cancel()
            self._waiting = None
            answer(self._batch(start))

        timer = asyncio.get_running_loop().call_later(_number(_TIMEOUT, body), wake)
        self._waiting = wake

    def _batch(self, start: int) -> bytes:
        return b"[" + b",".join(self._updates[start : start + _BATCH]) + b"]"

    def _message(self, body: bytes) -> bytes:
        self._message_id += 1
        chat = _number(_CHAT, body)
        head = b'{"message_id":%d,"date":1790000000,"text":"ok"' % self._message_id
        return head + b',"chat":{"id":%d,"type":"private","first_name":"C"}}' % chat

    def _replied(self) -> None:
        now = time.perf_counter()
        self._seen += 1
        if self._seen == 1:
            self._first = now
        if self._seen == self._expected:
            self._tell({"replies": self._seen, "seconds": now - self._first})


class Connection(asyncio.Protocol):
    """HTTP/1.1 as far as Bot API clients use it: kept-alive POSTs with a length."""

    def __init__(self, api: Api) -> None:
        self._api = api
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
            whole = end + 4 + _number(_LENGTH, head)
            if len(self._buffer) < whole:
                return
            body = bytes(self._buffer[end + 4 : whole])
            del self._buffer[:whole]
            self._api.call(head.split(b" ", 2)[1].rpartition(b"/")[2], body, self._answer)

    def _answer(self, result: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        payload = b'{"ok":true,"result":' + result + b"}"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(payload)
        self._transport.write(head + payload)


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 0


def _tell(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)


async def serve() -> None:
    """Serve on a free port of the loopback until standard input ends."""
    loop = asyncio.get_running_loop()
    api = Api(_tell)
    server = await loop.create_server(lambda: Connection(api), "127.0.0.1", 0)
    commands = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    _tell({"port": server.sockets[0].getsockname()[1]})
    while line := await commands.readline():
        _, count, chats = line.split()
        api.burst(int(count), int(chats))


if __name__ == "__main__":
    asyncio.run(serve())
