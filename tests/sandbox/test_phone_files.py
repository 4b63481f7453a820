"""Files and contacts between the page, the phones and the bot."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.core.text import Language
from bot.sandbox.fake import ApiError, FakeTelegram, Phone, Upload
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.fake.files import PIXEL
from bot.sandbox.inspection import Inspection
from bot.sandbox.server import build_demo_app
from bot.sandbox.time_bar import START, TimeBar

HERE = "http://127.0.0.1/s/key"
MB = 1024 * 1024
SHEET = "姓名,电话\r\n王芳,13800138000\r\n".encode("gb18030")


class NoBot:
    """A bot that is never asked anything."""

    async def restart(self) -> None:
        raise AssertionError

    def inspect(self, text: str, language: Language) -> Inspection:
        raise AssertionError

    async def next_due(self) -> None:
        return None


@pytest.fixture
async def client(fake: FakeTelegram, phone: Phone) -> AsyncIterator[httpx.AsyncClient]:
    bot = NoBot()
    time_bar = TimeBar(RunningClock(START), bot.next_due)
    app = build_demo_app(fake, session_key="key", inspect=bot.inspect, restart=bot.restart, tour=(), time_bar=time_bar)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client:
        yield client


async def upload(client: httpx.AsyncClient, name: str, content: bytes) -> httpx.Response:
    return await client.post("/phones/101/file", params={"name": name}, content=content)


async def sent(fake: FakeTelegram) -> Any:
    (update,) = await fake.get_updates()
    return update["message"]


async def refused(fake: FakeTelegram, method: str, files: dict[str, Upload] | None = None, **params: Any) -> ApiError:
    with pytest.raises(ApiError) as error:
        await fake.call(method, params, files)
    return error.value


async def test_a_file_from_the_computer_reaches_the_bot_byte_for_byte(
    client: httpx.AsyncClient, fake: FakeTelegram
) -> None:
    answer = await upload(client, "客户.csv", SHEET)

    document = (await sent(fake))["document"]
    assert answer.status_code == 204
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("客户.csv", "text/csv", len(SHEET))
    told = await fake.call("getFile", {"file_id": document["file_id"]})
    served = await client.get(f"http://127.0.0.1/file/bot{fake.token}/{told['file_path']}")
    assert served.content == SHEET


async def test_the_way_to_a_file_is_not_part_of_its_name(client: httpx.AsyncClient, fake: FakeTelegram) -> None:
    await upload(client, r"C:\customers\..\list.csv", b"a")

    assert (await sent(fake))["document"]["file_name"] == "list.csv"


@pytest.mark.parametrize(("name", "content"), [("a.csv", b""), ("", b"a"), ("folder/", b"a"), ("a" * 256, b"a")])
async def test_a_file_without_contents_or_name_is_not_sent(
    client: httpx.AsyncClient, phone: Phone, name: str, content: bytes
) -> None:
    answer = await upload(client, name, content)

    assert answer.status_code == 400
    assert answer.text
    assert phone.messages == []


async def test_the_demo_does_not_take_more_than_it_can_hold(client: httpx.AsyncClient, phone: Phone) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield bytes(MB)

    answer = await client.post("/phones/101/file", params={"name": "a.bin"}, content=endless())

    assert answer.status_code == 413
    assert phone.messages == []


async def test_who_blocked_the_bot_can_not_send_it_files(client: httpx.AsyncClient, phone: Phone) -> None:
    phone.block()

    assert (await upload(client, "a.csv", b"a")).status_code == 400


async def test_of_twenty_megabytes_and_more_the_bot_gets_the_message_but_not_the_file(
    client: httpx.AsyncClient, fake: FakeTelegram
) -> None:
    await upload(client, "fits.bin", bytes(20 * MB))
    await upload(client, "big.bin", bytes(20 * MB + 1))
    fits, big = [update["message"]["document"] for update in await fake.get_updates()]

    error = await refused(fake, "getFile", file_id=big["file_id"])

    assert (error.code, error.description) == (400, "Bad Request: file is too big")
    assert (await fake.call("getFile", {"file_id": fits["file_id"]}))["file_size"] == 20 * MB


async def test_what_the_bot_uploads_has_limits_too(fake: FakeTelegram, phone: Phone) -> None:
    fits = Upload("a.bin", bytes(50 * MB))
    big = Upload("a.bin", bytes(50 * MB + 1))
    poster = Upload("a.png", bytes(10 * MB + 1))

    document = await refused(fake, "sendDocument", {"document": big}, chat_id=101)
    photo = await refused(fake, "sendPhoto", {"photo": poster}, chat_id=101)
    await fake.call("sendDocument", {"chat_id": 101}, {"document": fits})

    assert (document.code, document.description) == (413, "Request Entity Too Large")
    assert (photo.code, "too big for a photo" in photo.description) == (400, True)
    assert [message.kind for message in phone.messages] == ["document"]


async def test_a_document_of_the_bot_shows_its_name_and_size_and_can_be_kept(
    client: httpx.AsyncClient, fake: FakeTelegram, phone: Phone
) -> None:
    page = b"<script>alert(1)</script>"
    told = await fake.call("sendDocument", {"chat_id": 101}, {"document": Upload("错误行.html", page)})

    shown = phone.last.as_json()
    answer = await client.get(f"/phones/101/files/{told['message_id']}")

    assert (shown["kind"], shown["file"]) == ("document", {"name": "错误行.html", "size": len(page)})
    assert answer.content == page
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''%E9%94%99")


async def test_a_photo_of_the_bot_is_a_picture_to_look_at(client: httpx.AsyncClient, fake: FakeTelegram) -> None:
    told = await fake.call("sendPhoto", {"chat_id": 101}, {"photo": Upload("chart", PIXEL)})

    answer = await client.get(f"/phones/101/files/{told['message_id']}")

    assert (answer.content, answer.headers["content-type"]) == (PIXEL, "image/jpeg")


async def test_where_there_is_no_file_there_is_nothing_to_keep(client: httpx.AsyncClient, phone: Phone) -> None:
    phone.send("text")

    answers = [
        (await client.get(f"/phones/{path}")).status_code for path in ("101/files/1", "101/files/9", "7/files/1")
    ]

    assert answers == [404, 404, 404]


async def test_a_shared_contact_is_shown_and_told_to_the_bot(
    client: httpx.AsyncClient, fake: FakeTelegram, phone: Phone
) -> None:
    card = {"first_name": "王芳", "phone_number": "13800138000"}

    answer = await client.post("/phones/101/contact", json=card)

    assert answer.status_code == 204
    assert (await sent(fake))["contact"] == card
    assert phone.messages[0].as_json()["contact"] == card


@pytest.mark.parametrize(
    "card",
    [
        {"first_name": "", "phone_number": "13800138000"},
        {"first_name": "王芳", "phone_number": "call me"},
        {"first_name": "王芳"},
    ],
)
async def test_a_contact_without_name_or_number_can_not_be_shared(
    client: httpx.AsyncClient, phone: Phone, card: dict[str, str]
) -> None:
    assert (await client.post("/phones/101/contact", json=card)).status_code == 400
    assert phone.messages == []


async def test_a_voice_note_comes_back_by_its_id_and_nothing_else_does_as_one(fake: FakeTelegram, phone: Phone) -> None:
    voice = phone.send_voice(5)["message"]["voice"]["file_id"]
    document = phone.send_document("a.csv", b"a")["message"]["document"]["file_id"]

    await fake.call("sendVoice", {"chat_id": 101, "voice": voice})
    error = await refused(fake, "sendVoice", chat_id=101, voice=document)

    assert phone.last.kind == "voice"
    assert "can't use file of type Document as Voice" in error.description
