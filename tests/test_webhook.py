"""The webhook on a real server on loopback: who may call, what is accepted, what each call is answered."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import create_server
from typing import Any

import aiohttp
import pytest
import uvicorn
from structlog.testing import capture_logs

from bot.store.database import Database
from bot.webhook import webhook_app
from tests.incoming import Handler, Held, intake, message, refusing, states

SECRET = "a-Secret_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MIB = 1024 * 1024


class Hook:
    """A served webhook, its intake and what was handled."""

    def __init__(self, database: Database, *, backlog: int = 1000) -> None:
        self.handler = Handler()
        self.gate = self.handler.gate
        self.intake = intake(database, self.handler, backlog=backlog)
        self.app = webhook_app(intake=self.intake, secret_token=SECRET, path="/telegram")

    @property
    def processed(self) -> list[int]:
        return self.handler.ids

    @asynccontextmanager
    async def served(self) -> AsyncIterator[aiohttp.ClientSession]:
        """Serve, and give a client of it."""
        listening = create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(self.app, log_config=None, lifespan="off"))
        serving = asyncio.ensure_future(server.serve([listening]))
        async with aiohttp.ClientSession(f"http://127.0.0.1:{listening.getsockname()[1]}") as client:
            yield client
        server.should_exit = True
        await serving


async def _call(client: aiohttp.ClientSession, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with client.post("/telegram", data=body, headers=headers) as answer:
        return answer.status


async def test_an_update_is_accepted_and_processed(database: Database) -> None:
    hook = Hook(database)

    async with hook.served() as client:
        statuses = [await _call(client, json.dumps(message(number))) for number in range(3)]
        await hook.intake.idle()

    assert statuses == [200, 200, 200]
    assert hook.processed == [0, 1, 2]


@pytest.mark.parametrize("secret", [None, "", "a-Secret_", "a-Secret_12", "A-SECRET_1", "\xe9\xe8"])
async def test_a_call_without_the_secret_is_refused_and_not_read(database: Database, secret: str | None) -> None:
    hook = Hook(database)

    async with hook.served() as client:
        assert await _call(client, json.dumps(message(1)), secret) == 403
        assert await _call(client, b"not json", secret) == 403

    assert await states(database) == {}


@pytest.mark.parametrize("secret", ["", "short one", "é", "x" * 257])
def test_a_secret_telegram_would_not_take_is_refused_at_the_start(database: Database, secret: str) -> None:
    with pytest.raises(ValueError, match="1 to 256"):
        webhook_app(intake=Hook(database).intake, secret_token=secret, path="/telegram")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[]", b"null", b"{}", b'{"update_id":"1"}', b'{"update_id":true}', b"[" * 100_000]
)
async def test_what_is_no_update_is_a_bad_request(database: Database, body: bytes) -> None:
    hook = Hook(database)

    async with hook.served() as client:
        assert await _call(client, body) == 400


async def _pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1024):
        yield b" " * 1024


async def test_a_body_over_one_mebibyte_is_refused_whether_or_not_it_says_its_size(database: Database) -> None:
    hook = Hook(database)
    update = json.dumps(message(1)).encode()

    async with hook.served() as client:
        assert await _call(client, io.BytesIO(update + b" " * (MIB - len(update)))) == 200
        assert await _call(client, io.BytesIO(update + b" " * (MIB - len(update) + 1))) == 413
        assert await _call(client, _pieces(2 * MIB)) == 413

    await hook.intake.idle()
    assert hook.processed == [1]


async def test_an_update_the_library_cannot_read_is_taken_so_that_telegram_does_not_repeat_it(
    database: Database,
) -> None:
    hook = Hook(database)

    with capture_logs() as lines:
        async with hook.served() as client:
            status = await _call(client, json.dumps({"update_id": 5, "poll": {"id": "a poll of another age"}}))
            await hook.intake.idle()

    assert status == 200
    assert [(line["event"], line["error"]) for line in lines] == [("parked", "TypeError")]


async def test_a_call_is_answered_once_its_update_is_written_down_and_so_is_the_same_call_again(
    database: Database,
) -> None:
    hook = Hook(database)
    body = json.dumps(message(1))

    async with hook.served() as client:
        held = Held(database)
        calls = [asyncio.ensure_future(_call(client, body)) for _ in range(2)]
        done, _ = await asyncio.wait(calls, timeout=0.1)
        await held.let_go()
        statuses = await asyncio.gather(*calls)
        await hook.intake.idle()

    assert not done
    assert statuses == [200, 200]
    assert hook.processed == [1]


async def test_a_call_whose_update_the_database_refuses_is_to_be_repeated(database: Database) -> None:
    hook = Hook(database)
    body = json.dumps(message(1, said="秘密 secret"))

    with capture_logs() as lines:
        async with hook.served() as client:
            async with refusing(database):
                refused = await _call(client, body)
            taken = await _call(client, body)
            await hook.intake.idle()

    assert (refused, taken) == (503, 200)
    assert hook.processed == [1]
    assert [line["event"] for line in lines] == ["not taken"]
    assert "secret" not in str(lines)


async def test_the_answer_waits_while_the_backlog_is_full(database: Database) -> None:
    hook = Hook(database, backlog=1)
    hook.gate.clear()

    async with hook.served() as client:
        await _call(client, json.dumps(message(1)))
        second = asyncio.ensure_future(_call(client, json.dumps(message(2))))
        done, _ = await asyncio.wait({second}, timeout=0.1)
        assert not done
        hook.gate.set()
        assert await second == 200
        await hook.intake.idle()

    assert hook.processed == [1, 2]


async def test_a_call_while_draining_is_to_be_repeated(database: Database) -> None:
    hook = Hook(database)

    async with hook.served() as client:
        await hook.intake.drain(1)

        assert await _call(client, json.dumps(message(1))) == 503


async def test_a_caller_that_hangs_up_in_the_middle_leaves_nothing_behind(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    hook = Hook(database)
    body = json.dumps(message(1)).encode()

    async with hook.served() as client:
        host, port = client._base_url.host, client._base_url.port  # type: ignore[union-attr]
        _, writer = await asyncio.open_connection(host, port)
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: {len(body) + 1}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()
        await asyncio.sleep(0.05)
        assert await _call(client, json.dumps(message(2))) == 200
        await hook.intake.idle()

    assert hook.processed == [2]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_nothing_else_is_served(database: Database) -> None:
    async with Hook(database).served() as client:
        statuses = {}
        for method, path in [
            ("GET", "/"),
            ("GET", "/telegram"),
            ("PUT", "/telegram"),
            ("POST", "/telegram/"),
            ("GET", "/docs"),
        ]:
            async with client.request(method, path, allow_redirects=False) as answer:
                statuses[method, path] = answer.status

    assert list(statuses.values()) == [404, 405, 405, 404, 404]
