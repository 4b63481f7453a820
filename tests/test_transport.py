"""The request class against real servers on loopback: what arrives, what is waited for, how it fails."""

import asyncio
import io
import json
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from socket import socket
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaPhoto
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.transport import AiohttpRequest
from tests.incoming import until

TOKEN = "123456:AA-secret_token"
SENT = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}
BIG = bytes(range(256)) * 4096

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class BotApi:
    """Records the calls and answers each with ``status`` and ``answer``, once ``open`` is set."""

    def __init__(self, *, status: int = 200, answer: Any = None) -> None:
        self.status = status
        self.answer = answer or {"ok": True, "result": SENT}
        self.open = asyncio.Event()
        self.open.set()
        self.called = asyncio.Event()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.headers: list[dict[str, str]] = []
        self.peers: set[tuple[str, int]] = set()
        self.under_way = 0
        self.most_under_way = 0

    async def handle(self, request: web.Request) -> web.Response:
        """Take one call."""
        form = {name: _readable(value) for name, value in (await request.post()).items()}
        self.calls.append((request.path.rpartition("/")[2], form))
        self.headers.append(dict(request.headers))
        self.peers.add(request.get_extra_info("peername"))
        self.called.set()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await self.open.wait()
        self.under_way -= 1
        body = self.answer if isinstance(self.answer, bytes) else json.dumps(self.answer).encode()
        return web.Response(status=self.status, body=body)

    @asynccontextmanager
    async def bot(self, **options: Any) -> AsyncIterator[Bot]:
        """Start this API and give a bot on it whose request class has these options."""
        app = web.Application(client_max_size=4 * len(BIG))
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with _bot_at(f"http://127.0.0.1:{runner.addresses[0][1]}", **options) as bot:
            yield bot
        self.open.set()
        await runner.cleanup()


def _readable(value: Any) -> Any:
    return (value.filename, value.content_type, value.file.read()) if isinstance(value, web.FileField) else value


@asynccontextmanager
async def _bot_at(address: str, **options: Any) -> AsyncIterator[Bot]:
    request = AiohttpRequest(**options)
    yield Bot(TOKEN, base_url=f"{address}/bot", request=request, get_updates_request=AiohttpRequest())
    await request.shutdown()


@asynccontextmanager
async def _talking(talk: Talk) -> AsyncIterator[str]:
    """Serve raw connections: ``talk`` has each, which is closed after it."""
    talks: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.current_task())
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    await asyncio.wait({task for task in talks if task})


def _everything_shown(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error)


async def test_plain_parameters_arrive_as_a_form_with_nested_ones_as_json() -> None:
    api = BotApi()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("完成 ✓", callback_data="a:1")]])

    async with api.bot() as bot:
        message = await bot.send_message(5, "贵 & 50% off + tax = ?", reply_markup=keyboard, protect_content=True)

    [(method, form)] = api.calls
    assert message.message_id == 7
    assert method == "sendMessage"
    assert json.loads(form.pop("reply_markup")) == keyboard.to_dict()
    assert form == {"chat_id": "5", "text": "贵 & 50% off + tax = ?", "protect_content": "true"}
    assert api.headers[0]["Content-Type"] == "application/x-www-form-urlencoded"
    assert api.headers[0]["User-Agent"].startswith("birdcall/")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=8))
async def test_every_text_arrives_as_it_was_written(texts: list[str]) -> None:
    api = BotApi()

    async with api.bot() as bot:
        for text in texts:
            await bot.send_message(5, text)

    assert [form["text"] for _, form in api.calls] == texts


async def test_half_a_surrogate_pair_does_not_stop_a_message() -> None:
    api = BotApi()

    async with api.bot() as bot:
        await bot.send_message(5, "price \ud83d up")
        await bot.send_document(5, b"x", caption="price \ud83d up")

    assert [form.get("text") or form.get("caption") for _, form in api.calls] == ["price  up", "price  up"]


