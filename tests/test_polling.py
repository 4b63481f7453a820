"""The poller against a real server on loopback that keeps updates as Telegram does, and fails when told to."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs
from telegram import Bot, Update

from bot.intake import Dispatcher
from bot.polling import Poller, PollingRefusedError
from bot.transport import AiohttpRequest

RESET = (0, b"")
BAD_GATEWAY = (502, b"<html>no</html>")
HALF = (200, b"{half")
EMPTY = (200, b'{"ok":true}')
CONFLICT = (409, b'{"ok":false,"description":"Conflict: terminated by other getUpdates request"}')
FLOOD = (429, b'{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":7}}')


def _message(number: int, chat: int = 1) -> dict[str, Any]:
    sender = {"id": chat, "type": "private", "first_name": "Li"}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": sender, "text": "hi"}}


class Telegram:
    """getUpdates: what is below the offset is forgotten, an empty queue is waited on; ``faults`` are answered first."""

    def __init__(self, updates: int = 0, faults: tuple[tuple[int, bytes], ...] = ()) -> None:
        self.waiting = [_message(number) for number in range(updates)]
        self.faults = list(faults)
        self.calls: list[dict[str, Any]] = []
        self.arrived = asyncio.Event()
        self.idle = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        call = {name: json.loads(str(value)) for name, value in (await request.post()).items()}
        self.calls.append(call)
        if self.faults:
            status, body = self.faults.pop(0)
            if not status and request.transport:
                request.transport.abort()
            return web.Response(status=status or 500, body=body)
        self.waiting = [update for update in self.waiting if update["update_id"] >= call.get("offset", 0)]
        if not self.waiting and call.get("timeout"):
            self.idle.set()
            await self.arrived.wait()
        return web.json_response({"ok": True, "result": self.waiting[: call.get("limit", 100)]})

    def bring(self, *updates: dict[str, Any]) -> None:
        """Have new updates arrive, ending a long poll."""
        self.waiting += updates
        self.idle.clear()
        self.arrived.set()
        self.arrived = asyncio.Event()

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Bot]:
        """Serve, and give a bot that talks to it."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self.handle)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
        async with AiohttpRequest(connection_pool_size=1) as polling, AiohttpRequest() as other:
            yield Bot("1:secret", base_url=address, request=other, get_updates_request=polling)
        await runner.cleanup()


class Line:
    """A poller with its dispatcher, what was processed and how long it slept."""

    def __init__(self, bot: Bot, backlog: int = 1000) -> None:
        self.processed: list[int] = []
        self.slept: list[float] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.dispatcher = Dispatcher(self._process, backlog=backlog)
        self.poller = Poller(bot, self.dispatcher, allowed_updates=["message", "poll"], sleep=self._sleep)
        self.run = asyncio.ensure_future(self.poller.run())

    async def _process(self, update: Update) -> None:
        await self.gate.wait()
        self.processed.append(update.update_id)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def end(self) -> None:
        """Stop as the application does."""
        await self.poller.stop()
        await self.run
        self.gate.set()
        assert await self.dispatcher.drain(10) == 0


async def test_updates_are_processed_in_order_and_confirmed_by_the_next_call() -> None:
    telegram = Telegram(updates=3)

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        telegram.bring(_message(3), _message(4))
        await telegram.idle.wait()
        await line.end()

    assert line.processed == [0, 1, 2, 3, 4]
    assert [call.get("offset") for call in telegram.calls[:3]] == [None, 3, 5]
    assert telegram.calls[0]["timeout"] == 50
    assert telegram.calls[0]["allowed_updates"] == ["message", "poll"]


async def test_nothing_more_is_fetched_while_the_dispatcher_has_no_room() -> None:
    telegram = Telegram(updates=5)

    async with telegram.bot() as bot:
        line = Line(bot, backlog=2)
        line.gate.clear()
        await asyncio.sleep(0.1)
        calls_while_full = len(telegram.calls)
        line.gate.set()
        await telegram.idle.wait()
        await line.end()

    assert calls_while_full == 1
    assert line.processed == [0, 1, 2, 3, 4]


async def test_an_outage_is_waited_out_longer_and_longer_and_costs_no_update() -> None:
    telegram = Telegram(updates=2, faults=(RESET, BAD_GATEWAY, RESET, HALF, EMPTY, EMPTY))

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot)
            await telegram.idle.wait()
            telegram.faults = [RESET]
            telegram.bring(_message(2))
            await telegram.idle.wait()
            await line.end()

    assert line.processed == [0, 1, 2]
    assert line.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 0.5]
    assert [entry["event"] for entry in lines].count("polling_recovered") == 1
    assert "secret" not in str(lines)


