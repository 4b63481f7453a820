"""The poller against a real server on loopback that keeps updates as Telegram does, and fails when told to."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.messenger import Messenger
from bot.polling import Poller, PollingRefusedError
from bot.store.database import Database
from bot.transport import AiohttpRequest
from tests.incoming import BOT_ID, Handler, Held, intake, message, refusing, states, until

RESET = (0, b"")
BAD_GATEWAY = (502, b"<html>no</html>")
HALF = (200, b"{half")
EMPTY = (200, b'{"ok":true}')
CONFLICT = (409, b'{"ok":false,"description":"Conflict: terminated by other getUpdates request"}')
FLOOD = (429, b'{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":7}}')


bot_ids = count(1_000)


class Telegram:
    """getUpdates: what is below the offset is forgotten, an empty queue is waited on; ``faults`` are answered first."""

    def __init__(self, updates: int = 0, faults: tuple[tuple[int, bytes], ...] = ()) -> None:
        self.waiting = [message(number) for number in range(updates)]
        self.faults = list(faults)
        self.calls: list[dict[str, Any]] = []
        self.methods: list[str] = []
        self.arrived = asyncio.Event()
        self.idle = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.methods.append(request.path.rpartition("/")[2])
        if self.methods[-1] != "getUpdates":
            return web.json_response({"ok": True, "result": True})
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
    async def bot(self) -> AsyncIterator[Messenger]:
        """Serve, and give a bot that talks to it."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self.handle)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
        async with AiohttpRequest(connection_pool_size=1) as polling, AiohttpRequest() as other:
            yield Messenger("1:secret", base_url=address, request=other, get_updates_request=polling)
        await runner.cleanup()


class Line:
    """A poller with its intake, what was handled and how long it slept."""

    def __init__(self, bot: Messenger, database: Database, *, backlog: int = 1000, bot_id: int = BOT_ID) -> None:
        self.handler = Handler()
        self.gate = self.handler.gate
        self.slept: list[float] = []
        self.intake = intake(database, self.handler, backlog=backlog, bot_id=bot_id)
        self.poller = Poller(bot, self.intake, allowed_updates=["message", "poll"], sleep=self._sleep)
        self.run = asyncio.ensure_future(self.poller.run())

    @property
    def processed(self) -> list[int]:
        return self.handler.ids

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def end(self) -> None:
        """Stop polling, and finish what was taken."""
        await self.poller.stop()
        await self.run
        self.gate.set()
        await self.intake.idle()
        assert await self.intake.drain(10) == 0


async def test_an_answer_leaves_before_more_is_asked_for(database: Database) -> None:
    if database.shared:
        pytest.skip("among replicas an answer waits until its start is written down, and nobody waits for that")
    telegram = Telegram()

    async with telegram.bot() as bot:
        await bot.send_chat_action(1, "typing")  # so that there is a connection
        line = Line(bot, database)
        line.handler.change = lambda _: bot.send_chat_action(1, "typing")
        await telegram.idle.wait()
        telegram.bring(message(1))
        await telegram.idle.wait()
        await line.end()

    assert telegram.methods == ["sendChatAction", "getUpdates", "sendChatAction", "getUpdates"]


async def test_updates_are_processed_in_order_and_confirmed_by_the_next_call(database: Database) -> None:
    telegram = Telegram(updates=3)

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        telegram.bring(message(3), message(4))
        await telegram.idle.wait()
        await line.end()

    assert line.processed == [0, 1, 2, 3, 4]
    assert [call.get("offset") for call in telegram.calls[:3]] == [None, 3, 5]
    assert telegram.calls[0]["timeout"] == 50
    assert telegram.calls[0]["allowed_updates"] == ["message", "poll"]


async def test_the_offset_passes_updates_only_once_they_are_written_down(database: Database) -> None:
    telegram = Telegram(updates=2)
    held = Held(database)

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await until(lambda: telegram.calls)
        await asyncio.sleep(0.05)
        calls_before = list(telegram.calls)
        await held.let_go()
        await telegram.idle.wait()
        await line.end()

    assert [call.get("offset") for call in calls_before] == [None]
    assert [call.get("offset") for call in telegram.calls] == [None, 2]


async def test_updates_that_the_database_refuses_stay_with_telegram_until_it_takes_them(database: Database) -> None:
    telegram = Telegram(updates=2)

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            async with refusing(database):
                line = Line(bot, database)
                await until(lambda: len(line.slept) >= 3)
                refused = list(telegram.calls)
            await telegram.idle.wait()
            await line.end()

    assert {call.get("offset") for call in refused} == {None}
    assert line.slept[:3] == [0.5, 1.0, 2.0]
    assert line.processed == [0, 1]
    assert "hi" not in str(lines)


async def test_nothing_more_is_taken_while_there_is_no_room(database: Database) -> None:
    telegram = Telegram(updates=5)

    async with telegram.bot() as bot:
        line = Line(bot, database, backlog=2)
        line.gate.clear()
        await telegram.idle.wait()
        telegram.bring(message(5), message(6))
        await asyncio.sleep(0.05)
        calls_while_full, stored = len(telegram.calls), await states(database)
        line.gate.set()
        await telegram.idle.wait()
        await line.end()

    assert calls_while_full == 2
    assert sorted(stored) == [0, 1, 2, 3, 4]
    assert line.processed == [0, 1, 2, 3, 4, 5, 6]


