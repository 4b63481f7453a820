"""One run of the bot: it waits for Telegram, says plainly that a token is refused, and stops at once."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette

from bot.app import App, build_application
from bot.content.live import LiveLibrary
from bot.flows.services import Services
from bot.polling import PollingRefusedError
from bot.reaching import patiently
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.request import InProcessRequest
from bot.serving import poll
from bot.store.database import Database
from bot.webserver import WebServer
from tests.conftest import Clock


@pytest.fixture
def fake() -> FakeTelegram:
    return FakeTelegram(clock=Clock().unix)


def application(fake: FakeTelegram, database: Database, library: LiveLibrary, token: str | None = None) -> App:
    services = Services(lambda: datetime(2026, 11, 20, tzinfo=UTC), library, database, "A", "@a")
    request = InProcessRequest(fake)
    return build_application(services, token=token or fake.token, request=request, poll_request=request)


@pytest.fixture
async def running(fake: FakeTelegram, database: Database, live_library: LiveLibrary) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    serving = asyncio.ensure_future(poll(application(fake, database, live_library), 4, stop))
    yield stop
    stop.set()
    await asyncio.wait_for(serving, 10)


async def said(fake: FakeTelegram, user_id: int) -> str:
    """What the bot's next message says."""
    for _ in range(500):
        messages = [message for message in fake.phones[user_id].messages if message.from_bot]
        if messages:
            return messages[-1].text
        await asyncio.sleep(0.02)
    return ""


async def test_a_message_sent_while_the_bot_polls_is_answered(fake: FakeTelegram, running: asyncio.Event) -> None:
    fake.phone(1, "小陈", "zh-hans").send("声音大，说话很快，直接问最好的是哪款，只要结果")

    assert "🦅" in await said(fake, 1)


async def test_a_bot_that_starts_before_telegram_can_be_reached_waits_for_it(
    fake: FakeTelegram, database: Database, live_library: LiveLibrary
) -> None:
    fake.faults.outage(2)
    fake.phone(1, "Mia", "en").send("loud, talks fast, keeps checking the time")
    stop = asyncio.Event()
    serving = asyncio.ensure_future(poll(application(fake, database, live_library), 4, stop))

    answer = await said(fake, 1)
    stop.set()
    await asyncio.wait_for(serving, 10)

    assert "Eagle" in answer


async def test_a_refused_token_is_one_sentence_without_the_token(
    fake: FakeTelegram, database: Database, live_library: LiveLibrary
) -> None:
    wrong = application(fake, database, live_library, token="7:WRONG")

    with pytest.raises(PollingRefusedError) as refused:
        await poll(wrong, 4, asyncio.Event())

    assert "BIRDCALL_TOKEN" in str(refused.value)
    assert "WRONG" not in str(refused.value)


async def test_waiting_for_telegram_ends_when_the_bot_is_stopped(fake: FakeTelegram) -> None:
    stop = asyncio.Event()
    fake.faults.outage(10_000)
    waiting = asyncio.ensure_future(patiently(lambda: InProcessRequest(fake).post(f"x/bot{fake.token}/getMe"), stop))
    await asyncio.sleep(0.05)

    stop.set()
    await asyncio.wait_for(waiting, 2)

    assert waiting.done()


async def test_the_web_server_leaves_the_signals_to_the_process() -> None:
    before = [signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)]
    server = WebServer(Starlette(), socket.create_server(("127.0.0.1", 0)))
    serving = asyncio.ensure_future(server.run_until_told())
    for _ in range(500):
        await asyncio.sleep(0 if server.started else 0.01)
    assert server.started

    during = [signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)]
    server.should_exit = True
    await asyncio.wait_for(serving, 5)

    assert during == before
