"""The page hears of everything that shows, in order."""

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, Phone
from bot.sandbox.fake.events import WAITING


async def test_every_change_on_a_screen_is_told(fake: FakeTelegram, phone: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "go", "callback_data": "x"}]]}
    with fake.subscribe() as events:
        phone.send("a")
        await fake.call("sendChatAction", {"chat_id": 101, "action": "typing"})
        sent = await fake.call("sendMessage", {"chat_id": 101, "text": "b", "reply_markup": markup})
        tap = phone.tap("go")["callback_query"]["id"]
        await fake.call("answerCallbackQuery", {"callback_query_id": tap, "text": "ok"})
        where = {"chat_id": 101, "message_id": sent["message_id"]}
        await fake.call("editMessageText", {**where, "text": "c"})
        await fake.call("deleteMessage", where)
        await fake.call("sendMessage", {"chat_id": 101, "text": "d", "reply_markup": {"keyboard": [["t"]]}})
        await fake.call("setMyCommands", {"commands": []})
        await fake.get_updates()
    told = events.waiting()

    shown = [event for event in told if event["type"] != "api"]
    assert [event["type"] for event in shown] == [
        "message",
        "typing",
        "message",
        "toast",
        "edit",
        "delete",
        "message",
        "keyboard",
        "commands",
    ]
    assert shown[3] == {"type": "toast", "user_id": 101, "text": "ok", "alert": False}
    assert shown[4]["message"]["text"] == "c"
    assert shown[7] == {"type": "keyboard", "user_id": 101, "keyboard": [[{"text": "t"}]], "placeholder": None}
    calls = [event["call"] for event in told if event["type"] == "api"]
    assert [call["method"] for call in calls] == [
        "sendChatAction",
        "sendMessage",
        "answerCallbackQuery",
        "editMessageText",
        "deleteMessage",
        "sendMessage",
        "setMyCommands",
    ]
    assert calls[0].keys() == {"at", "method", "params", "ok", "ms", "result"}


async def test_a_refused_call_is_told_with_its_reason(fake: FakeTelegram) -> None:
    with fake.subscribe() as events, pytest.raises(ApiError, match="400 Bad Request: chat not found"):
        await fake.call("sendMessage", {"chat_id": 7, "text": "a"})

    (event,) = events.waiting()
    assert (event["call"]["ok"], event["call"]["error"]) == (False, "Bad Request: chat not found")


async def test_a_closed_subscription_ends(fake: FakeTelegram, phone: Phone) -> None:
    events = fake.subscribe()
    phone.send("a")
    events.close()
    phone.send("b")

    assert [event["message"]["text"] async for event in events] == ["a"]


async def test_closing_ends_every_subscription(fake: FakeTelegram) -> None:
    page = fake.subscribe()

    fake.close()

    assert [event async for event in page] == []


async def test_a_reader_too_far_behind_is_let_go(fake: FakeTelegram, phone: Phone) -> None:
    slow = fake.subscribe()

    for _ in range(WAITING + 5):
        phone.send("a")

    assert len([event async for event in slow]) == WAITING + 1
