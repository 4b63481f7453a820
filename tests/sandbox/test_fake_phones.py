"""What people do arrives as the updates Telegram would send."""

import pytest
from telegram import Update

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, MissingButtonError, Phone
from bot.sandbox.fake.clock import FRIDAY_NOON

NOON = int(FRIDAY_NOON)


def test_a_text_is_an_update_with_its_commands_marked(fake: FakeTelegram, phone: Phone) -> None:
    update = phone.send(" /start team-7 ")

    message = update["message"]
    assert update["update_id"] == 1
    assert message["text"] == "/start team-7"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {"id": 101, "is_bot": False, "first_name": "小陈", "language_code": "zh-hans"}
    assert message["date"] == NOON
    assert [shown.text for shown in phone.messages] == ["/start team-7"]


def test_the_same_person_keeps_the_same_phone(fake: FakeTelegram, phone: Phone) -> None:
    assert fake.phone(101) is phone
    assert fake.phones == {101: phone}
    assert fake.phone(102, "Mia", "en", last_name="Li", username="mia").as_json()["name"] == "Mia Li"


def test_an_own_text_can_be_edited_and_nothing_else(fake: FakeTelegram, phone: Phone, clock: HandClock) -> None:
    sent = phone.send("王姐")["message"]["message_id"]
    phone.send_photo()
    clock.forward(9)

    edited = phone.edit(sent, "王姐 /help")["edited_message"]

    assert (edited["text"], edited["edit_date"], edited["date"]) == ("王姐 /help", NOON + 9, NOON)
    with pytest.raises(LookupError):
        phone.edit(sent + 1, "b")


def test_every_sort_of_message_is_one_python_telegram_bot_can_read(phone: Phone) -> None:
    sent = [
        phone.send_photo("鹰"),
        phone.send_voice(7),
        phone.send_sticker("🦅"),
        phone.send_contact("+8613800001111", "王姐", user_id=7),
        phone.send_document("客户.xlsx", b"PK"),
        phone.send("b", reply_to=1),
        phone.block(),
        phone.unblock(),
    ]

    read = [Update.de_json(update, None) for update in sent]

    photo, voice, sticker, contact, document, reply = [update.message for update in read[:6]]
    assert photo is not None and photo.caption == "鹰" and photo.photo[-1].file_size
    assert voice is not None and voice.voice is not None and voice.voice.file_size
    assert sticker is not None and sticker.sticker is not None and sticker.sticker.emoji == "🦅"
    assert contact is not None and contact.contact is not None and contact.contact.user_id == 7
    assert document is not None and document.document is not None and document.document.file_name == "客户.xlsx"
    assert reply is not None and reply.reply_to_message is not None and reply.reply_to_message.caption == "鹰"
    assert [u.my_chat_member.new_chat_member.status for u in read if u.my_chat_member] == ["kicked", "member"]
    assert [message.kind for message in phone.messages] == [
        "photo",
        "voice",
        "sticker",
        "contact",
        "document",
        "text",
    ]


def test_what_an_app_would_not_send_is_refused(phone: Phone) -> None:
    with pytest.raises(ApiError):
        phone.send(" ")
    with pytest.raises(ApiError):
        phone.send("a" * 4097)
    phone.block()
    with pytest.raises(PermissionError):
        phone.send("a")


async def test_a_tile_sends_its_text(fake: FakeTelegram, phone: Phone) -> None:
    markup = {"keyboard": [["🗣 描述客户", "📒 客户本"]], "one_time_keyboard": True}
    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": markup})

    update = phone.press("客户本")

    assert update["message"]["text"] == "📒 客户本"
    assert phone.keyboard is None
    with pytest.raises(MissingButtonError):
        phone.press("客户本")


def test_there_is_no_last_message_before_the_bot_has_written(phone: Phone) -> None:
    phone.send("a")

    with pytest.raises(LookupError):
        _ = phone.last


async def test_a_phone_is_told_to_the_page_whole(fake: FakeTelegram, phone: Phone) -> None:
    phone.send("a")
    tiles = {"keyboard": [["今日待办"]], "input_field_placeholder": "…"}
    await fake.call("sendMessage", {"chat_id": 101, "text": "b", "reply_markup": tiles})
    await fake.call("setMyCommands", {"commands": [{"command": "help", "description": "?"}]})
    await fake.call("setMyName", {"name": "鸟鸣", "language_code": "zh"})
    await fake.call("sendChatAction", {"chat_id": 101, "action": "typing"})

    assert phone.as_json() == {
        "user_id": 101,
        "name": "小陈",
        "language_code": "zh-hans",
        "title": "鸟鸣",
        "messages": [message.as_json() for message in phone.messages],
        "keyboard": [[{"text": "今日待办"}]],
        "placeholder": "…",
        "commands": [{"command": "help", "description": "?"}],
        "typing": True,
        "bot": "birdcall_demo_bot",
        "customer": [],
    }
