"""Replicas take turns, and one that is not there is passed over."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.sandbox.fake.balancer import Balancer

URL = "https://bot.example/hook?a=b"

Handler = Callable[[web.BaseRequest], Awaitable[web.Response]]


class Replica:
    """A server of the bot: counts what came, answers with ``status``, or cuts the connection when that is 0."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.came: list[tuple[str, str, bytes]] = []

    async def __call__(self, request: web.BaseRequest) -> web.Response:
        self.came.append((request.path_qs, request.headers["X-Proof"], await request.read()))
        if not self.status:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(status=self.status or 200)

    @asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[str]:
        """Serve; the address."""
        runner = web.ServerRunner(web.Server(self))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        await runner.cleanup()


async def post(balancer: Balancer) -> int:
    """One update."""
    return await balancer(URL, {"X-Proof": "s"}, b"{}")


async def test_requests_go_to_the_replicas_in_turn_as_they_came() -> None:
    one, other = Replica(), Replica()
    async with one.running() as first, other.running() as second, Balancer([first, second]) as balancer:
        statuses = [await post(balancer) for _ in range(4)]

    assert statuses == [200] * 4
    assert one.came == other.came == [("/hook?a=b", "s", b"{}")] * 2


async def test_a_replica_that_is_gone_is_passed_over_and_taken_again_when_it_is_back() -> None:
    one, other = Replica(), Replica()
    async with one.running() as first:
        async with other.running() as second:
            pass
        async with Balancer([first, second]) as balancer:
            without = [await post(balancer) for _ in range(4)]
            async with other.running(int(second.rpartition(":")[2])):
                back = [await post(balancer) for _ in range(2)]

    assert without + back == [200] * 6
    assert (len(one.came), len(other.came)) == (5, 1)


async def test_a_replica_that_took_a_request_and_fell_silent_is_not_stood_in_for() -> None:
    one, other = Replica(status=0), Replica(status=0)
    async with one.running() as first, other.running() as second, Balancer([first, second]) as balancer:
        status = await post(balancer)

    assert (status, len(one.came) + len(other.came)) == (502, 1)


async def test_what_a_replica_answers_is_passed_on() -> None:
    async with Replica(status=503).running() as address, Balancer([address]) as balancer:
        assert await post(balancer) == 503


async def test_without_any_replica_it_is_a_bad_gateway() -> None:
    async with Replica().running() as address:
        pass
    async with Balancer([address]) as balancer:
        assert await post(balancer) == 502


async def test_a_balancer_that_is_not_open_says_so() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        await post(Balancer(["http://127.0.0.1:1"]))