async def test_the_wait_between_attempts_stops_growing_at_half_a_minute() -> None:
    telegram = Telegram(faults=(BAD_GATEWAY,) * 12)

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        await line.end()

    assert line.slept[:6] == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0]
    assert line.slept[6:] == [30.0] * 6


async def test_a_server_that_goes_away_and_comes_back_on_its_port_is_found_again() -> None:
    telegram = Telegram(updates=1)
    app = web.Application()
    app.router.add_post("/{path:.*}", telegram.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]

    async with AiohttpRequest() as request:
        line = Line(Bot("1:a", base_url=f"http://127.0.0.1:{port}/bot", request=request, get_updates_request=request))
        await telegram.idle.wait()
        await runner.cleanup()
        telegram.bring(_message(1))
        await asyncio.sleep(0.05)
        again = web.Application()
        again.router.add_post("/{path:.*}", telegram.handle)
        runner = web.AppRunner(again, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await telegram.idle.wait()
        await line.end()
    await runner.cleanup()

    assert line.processed == [0, 1]
    assert line.slept


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_flood_is_waited_out_for_as_long_as_telegram_says() -> None:
    telegram = Telegram(updates=1, faults=(FLOOD, FLOOD))

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        await line.end()

    assert line.slept == [7.0, 7.0]
    assert line.processed == [0]


async def test_another_poller_is_named_once_and_tried_slowly_until_it_is_gone() -> None:
    telegram = Telegram(updates=1, faults=(CONFLICT,) * 3)

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot)
            await telegram.idle.wait()
            await line.end()

    assert line.slept == [15.0] * 3
    assert line.processed == [0]
    assert [entry["event"] for entry in lines] == ["polling_conflict", "polling_recovered"]
    assert "another process polls" in lines[0]["remedy"]


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_refused_token_ends_polling_with_what_to_do(status: int) -> None:
    telegram = Telegram(faults=((status, b'{"ok":false,"description":"no"}'),))

    async with telegram.bot() as bot:
        line = Line(bot)
        with pytest.raises(PollingRefusedError, match="BIRDCALL_TOKEN"):
            await line.run
        await line.poller.stop()

    assert line.slept == []
    assert len(telegram.calls) == 1


async def test_stopping_ends_a_long_poll_at_once_and_confirms_what_was_accepted() -> None:
    telegram = Telegram(updates=3)

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        telegram.waiting = [_message(number) for number in range(4)]
        await asyncio.wait_for(line.end(), 5)
        await line.poller.stop()

    assert [update["update_id"] for update in telegram.waiting] == [3]
    assert telegram.calls[-1]["offset"] == 3
    assert telegram.calls[-1]["timeout"] == 0


async def test_stopping_with_a_full_backlog_leaves_the_rest_with_telegram() -> None:
    telegram = Telegram(updates=6)

    async with telegram.bot() as bot:
        line = Line(bot, backlog=2)
        line.gate.clear()
        await asyncio.sleep(0.05)
        await line.end()

    assert line.processed == [0, 1]
    assert [update["update_id"] for update in telegram.waiting] == [2, 3, 4, 5]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=5), st.integers(0, 30), st.integers(1, 4))
async def test_however_often_it_is_stopped_and_started_each_update_is_processed_once(
    lives: list[int], updates: int, backlog: int
) -> None:
    telegram = Telegram(updates=updates)
    processed: list[int] = []

    async with telegram.bot() as bot:
        for turns in lives:
            line = Line(bot, backlog=backlog)
            for _ in range(turns):
                await asyncio.sleep(0)
            await line.end()
            processed += line.processed
        line = Line(bot)
        await telegram.idle.wait()
        await line.end()
        processed += line.processed

    assert processed == list(range(updates))


async def test_a_poller_stopped_before_it_ran_never_calls() -> None:
    telegram = Telegram(updates=1)

    async with telegram.bot() as bot:
        line = Line(bot)
        await line.end()

    assert telegram.calls == []


async def test_an_update_the_library_cannot_read_does_not_hold_back_its_batch() -> None:
    telegram = Telegram()
    odd = {"update_id": 1, "poll": {"id": "a poll of another age"}}
    telegram.waiting = [_message(0), odd, _message(2)]

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot)
            await telegram.idle.wait()
            await line.end()

    assert line.processed == [0, 2]
    assert [(entry["event"], entry.get("update_id")) for entry in lines] == [("update_unreadable", 1)]


async def test_polling_ends_when_the_dispatcher_drains() -> None:
    telegram = Telegram()

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        await line.dispatcher.drain(1)
        telegram.bring(_message(0))
        await line.run
        await line.poller.stop()

    assert [update["update_id"] for update in telegram.waiting] == [0]


async def test_cancelling_the_run_from_outside_is_not_swallowed() -> None:
    telegram = Telegram()

    async with telegram.bot() as bot:
        line = Line(bot)
        await telegram.idle.wait()
        line.run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await line.run
