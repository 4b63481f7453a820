"""Pictures: what Telegram takes as one, what it tells of it, and that a file stays what it was sent as."""

import struct

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, Phone, Upload


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"..."


def jpeg(width: int, height: int) -> bytes:
    start = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    return start + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)


async def refusal(fake: FakeTelegram, method: str, phone: Phone, **given: Upload | str) -> str:
    with pytest.raises(ApiError) as caught:
        await fake.call(method, {"chat_id": phone.user_id, **given})
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.mark.parametrize("drawn", [png(1600, 900), jpeg(1600, 900)])
async def test_a_picture_is_told_of_in_its_shape(fake: FakeTelegram, phone: Phone, drawn: bytes) -> None:
    told = await fake.call("sendPhoto", {"chat_id": phone.user_id, "photo": Upload("chart.png", drawn)})

    assert [(size["width"], size["height"]) for size in told["photo"]] == [(90, 51), (1280, 720)]
    assert phone.last.as_json()["picture"] == {"width": 1280, "height": 720}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg></svg>", "IMAGE_PROCESS_FAILED"),
        (png(0, 10), "IMAGE_PROCESS_FAILED"),
        (jpeg(10, 10)[:20], "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2001, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_picture_for_telegram_is_refused(
    fake: FakeTelegram, phone: Phone, content: bytes, told: str
) -> None:
    assert await refusal(fake, "sendPhoto", phone, photo=Upload("a.png", content)) == told
    assert phone.messages == []


async def test_a_file_stays_what_it_was_sent_as(fake: FakeTelegram, phone: Phone) -> None:
    photo = phone.send_photo()["message"]["photo"][0]["file_id"]
    document = phone.send_document("a.png", png(10, 10))["message"]["document"]["file_id"]

    as_photo = await refusal(fake, "sendPhoto", phone, photo=document)
    as_document = await refusal(fake, "sendDocument", phone, document=photo)

    assert as_photo == "can't use file of type Document as Photo"
    assert as_document == "can't use file of type Photo as Document"
