"""Several replicas of the bot behind one webhook address."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

BAD_GATEWAY = 502
WAITS = 60.0


class Balancer:
    """A webhook receiver that passes each request on to one of ``addresses`` (``http://host:port``), taking turns.

    Only a replica that takes no connection is passed over for the next. One that took the request and fell silent may
    have acted on it: that is 502 and for Telegram to try again, as it is when no replica is there. Use it as a
    context manager.
    """

    def __init__(self, addresses: Sequence[str], waits: float = WAITS) -> None:
        self._addresses = [URL(address) for address in addresses]
        self._turn = 0
        self._timeout = aiohttp.ClientTimeout(total=waits)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar(), timeout=self._timeout
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status of the replica whose turn it is; raises RuntimeError outside of the context."""
        if self._session is None:
            raise RuntimeError("Open the balancer with `async with` before requests go through it.")
        path = URL(url).path_qs
        self._turn += 1
        for offset in range(len(self._addresses)):
            address = self._addresses[(self._turn + offset) % len(self._addresses)]
            try:
                async with self._session.post(address.join(URL(path)), data=body, headers=headers) as answer:
                    return answer.status
            except aiohttp.ClientConnectorError:
                continue
            except (aiohttp.ClientError, TimeoutError):
                return BAD_GATEWAY
        return BAD_GATEWAY
