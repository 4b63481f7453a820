"""What the stub Bot API knows: updates that arrive, replies that come, and how long each took."""

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from bot.bench.load import FIRST_READER, updates
from bot.bench.stub_limits import Limits
from bot.bench.stub_readers import Readers
from bot.sandbox.fake.errors import ApiError, Trouble

Answer = Callable[[bytes | Trouble], None]
"""Takes the result, or what comes in its place."""

_BATCH = 100
_OFFSET = re.compile(rb"(?:^|&)offset=(\d+)")
_TIMEOUT = re.compile(rb"(?:^|&)timeout=(\d+)")
_CHAT = re.compile(rb"(?:^|&)chat_id=(\d+)")
_ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Api:
    """The state of one bot's world: updates by id from 1 on, the poll that waits, the replies that are waited for.

    What it tells, in JSON, is in the docstring of ``bot.bench.stub``.
    """

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._updates: list[bytes] = []
        self._waiting: Callable[[], None] | None = None
        self._polled = False
        self._message_id = 0
        self._expected = self._seen = 0
        self._first = 0.0
        self._readers = Readers()
        self._limits: Limits | None = None
        self._dripping: asyncio.TimerHandle | None = None
        self._unanswered: dict[int, deque[float]] = defaultdict(deque)
        self._latencies: list[float] = []

    def burst(self, count: int, chats: int) -> None:
        """Updates arrive all at once."""
        self._expected, self._seen = count, 0
        self._arrive(count, chats)

    def drip(self, rate: float, chats: int) -> None:
        """From now until ``stop``, ``rate`` updates a second arrive one by one."""
        loop, interval = asyncio.get_running_loop(), 1 / rate

        def next_one(at: float) -> None:
            self._arrive(1, chats, timed=True)
            self._dripping = loop.call_at(at + interval, next_one, at + interval)

        self._latencies = []
        next_one(loop.time())

    def stop(self) -> None:
        """No more arrive; once the last is answered, it is told how long each took."""
        if self._dripping:
            self._dripping.cancel()
        self._dripping = None
        self._tell_latencies()

    def expect(self, readers: int) -> None:
        """Tell when so many readers have got something, or cannot."""
        self._readers.expect(readers)

    def limit(self) -> None:
        """From now on it is as strict as Telegram, and as unreliable."""
        self._limits = Limits(time.monotonic)

    def begin_anew(self) -> None:
        """Another process is about to poll: tell when it does."""
        self._polled = False

    def ledger(self) -> None:
        """Tell what readers got."""
        self._tell({**self._readers.ledger(), "refused": self._limits.refused if self._limits else 0})

    def call(self, method: bytes, body: bytes, answer: Answer) -> None:
        """Answer one method (Bot API), at once or when there is something to say."""
        if method == b"getUpdates":
            self._poll(body, answer)
        elif method in (b"sendMessage", b"editMessageText"):
            self._written(method.decode(), body, answer)
        else:
            answer(json.dumps(_ME).encode() if method == b"getMe" else b"true")

    def _arrive(self, count: int, chats: int, *, timed: bool = False) -> None:
        for update in updates(len(self._updates) + 1, count, chats):
            self._updates.append(json.dumps(update, ensure_ascii=False).encode())
            if timed:
                self._unanswered[update["message"]["chat"]["id"]].append(time.perf_counter())
        if self._waiting:
            self._waiting()

    def _poll(self, body: bytes, answer: Answer) -> None:
        if not self._polled:
            self._polled = True
            self._tell({"polled": True})
        start = max(number(_OFFSET, body), 1) - 1
        if start < len(self._updates) or not number(_TIMEOUT, body):
            answer(self._batch(start))
            return

        def wake() -> None:
            timer.cancel()
            if self._waiting is wake:  # else another process polls by now
                self._waiting = None
            answer(self._batch(start))

        timer = asyncio.get_running_loop().call_later(number(_TIMEOUT, body), wake)
        self._waiting = wake

    def _batch(self, start: int) -> bytes:
        return b"[" + b",".join(self._updates[start : start + _BATCH]) + b"]"

    def _message(self, body: bytes) -> bytes:
        self._message_id += 1
        chat = number(_CHAT, body)
        head = b'{"message_id":%d,"date":1790000000,"text":"ok"' % self._message_id
        return head + b',"chat":{"id":%d,"type":"private","first_name":"C"}}' % chat

    def _written(self, method: str, body: bytes, answer: Answer) -> None:
        chat = number(_CHAT, body)
        try:
            if self._limits:
                self._limits.before(method, chat)
        except (ApiError, ConnectionError) as error:
            answer(error)  # type: ignore[arg-type]  # a ConnectionCutError, that is
            if isinstance(error, ApiError) and error.code == HTTPStatus.FORBIDDEN:
                self._tell_if(self._readers.cannot(chat))
            return
        answer((self._limits and self._limits.after(method)) or self._message(body))
        if method == "sendMessage":
            self._sent(chat, body)

    def _tell_if(self, event: dict[str, Any] | None) -> None:
        if event:
            self._tell(event)

    def _sent(self, chat: int, body: bytes) -> None:
        now = time.perf_counter()
        if chat >= FIRST_READER:
            self._tell_if(self._readers.heard(chat, body))
        elif waiting := self._unanswered.get(chat):
            self._latencies.append(now - waiting.popleft())
            if not self._dripping:
                self._tell_latencies()
        else:
            self._replied(now)

    def _replied(self, now: float) -> None:
        self._seen += 1
        if self._seen == 1:
            self._first = now
        if self._seen == self._expected:
            self._tell({"replies": self._seen, "seconds": now - self._first})

    def _tell_latencies(self) -> None:
        if not any(self._unanswered.values()):
            self._tell({"latencies": self._latencies})


def number(pattern: re.Pattern[bytes], text: bytes) -> int:
    """What the first group of ``pattern`` found; 0 without."""
    found = pattern.search(text)
    return int(found[1]) if found else 0