async def test_an_outage_is_waited_out_longer_and_longer_and_costs_no_update(database: Database) -> None:
    telegram = Telegram(updates=2, faults=(RESET, BAD_GATEWAY, RESET, HALF, EMPTY, EMPTY))

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot, database)
            await telegram.idle.wait()
            telegram.faults = [RESET]
            telegram.bring(message(2))
            await telegram.idle.wait()
            await line.end()

    assert line.processed == [0, 1, 2]
    assert line.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 0.5]
    assert [entry["event"] for entry in lines].count("polling_recovered") == 1
    assert "secret" not in str(lines)


async def test_the_wait_between_attempts_stops_growing_at_half_a_minute(database: Database) -> None:
    telegram = Telegram(faults=(BAD_GATEWAY,) * 12)

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        await line.end()

    assert line.slept[:6] == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0]
    assert line.slept[6:] == [30.0] * 6


async def test_a_server_that_goes_away_and_comes_back_on_its_port_is_found_again(database: Database) -> None:
    telegram = Telegram(updates=1)
    app = web.Application()
    app.router.add_post("/{path:.*}", telegram.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]

    async with AiohttpRequest() as request:
        base_url = f"http://127.0.0.1:{port}/bot"
        line = Line(Messenger("1:a", base_url=base_url, request=request, get_updates_request=request), database)
        await telegram.idle.wait()
        await runner.cleanup()
        telegram.bring(message(1))
        await until(lambda: line.slept)
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
async def test_a_flood_is_waited_out_for_as_long_as_telegram_says(database: Database) -> None:
    telegram = Telegram(updates=1, faults=(FLOOD, FLOOD))

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        await line.end()

    assert line.slept == [7.0, 7.0]
    assert line.processed == [0]


async def test_another_poller_is_named_once_and_tried_slowly_until_it_is_gone(database: Database) -> None:
    telegram = Telegram(updates=1, faults=(CONFLICT,) * 3)

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot, database)
            await telegram.idle.wait()
            await line.end()

    assert line.slept == [15.0] * 3
    assert line.processed == [0]
    assert [entry["event"] for entry in lines] == ["polling_conflict", "polling_recovered"]
    assert "another process polls" in lines[0]["remedy"]


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_refused_token_ends_polling_with_what_to_do(database: Database, status: int) -> None:
    telegram = Telegram(faults=((status, b'{"ok":false,"description":"no"}'),))

    async with telegram.bot() as bot:
        line = Line(bot, database)
        with pytest.raises(PollingRefusedError, match="BIRDCALL_TOKEN"):
            await line.run
        await line.poller.stop()

    assert line.slept == []
    assert len(telegram.calls) == 1


async def test_stopping_ends_a_long_poll_at_once_and_what_is_brought_again_is_known(database: Database) -> None:
    telegram = Telegram(updates=3)

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        telegram.waiting = [message(number) for number in range(4)]
        await asyncio.wait_for(line.end(), 5)
        await line.poller.stop()
        telegram.idle.clear()
        next_line = Line(bot, database)
        await telegram.idle.wait()
        await next_line.end()

    assert line.processed == [0, 1, 2]
    assert next_line.processed == [3]


async def test_stopping_while_there_is_no_room_leaves_the_rest_with_telegram(database: Database) -> None:
    telegram = Telegram(updates=3)

    async with telegram.bot() as bot:
        line = Line(bot, database, backlog=2)
        line.gate.clear()
        await telegram.idle.wait()
        telegram.bring(*(message(number) for number in range(3, 6)))
        await asyncio.sleep(0.05)
        await line.end()

    assert line.processed == [0, 1, 2]
    assert [update["update_id"] for update in telegram.waiting] == [3, 4, 5]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 40), min_size=1, max_size=5), st.integers(0, 30), st.integers(1, 4))
async def test_however_often_it_is_stopped_and_started_each_update_is_processed_once(
    database: Database, lives: list[int], updates: int, backlog: int
) -> None:
    telegram = Telegram(updates=updates)
    processed: list[int] = []
    bot_id = next(bot_ids)  # what earlier examples left in the database is another bot's

    async with telegram.bot() as bot:
        for turns in lives:
            line = Line(bot, database, backlog=backlog, bot_id=bot_id)
            for _ in range(turns):
                await asyncio.sleep(0)
            await line.poller.stop()
            await line.run
            await line.intake.drain(10)
            processed += line.processed
        line = Line(bot, database, bot_id=bot_id)
        await line.intake.recover()
        await telegram.idle.wait()
        await line.end()
        processed += line.processed

    assert processed == list(range(updates))


async def test_a_poller_stopped_before_it_ran_never_calls(database: Database) -> None:
    telegram = Telegram(updates=1)

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await line.end()

    assert telegram.calls == []


async def test_an_update_the_library_cannot_read_does_not_hold_back_its_batch(database: Database) -> None:
    telegram = Telegram()
    odd = {"update_id": 1, "poll": {"id": "a poll of another age"}}
    telegram.waiting = [message(0), odd, message(2)]

    with capture_logs() as lines:
        async with telegram.bot() as bot:
            line = Line(bot, database)
            await telegram.idle.wait()
            await line.end()

    assert sorted(line.processed) == [0, 2]
    assert [(entry["event"], entry["error"]) for entry in lines] == [("parked", "TypeError")]


async def test_polling_ends_when_the_intake_drains(database: Database) -> None:
    telegram = Telegram()

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        await line.intake.drain(1)
        telegram.bring(message(0))
        await line.run
        await line.poller.stop()

    assert [update["update_id"] for update in telegram.waiting] == [0]


async def test_cancelling_the_run_from_outside_is_not_swallowed(database: Database) -> None:
    telegram = Telegram()

    async with telegram.bot() as bot:
        line = Line(bot, database)
        await telegram.idle.wait()
        line.run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await line.run