@pytest.mark.parametrize("content", [b"small", BIG, b""])
async def test_a_file_arrives_whole_with_its_type_caption_and_a_name_any_server_reads_alike(content: bytes) -> None:
    api = BotApi()

    async with api.bot() as bot:
        await bot.send_document(5, InputFile(content, filename='客户 "A";1.csv'), caption="名单")

    [(method, form)] = api.calls
    assert method == "sendDocument"
    assert form == {"chat_id": "5", "caption": "名单", "document": ("客户 'A',1.csv", "text/csv", content)}
    assert int(api.headers[0]["Content-Length"]) > len(content)


async def test_an_open_file_is_read_when_it_is_sent() -> None:
    api = BotApi()

    async with api.bot() as bot:
        await bot.send_document(5, InputFile(io.BytesIO(BIG), filename="a.bin", read_file_handle=False))

    assert api.calls[0][1]["document"][2] == BIG


async def test_an_album_carries_each_file_under_the_name_it_refers_to() -> None:
    api = BotApi(answer={"ok": True, "result": [SENT, SENT]})

    async with api.bot() as bot:
        await bot.send_media_group(5, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two")])

    form = api.calls[0][1]
    names = [item["media"].removeprefix("attach://") for item in json.loads(form["media"])]
    assert [form[name][2] for name in names] == [b"one", b"two"]


async def test_a_connection_is_kept_for_the_next_request() -> None:
    api = BotApi()

    async with api.bot() as bot:
        for _ in range(5):
            await bot.send_message(5, "x")

    assert len(api.peers) == 1


async def test_no_more_requests_are_under_way_than_the_pool_holds() -> None:
    api = BotApi()
    api.open.clear()

    async with api.bot(connection_pool_size=3) as bot:
        sending = asyncio.gather(*(bot.send_message(5, "x") for _ in range(20)))
        await until(lambda: api.under_way == 3)
        await asyncio.sleep(0.1)
        api.open.set()
        await sending

    assert len(api.calls) == 20
    assert api.most_under_way == len(api.peers) == 3


async def test_a_full_pool_times_out_without_sending_and_heals() -> None:
    api = BotApi()
    api.open.clear()

    async with api.bot(connection_pool_size=1) as bot:
        first = asyncio.ensure_future(bot.send_message(5, "first"))
        await api.called.wait()
        with pytest.raises(TimedOut, match="not sent"):
            await bot.send_message(5, "second", pool_timeout=0.05)
        api.open.set()
        await first
        await bot.send_message(5, "third")

    assert [form["text"] for _, form in api.calls] == ["first", "third"]


async def test_a_cancelled_request_gives_its_place_back() -> None:
    api = BotApi()
    api.open.clear()

    async with api.bot(connection_pool_size=1) as bot:
        first = asyncio.ensure_future(bot.send_message(5, "first"))
        await api.called.wait()
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        api.open.set()
        await bot.send_message(5, "second")

    assert len(api.calls) == 2


@pytest.mark.parametrize(("default", "given_for_call"), [(0.05, BaseRequest.DEFAULT_NONE), (60, 0.05)])
async def test_a_silent_server_times_out_by_the_default_or_the_calls_own_limit(
    default: float, given_for_call: Any
) -> None:
    api = BotApi()
    api.open.clear()

    async with api.bot(read_timeout=default) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(5, "x", read_timeout=given_for_call)

    assert TOKEN not in _everything_shown(caught.value)


async def test_no_read_timeout_waits_for_as_long_as_it_takes() -> None:
    api = BotApi()
    api.open.clear()

    async with api.bot(read_timeout=0.05) as bot:
        sending = asyncio.ensure_future(bot.send_message(5, "x", read_timeout=None))
        await asyncio.sleep(0.2)
        api.open.set()

        assert (await sending).message_id == 7


async def test_a_host_that_does_not_answer_the_connection_times_out() -> None:
    with socket() as deaf, socket() as first, socket() as second:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for queued in (first, second):
            queued.setblocking(False)
            queued.connect_ex(deaf.getsockname())

        async with _bot_at(f"http://127.0.0.1:{deaf.getsockname()[1]}") as bot:
            with pytest.raises(TimedOut, match="ConnectionTimeoutError") as caught:
                await bot.send_message(5, "x", connect_timeout=0.05)

    assert TOKEN not in _everything_shown(caught.value)


async def test_an_upload_that_stalls_times_out() -> None:
    async def never_read(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            await asyncio.sleep(0.4)
            await reader.read()

    async with _talking(never_read) as address, _bot_at(address) as bot:
        with pytest.raises(TimedOut, match=r"^TimeoutError$"):
            await bot.send_document(5, BIG * 16, write_timeout=0.2)


async def test_a_slow_upload_that_moves_is_not_cut() -> None:
    async def sip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        left = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while left:
            left -= len(await reader.read(1024 * 1024))
            await asyncio.sleep(0.03)
        body = json.dumps({"ok": True, "result": SENT}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()

    async with _talking(sip) as address, _bot_at(address) as bot:
        message = await bot.send_document(5, BIG * 16, write_timeout=1)

    assert message.message_id == 7


async def test_an_answer_before_the_end_of_an_upload_is_taken() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b'HTTP/1.1 413 Too Large\r\nContent-Length: 25\r\n\r\n{"description":"too big"}')
        await writer.drain()
        await asyncio.sleep(0.2)

    async with _talking(refuse) as address, _bot_at(address) as bot:
        with pytest.raises(NetworkError, match="too big"):
            await bot.send_document(5, BIG * 16, write_timeout=5)


async def test_a_redirect_is_not_followed_with_the_token() -> None:
    asked: list[bytes] = []

    async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")

    async with _talking(redirect) as address, _bot_at(address) as bot:
        with pytest.raises(NetworkError, match="307"):
            await bot.send_message(5, "x")

    assert len(asked) == 1


RESET = b""
CUT_SHORT = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"
NOT_HTTP = b"SSH-2.0-OpenSSH\r\n\r\n"


@pytest.mark.parametrize("answer", [RESET, CUT_SHORT, NOT_HTTP])
async def test_a_broken_conversation_is_a_network_error_that_does_not_show_the_token(answer: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)

    async with _talking(talk) as address, _bot_at(address) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(5, "x")

    assert TOKEN not in _everything_shown(caught.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://nowhere.invalid", "ftp://127.0.0.1", "http://"])
async def test_an_address_that_cannot_be_reached_is_a_network_error_that_does_not_show_the_token(address: str) -> None:
    async with _bot_at(address) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(5, "x")

    assert TOKEN not in _everything_shown(caught.value)


@pytest.mark.filterwarnings("ignore:.*retry_after")
@pytest.mark.parametrize(
    ("status", "answer", "error"),
    [
        (502, b"<html>Bad Gateway</html>", NetworkError),
        (500, {"ok": False, "description": "Internal"}, NetworkError),
        (429, {"ok": False, "description": "Too Many", "parameters": {"retry_after": 3}}, RetryAfter),
        (401, {"ok": False, "description": "Unauthorized"}, InvalidToken),
        (409, {"ok": False, "description": "Conflict"}, Conflict),
        (200, b"{half an ans", TelegramError),
        (200, b"[]", TelegramError),
    ],
)
async def test_a_refusal_becomes_the_error_the_library_names_it(
    status: int, answer: Any, error: type[TelegramError]
) -> None:
    async with BotApi(status=status, answer=answer).bot() as bot:
        with pytest.raises(error):
            await bot.send_message(5, "x")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON, max_size=4), st.booleans(), st.binary(max_size=3), st.integers(0, 40))
def test_an_answer_is_read_as_the_library_reads_it(
    answer: dict[str, Any], ascii_only: bool, noise: bytes, at: int
) -> None:
    payload = json.dumps(answer, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    broken = payload[:at] + noise + payload[at:]

    ours, theirs = AiohttpRequest.parse_json_payload, BaseRequest.parse_json_payload
    assert _read(ours, payload) == _read(theirs, payload)
    assert _read(ours, broken) == _read(theirs, broken)


def _read(parse: Callable[[bytes], Any], payload: bytes) -> Any:
    try:
        answer = parse(payload)
    except TelegramError:
        return None
    return repr(answer) if isinstance(answer, dict) else None


class Proxy:
    """A forward proxy: passes plain HTTP on by its absolute URL, and refuses tunnels."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.heads: list[str] = []

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        method, url, version = head.partition("\r\n")[0].split()
        self.lines.append(f"{method} {url}")
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return
        host, _, path = url.removeprefix("http://").partition("/")
        up_reader, up_writer = await asyncio.open_connection(*host.split(":"))
        body = await reader.readexactly(int(head.lower().partition("content-length: ")[2].partition("\r\n")[0]))
        rest = head.partition("\r\n")[2].removesuffix("\r\n")
        up_writer.write(f"{method} /{path} {version}\r\n{rest}Connection: close\r\n\r\n".encode() + body)
        writer.write(await up_reader.read())
        up_writer.close()


async def test_requests_go_through_a_proxy_with_its_password() -> None:
    api, proxy = BotApi(), Proxy()

    async with _talking(proxy.talk) as address, api.bot(proxy=address.replace("//", "//user:pass@")) as bot:
        message = await bot.send_message(5, "贵")

    assert message.message_id == 7
    assert api.calls == [("sendMessage", {"chat_id": "5", "text": "贵"})]
    assert proxy.lines == [f"POST {bot.base_url}/sendMessage"]
    assert "Proxy-Authorization: Basic dXNlcjpwYXNz" in proxy.heads[0]


async def test_a_proxy_that_refuses_the_tunnel_is_a_network_error_without_token_or_password() -> None:
    proxy = Proxy()

    async with (
        _talking(proxy.talk) as address,
        _bot_at("https://api.telegram.example", proxy=address.replace("//", "//user:pass@")) as bot,
    ):
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(5, "x")

    assert proxy.lines == ["CONNECT api.telegram.example:443"]
    assert TOKEN not in _everything_shown(caught.value)
    assert "pass" not in str(caught.value)


@pytest.mark.parametrize("url", ["socks5://user:pass@127.0.0.1:1080", "SOCKS5H://127.0.0.1:1080", "127.0.0.1:8080"])
def test_a_proxy_that_is_not_http_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"^The proxy must be an http:// or https:// URL; SOCKS .*\.$"):
        AiohttpRequest(proxy=url)


def test_nothing_is_opened_before_the_first_request_and_each_start_may_have_its_own_loop() -> None:
    request = AiohttpRequest(read_timeout=7)

    async def live() -> int:
        api = BotApi()
        async with api.bot() as bot, request:
            await request.initialize()
            code, _ = await request.do_request(f"{bot.base_url}/getMe", "POST")
            await request.shutdown()
        return code

    assert [asyncio.run(live()), asyncio.run(live())] == [200, 200]
    assert request.read_timeout == 7


async def test_a_request_after_shutdown_is_refused() -> None:
    api = BotApi()

    async with api.bot() as bot:
        await bot.send_message(5, "x")
        await bot.request.shutdown()
        await bot.request.shutdown()
        with pytest.raises(NetworkError, match="shut down"):
            await bot.send_message(5, "x")

    assert len(api.calls) == 1


async def test_a_file_is_downloaded_byte_for_byte() -> None:
    async with BotApi(answer=BIG).bot() as bot:
        assert await bot.request.retrieve(f"{bot.base_url}/photo.jpg") == BIG
