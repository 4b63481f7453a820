"""The HTTP client under python-telegram-bot: its request class on aiohttp (docs/decisions/0002)."""

import asyncio
import json
import os
from typing import Any, Final, NamedTuple

import aiohttp
import msgspec
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot import __version__
from bot.failures import NotSentError, NotSentInTimeError
from bot.request_body import encoded, streamed

_UNSET: Final = BaseRequest.DEFAULT_NONE


class _Client(NamedTuple):
    session: aiohttp.ClientSession
    places: asyncio.Semaphore


class AiohttpRequest(BaseRequest):
    """Bot API requests over a pool of kept-alive connections; timeouts in seconds, ``None`` waits for ever.

    Nothing is opened before the first request, inside the running loop. At most ``connection_pool_size`` requests are
    under way: ``pool_timeout`` bounds the wait for a free place, ``connect_timeout`` name look-up, TCP and TLS,
    ``write_timeout`` each stall of a body over 64 KiB (a smaller one fits the socket's buffer), ``read_timeout`` each
    silence of the server after that. Every failure is a ``NetworkError``, or its ``TimedOut``, whose text and causes
    never hold the URL: the bot's token is in it.
    """

    def __init__(
        self,
        *,
        connection_pool_size: int = 64,
        keepalive_timeout: float = 15.0,
        connect_timeout: float | None = 5.0,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 20.0,
        pool_timeout: float | None = 5.0,
        proxy: str | None = None,
    ) -> None:
        """Keep the settings. Raises ``ValueError`` for a ``proxy`` that is not an http:// or https:// URL."""
        if proxy and proxy.partition("://")[0].lower() not in {"http", "https"}:
            raise ValueError("The proxy must be an http:// or https:// URL; SOCKS proxies are not supported.")
        self._pool_size = connection_pool_size
        self._keepalive_timeout = keepalive_timeout
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._pool_timeout = pool_timeout
        self._proxy = proxy or None
        self._client: _Client | None = None
        self._shut_down = False

    @property
    def read_timeout(self) -> float | None:
        """The read timeout of a call that names none (BaseRequest.read_timeout)."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Allow requests, also after ``shutdown``; harmless when repeated."""
        self._shut_down = False

    async def shutdown(self) -> None:
        """Close every connection and refuse further requests; harmless when repeated."""
        self._shut_down = True
        client, self._client = self._client, None
        if client:
            await client.session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = _UNSET,
        write_timeout: ODVInput[float] = _UNSET,
        connect_timeout: ODVInput[float] = _UNSET,
        pool_timeout: ODVInput[float] = _UNSET,
    ) -> tuple[int, bytes]:
        """Send one request; the status and the body of its answer (BaseRequest.do_request)."""
        session, places = self._client or self._open()
        headers, body = await encoded(request_data) if request_data else ({}, [])
        timeout = aiohttp.ClientTimeout(
            connect=_chosen(connect_timeout, self._connect_timeout),
            sock_read=_chosen(read_timeout, self._read_timeout),
        )
        await _take(places, _chosen(pool_timeout, self._pool_timeout))
        try:
            async with asyncio.timeout(None) as stall:
                data = streamed(body, stall, _chosen(write_timeout, self._write_timeout))
                request = session.request(
                    method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False
                )
                async with request as answer:
                    return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSentInTimeError(_reason(error)) from None
        except TimeoutError as error:
            raise TimedOut(_reason(error)) from None
        except aiohttp.ClientConnectorError as error:
            raise NotSentError(_reason(error)) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_reason(error)) from None
        finally:
            places.release()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Read an answer, broken UTF-8 as U+FFFD. Raises ``TelegramError``, which does not quote it."""
        try:
            return msgspec.json.decode(payload, type=JSONDict)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            answer = _lenient(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    def _open(self) -> _Client:
        if self._shut_down:
            raise RuntimeError("This AiohttpRequest was shut down; initialize it first.")
        # The places below bound the connections, so that a full pool and a slow connection time out apart.
        session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=self._keepalive_timeout),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": f"birdcall/{__version__} {self.USER_AGENT}"},
            proxy=self._proxy,
        )
        self._client = _Client(session, asyncio.Semaphore(self._pool_size))
        return self._client


def _chosen(given: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(given, DefaultValue) else given


async def _take(places: asyncio.Semaphore, seconds: float | None) -> None:
    if not places.locked():  # the usual case is spared a timer
        await places.acquire()
        return
    try:
        async with asyncio.timeout(seconds):
            await places.acquire()
    except TimeoutError:
        raise NotSentInTimeError("Every connection of the pool is busy; the request was not sent.") from None


def _lenient(payload: bytes) -> Any:
    try:
        return json.loads(payload.decode(errors="replace"))
    except ValueError:
        raise TelegramError("Invalid server response") from None


def _reason(error: Exception) -> str:
    code = getattr(error, "errno", None) or 0
    return f"{type(error).__name__}: {os.strerror(code)}" if code > 0 else type(error).__name__
