"""Updates come to a webhook in order within a chat, many chats at once, again and again until they expire."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.fake import FakeTelegram, HandClock, Phone

URL = "https://bot.example/hook"
BUTTON = {"inline_keyboard": [[{"text": "b", "callback_data": "b"}]]}


class Server:
    """The bot's server: answers what ``status`` says of an update id, once its gate is open."""

    def __init__(self, clock: HandClock, status: Callable[[int], int] = lambda _: 200) -> None:
        self._clock = clock
        self._status = status
        self.gate = asyncio.Event()
        self.gate.set()
        self.came: list[tuple[float, int]] = []
        self.inside: list[int] = []

    @property
    def order(self) -> list[int]:
        """The ids as they came."""
        return [update_id for _, update_id in self.came]

    async def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        update_id = json.loads(body)["update_id"]
        self.came.append((self._clock(), update_id))
        self.inside.append(update_id)
        await self.gate.wait()
        self.inside.remove(update_id)
        return self._status(update_id)


class Naps:
    """Sleeping by the clock: whoever sleeps wakes when the test lets that much time pass."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._sleepers: dict[asyncio.Future[None], float] = {}

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock says so."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers[future] = self._clock() + seconds
        if not seconds:
            future.set_result(None)
        try:
            await future
        finally:
            del self._sleepers[future]

    async def forward(self, seconds: float) -> None:
        """Let time pass, waking sleepers one after the other as their time comes."""
        until = self._clock() + seconds
        await settle()
        while due := [at for future, at in self._sleepers.items() if not future.done() and at <= until]:
            self._clock.now = max(self._clock.now, min(due))
            for future, at in tuple(self._sleepers.items()):
                if at <= self._clock.now and not future.done():
                    future.set_result(None)
            await settle()
        self._clock.now = until


async def settle() -> None:
    """Let everything run that can: each update of a lane takes a few turns of the loop."""
    for _ in range(200):
        await asyncio.sleep(0)


@asynccontextmanager
async def delivering(fake: FakeTelegram, server: Callable[..., Awaitable[int]], naps: Naps) -> AsyncIterator[None]:
    """A webhook to ``server``, served until the end."""
    fake.deliver_to(server)
    await fake.call("setWebhook", {"url": URL, "max_connections": 3})
    running = asyncio.ensure_future(fake.keep_delivering(naps.sleep))
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@pytest.fixture
def naps(clock: HandClock) -> Naps:
    return Naps(clock)


async def test_one_update_of_a_chat_is_under_way_and_presses_go_apart(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": BUTTON})
    server = Server(clock)
    server.gate.clear()

    async with delivering(fake, server, naps):
        phone.send("a")
        phone.send("b")
        phone.tap("b")
        fake.phone(102).send("c")
        await settle()
        at_once = sorted(server.inside)
        server.gate.set()
        await settle()

    assert (at_once, sorted(server.order)) == ([1, 3, 4], [1, 2, 3, 4])


async def test_no_more_connections_are_used_than_the_bot_allows(
    fake: FakeTelegram, clock: HandClock, naps: Naps
) -> None:
    server = Server(clock)
    server.gate.clear()

    async with delivering(fake, server, naps):
        for chat in range(1, 9):
            fake.phone(chat).send("a")
        await settle()
        under_way = len(server.inside)
        server.gate.set()
        await settle()

    assert (under_way, len(server.came), await fake.call("getWebhookInfo")) == (
        3,
        8,
        {"url": URL, "has_custom_certificate": False, "pending_update_count": 0, "max_connections": 3},
    )


async def test_what_is_refused_is_tried_again_ever_later_while_other_chats_go_on(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    start = clock()
    server = Server(clock, lambda update_id: 503 if update_id == 1 and clock() < start + 200 else 200)

    async with delivering(fake, server, naps):
        phone.send("a")
        phone.send("b")
        fake.phone(102).send("c")
        await naps.forward(1000)

    tries = [at - start for at, update_id in server.came if update_id == 1]
    assert tries == [0, 0, 2, 6, 14, 30, 62, 122, 182, 242]
    assert server.order[-2:] == [1, 2]
    assert (start, 3) in server.came


async def test_an_update_is_given_up_when_it_would_expire_and_its_chat_goes_on(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": BUTTON})
    start = clock()
    server = Server(clock, lambda update_id: 500 if update_id == 1 else 200)

    async with delivering(fake, server, naps):
        phone.tap("b")
        phone.tap("b")
        await naps.forward(400)

    assert [round(at - start) for at, update_id in server.came if update_id == 1] == [0, 0, 2, 6, 14, 30, 62, 122]
    assert server.came[-1] == (start + 122, 2)


async def test_no_server_is_as_good_as_a_refusal(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    server = Server(clock)
    tries = []

    async def sometimes(url: str, headers: Mapping[str, str], body: bytes) -> int:
        tries.append(clock())
        if len(tries) < 3:
            raise ConnectionRefusedError
        return await server(url, headers, body)

    async with delivering(fake, sometimes, naps):
        phone.send("a")
        await settle()
        error = (await fake.call("getWebhookInfo"))["last_error_message"]
        await naps.forward(2)

    assert (error, len(tries), server.order) == ("Connection failed", 3, [1])


async def test_a_webhook_set_later_gets_what_waits_and_one_set_anew_does_not_wait_its_turn(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    server = Server(clock, lambda _: 200 if fake.state.webhook.secret_token else 500)
    fake.deliver_to(server)
    phone.send("a")
    running = asyncio.ensure_future(fake.keep_delivering(naps.sleep))
    await settle()
    before = server.order

    await fake.call("setWebhook", {"url": URL})
    await naps.forward(7)
    refused = len(server.order)
    await fake.call("setWebhook", {"url": URL})
    await settle()
    the_same = len(server.order)
    await fake.call("setWebhook", {"url": URL, "secret_token": "s"})
    await settle()
    phone.send("b")
    await settle()
    running.cancel()

    assert (before, refused, the_same) == ([], 4, 4)
    assert server.order[4:] == [1, 2]


async def test_updates_dropped_meanwhile_are_not_brought(
    fake: FakeTelegram, phone: Phone, clock: HandClock, naps: Naps
) -> None:
    server = Server(clock, lambda _: 500)

    async with delivering(fake, server, naps):
        phone.send("a")
        phone.send("b")
        await settle()
        fake.state.updates.clear()
        await naps.forward(1000)

    assert server.order == [1, 1]


@given(
    chats=st.lists(st.integers(1, 5), min_size=1, max_size=40),
    refusals=st.dictionaries(st.integers(1, 40), st.integers(1, 4)),
)
async def test_every_update_is_taken_once_and_in_order_whatever_is_refused(
    chats: list[int], refusals: dict[int, int]
) -> None:
    clock = HandClock()
    fake, naps, left = FakeTelegram(clock=clock), Naps(clock), dict(refusals)
    taken: dict[int, list[int]] = defaultdict(list)

    async def server(_: str, __: Mapping[str, str], body: bytes) -> int:
        update = json.loads(body)
        await asyncio.sleep(0)
        if left.get(update["update_id"], 0):
            left[update["update_id"]] -= 1
            return 500
        taken[update["message"]["chat"]["id"]].append(update["update_id"])
        return 200

    async with delivering(fake, server, naps):
        sent: dict[int, list[int]] = defaultdict(list)
        for chat in chats:
            sent[chat].append(fake.phone(chat).send("a")["update_id"])
        await naps.forward(3600)

    assert taken == sent
