"""Updates are brought to the bot's server as Telegram brings them."""

import asyncio
import json
from collections.abc import Mapping

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, Phone

URL = "https://bot.example/hook"


class Server:
    """The bot's web server: remembers what came and answers what it is told to."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.came: list[int] = []
        self.headers: list[Mapping[str, str]] = []
        self.news = asyncio.Event()

    async def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        assert url == URL
        self.headers.append(headers)
        self.news.set()
        self.came.append(json.loads(body)["update_id"])
        return self.statuses.pop(0) if self.statuses else 200


async def test_updates_come_with_the_secret_and_are_gone_when_taken(fake: FakeTelegram, phone: Phone) -> None:
    server = Server()
    fake.deliver_to(server)
    await fake.call("setWebhook", {"url": URL, "secret_token": "s3cret"})
    phone.send("a")

    taken = await fake.deliver()

    assert (taken, server.came, await fake.deliver()) == (1, [1], 0)
    assert server.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"


async def test_a_refused_update_holds_back_its_own_chat_only(fake: FakeTelegram, phone: Phone) -> None:
    server = Server(500)
    fake.deliver_to(server)
    await fake.call("setWebhook", {"url": URL})
    phone.send("a")
    phone.send("b")
    fake.phone(102, "Mia").send("c")

    first, info = await fake.deliver(), await fake.call("getWebhookInfo")
    second = await fake.deliver()

    assert (first, second) == (1, 2)
    assert server.came == [1, 3, 1, 2]
    assert (info["pending_update_count"], info["last_error_message"]) == (2, "Wrong response from the webhook: 500")


async def test_delivery_goes_on_until_cancelled(fake: FakeTelegram, phone: Phone) -> None:
    server = Server()
    fake.deliver_to(server)
    await fake.call("setWebhook", {"url": URL})
    running = asyncio.ensure_future(fake.keep_delivering())

    for _ in range(2):
        phone.send("a")
        await server.news.wait()
        server.news.clear()
    running.cancel()

    assert server.came == [1, 2]


async def test_a_bot_with_a_webhook_can_not_poll(fake: FakeTelegram) -> None:
    waiting = asyncio.ensure_future(fake.get_updates(timeout=30))
    await asyncio.sleep(0)

    await fake.call("setWebhook", {"url": URL})
    with pytest.raises(ApiError) as ended:
        await waiting
    with pytest.raises(ApiError) as refused:
        await fake.get_updates()
    await fake.call("deleteWebhook")

    assert ended.value.description == "Conflict: terminated by setWebhook request"
    assert refused.value.description.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert await fake.get_updates() == []


async def test_pending_updates_can_be_dropped(fake: FakeTelegram, phone: Phone) -> None:
    phone.send("a")

    await fake.call("deleteWebhook", {"drop_pending_updates": True})

    assert await fake.get_updates() == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"url": "http://bot.example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": URL, "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": URL, "max_connections": 101}, "max_connections must be between 1 and 100"),
    ],
)
async def test_a_webhook_telegram_would_refuse_is_refused(
    fake: FakeTelegram, wrong: dict[str, object], reason: str
) -> None:
    with pytest.raises(ApiError) as refused:
        await fake.call("setWebhook", wrong)

    assert refused.value.description == f"Bad Request: {reason}"


async def test_a_server_that_is_not_there_keeps_its_updates_waiting(fake: FakeTelegram, phone: Phone) -> None:
    async def nobody(*_: object) -> int:
        raise ConnectionRefusedError

    fake.deliver_to(nobody)
    await fake.call("setWebhook", {"url": URL})
    phone.send("a")

    taken, info = await fake.deliver(), await fake.call("getWebhookInfo")

    assert (taken, info["pending_update_count"], info["last_error_message"]) == (0, 1, "Connection failed")
