"""What whoever watches the bot is told."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.health import watch_app
from bot.serving import watched
from bot.store.database import Database
from tests.conftest import World

DESCRIPTION = "声音很大，说话特别快，直接问最好的是哪款，一直看表"


@pytest.fixture
async def watching(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever watches."""
    transport = httpx.ASGITransport(watch_app(world.services))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def test_a_bot_that_runs_is_alive_and_ready(watching: httpx.AsyncClient) -> None:
    alive, ready = await watching.get("/healthz"), await watching.get("/readyz")

    assert (alive.status_code, alive.json()["ok"]) == (200, True)
    assert (ready.status_code, ready.json()) == (200, {"ok": True})


async def test_without_its_database_a_bot_is_alive_but_not_ready(world: World, empty_url: str) -> None:
    closed = Database(empty_url)
    await asyncio.to_thread(closed.close)
    transport = httpx.ASGITransport(watch_app(replace(world.services, database=closed)))

    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        alive, ready = await client.get("/healthz"), await client.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["ok"]) == (503, False)


async def test_metrics_count_updates_and_time_handlers_in_prometheus_format(
    world: World, watching: httpx.AsyncClient
) -> None:
    await world.say(world.rep(), DESCRIPTION)
    await world.say(world.rep(), "/help")
    await world.services.database.write(lambda _: None)  # what was noted before is written by then

    answer = await watching.get("/metrics")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }

    assert found["birdcall_updates_total", "done"] == 2
    assert found["birdcall_handler_seconds_count", "texts.text"] == 1
    assert found["birdcall_handler_seconds_bucket", "texts.text", "+Inf"] == 1
    assert found["birdcall_handler_seconds_sum", "general.help_"] > 0
    assert found["birdcall_updates_waiting",] == 0
    assert found["birdcall_due_lag_seconds",] == 0


async def test_metrics_hold_nothing_of_what_was_said_or_by_whom(world: World, watching: httpx.AsyncClient) -> None:
    await world.say(world.rep(), DESCRIPTION)

    told = (await watching.get("/metrics")).text

    assert "声音" not in told
    assert re.findall(r"(?<![\d.])101(?![\d.])", told) == []  # within a longer number it is a matter of chance


async def test_without_a_port_nobody_listens_and_with_one_that_is_taken_it_is_said(world: World) -> None:
    async with watched(world.services, "127.0.0.1", None):
        pass
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    with pytest.raises(OSError, match="in use"):
        async with watched(world.services, "127.0.0.1", port):
            pass
    server.close()
