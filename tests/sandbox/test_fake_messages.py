"""Sending, editing and deleting, and what a person sees of it."""

from typing import Any

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, Phone
from bot.sandbox.fake.clock import FRIDAY_NOON

NOON = int(FRIDAY_NOON)
Json = dict[str, Any]
GO = {"inline_keyboard": [[{"text": "go", "callback_data": "x", "style": "primary"}]]}


async def say(fake: FakeTelegram, text: str = "a", **more: Any) -> Json:
    sent: Json = await fake.call("sendMessage", {"chat_id": 101, "text": text, **more})
    return sent


async def refused(fake: FakeTelegram, method: str, **params: Any) -> tuple[int, str]:
    with pytest.raises(ApiError) as error:
        await fake.call(method, params)
    return error.value.code, error.value.description


async def test_a_sent_message_is_told_back_and_shown(fake: FakeTelegram, phone: Phone) -> None:
    sent = await say(fake, "<b>鹰</b>", parse_mode="HTML", reply_markup=GO)

    assert sent["chat"] == {"id": 101, "first_name": "小陈", "type": "private"}
    assert (sent["from"]["id"], sent["from"]["is_bot"], sent["date"]) == (42, True, NOON)
    assert (sent["text"], sent["reply_markup"]) == ("鹰", GO)
    assert phone.last.as_json() == {
        "message_id": sent["message_id"],
        "from_bot": True,
        "date": NOON,
        "edited": False,
        "text": "鹰",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
        "kind": "text",
        "buttons": [[{"text": "go", "data": "x", "style": "primary"}]],
    }


async def test_an_edit_changes_the_message_in_its_place(fake: FakeTelegram, phone: Phone, clock: HandClock) -> None:
    first = await say(fake, reply_markup=GO)
    await say(fake, "b")
    clock.forward(60)

    edited = await fake.call("editMessageText", {"chat_id": 101, "message_id": first["message_id"], "text": "c"})

    assert [message.text for message in phone.messages] == ["c", "b"]
    assert edited["edit_date"] == NOON + 60
    assert phone.messages[0].edited
    assert phone.messages[0].buttons == ()


async def test_the_same_text_and_keyboard_again_is_not_modified(fake: FakeTelegram, phone: Phone) -> None:
    sent = await say(fake, "<b>a</b>", parse_mode="HTML", reply_markup=GO)
    same = {"chat_id": 101, "message_id": sent["message_id"], "text": "<strong>a</strong> ", "parse_mode": "HTML"}

    code, description = await refused(fake, "editMessageText", **same, reply_markup=GO)
    await fake.call("editMessageText", same)

    assert (code, description[:39]) == (400, "Bad Request: message is not modified: s")
    assert phone.last.buttons == ()


async def test_a_keyboard_can_be_changed_alone(fake: FakeTelegram, phone: Phone) -> None:
    sent = await say(fake, reply_markup=GO)
    where = {"chat_id": 101, "message_id": sent["message_id"]}

    code, _ = await refused(fake, "editMessageReplyMarkup", **where, reply_markup=GO)
    await fake.call("editMessageReplyMarkup", where)

    assert code == 400
    assert (phone.last.text, phone.last.buttons, phone.last.edited) == ("a", (), False)


async def test_what_is_not_the_bots_to_edit_is_refused(fake: FakeTelegram, phone: Phone) -> None:
    own = phone.send("mine")["message"]["message_id"]
    tiled = (await say(fake, reply_markup={"keyboard": [["a"]]}))["message_id"]
    plain = (await say(fake))["message_id"]
    phone.send_photo()
    file_id = phone.messages[-1].media["photo"][0]["file_id"]
    photo = (await fake.call("sendPhoto", {"chat_id": 101, "photo": file_id}))["message_id"]

    reasons = [
        (await refused(fake, "editMessageText", chat_id=101, text="b", **more))[1].removeprefix("Bad Request: ")
        for more in (
            {"message_id": own},
            {"message_id": tiled},
            {"message_id": 999},
            {},
            {"message_id": photo},
            {"message_id": plain, "reply_markup": {"keyboard": [["a"]]}},
        )
    ]

    assert reasons == [
        "message can't be edited",
        "message can't be edited",
        "message to edit not found",
        "message identifier is not specified",
        "there is no text in the message to edit",
        "inline keyboard expected",
    ]


async def test_a_message_can_be_deleted_for_48_hours(fake: FakeTelegram, phone: Phone, clock: HandClock) -> None:
    first, second = await say(fake), await say(fake)

    assert await fake.call("deleteMessage", {"chat_id": 101, "message_id": first["message_id"]}) is True
    clock.forward(48 * 3600 + 1)
    late = await refused(fake, "deleteMessage", chat_id=101, message_id=second["message_id"])
    gone = await refused(fake, "deleteMessage", chat_id=101, message_id=first["message_id"])

    assert [message.message_id for message in phone.messages] == [second["message_id"]]
    assert late == (400, "Bad Request: message can't be deleted for everyone")
    assert gone == (400, "Bad Request: message to delete not found")


async def test_a_person_who_blocked_the_bot_gets_nothing(fake: FakeTelegram, phone: Phone) -> None:
    phone.block()

    assert await refused(fake, "sendMessage", chat_id=101, text="a") == (403, "Forbidden: bot was blocked by the user")
    assert await refused(fake, "sendChatAction", chat_id=101, action="typing") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    phone.unblock()
    await say(fake, "back")
    assert phone.last.text == "back"


async def test_a_deleted_account_gets_nothing_and_sends_nothing(fake: FakeTelegram, phone: Phone) -> None:
    phone.deactivate()

    assert await refused(fake, "sendMessage", chat_id=101, text="a") == (403, "Forbidden: user is deactivated")
    with pytest.raises(PermissionError, match="user is deactivated"):
        phone.send("a")


async def test_the_bot_writes_to_a_group_until_it_is_removed(fake: FakeTelegram) -> None:
    group = fake.group(-7, "华东组")

    told = await fake.call("sendMessage", {"chat_id": -7, "text": "a"})
    group.unreachable = "bot was kicked from the group chat"

    assert told["chat"] == {"id": -7, "title": "华东组", "type": "group"}
    assert [message.text for message in group.newest()] == ["a"]
    assert await refused(fake, "sendMessage", chat_id=-7, text="b") == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )


async def test_a_group_that_became_a_supergroup_tells_its_new_id(fake: FakeTelegram) -> None:
    upgraded = fake.upgrade(fake.group(-7), -1007)

    with pytest.raises(ApiError) as refusal:
        await fake.call("sendMessage", {"chat_id": -7, "text": "a"})
    await fake.call("sendMessage", {"chat_id": -1007, "text": "b"})

    assert refusal.value.as_json() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1007},
    }
    assert [message.text for message in upgraded.newest()] == ["b"]


async def test_a_long_run_keeps_the_newest_of_every_chat() -> None:
    fake = FakeTelegram(clock=HandClock(), kept=2)
    phone = fake.phone(101)
    button = {"inline_keyboard": [[{"text": "b", "callback_data": "b"}]]}
    for text in "abc":
        phone.tell_customer(text)
        sent = await fake.call("sendMessage", {"chat_id": 101, "text": text, "reply_markup": button})
        query = phone.tap("b")["callback_query"]["id"]
        await fake.call("answerCallbackQuery", {"callback_query_id": query, "text": text})
    await fake.call("editMessageText", {"chat_id": 101, "message_id": sent["message_id"], "text": "d"})

    assert [message.text for message in phone.messages] == ["b", "d"]
    assert [message.text for message in phone.customer_messages] == ["b", "c"]
    assert [toast.text for toast in phone.toasts] == ["b", "c"]


@pytest.mark.parametrize(
    ("chat_id", "reason"), [(7, "chat not found"), ("@someone", "chat not found"), ("", "chat_id is empty")]
)
async def test_a_chat_the_bot_does_not_know_is_refused(fake: FakeTelegram, chat_id: object, reason: str) -> None:
    assert await refused(fake, "sendMessage", chat_id=chat_id, text="a") == (400, f"Bad Request: {reason}")


async def test_a_reply_keyboard_stays_until_another_comes_or_it_is_removed(fake: FakeTelegram, phone: Phone) -> None:
    tiles = {
        "keyboard": [[{"text": "描述客户"}, "客户本"]],
        "input_field_placeholder": "描述客户…",
        "is_persistent": True,
    }

    await say(fake, reply_markup=tiles)
    await say(fake, reply_markup=GO)
    shown = phone.keyboard, phone.placeholder
    await say(fake, reply_markup={"remove_keyboard": True})

    assert shown == ([["描述客户", "客户本"]], "描述客户…")
    assert (phone.keyboard, phone.placeholder) == (None, None)


async def test_empty_rows_and_empty_keyboards_vanish(fake: FakeTelegram, phone: Phone) -> None:
    button = {"text": "go", "callback_data": "x"}

    await say(fake, reply_markup={"inline_keyboard": [[], [button], []]})
    shown = phone.last.labels
    told = await say(fake, reply_markup={"inline_keyboard": []})

    assert shown == [["go"]]
    assert "reply_markup" not in told


async def test_a_reply_shows_what_it_replies_to(fake: FakeTelegram, phone: Phone) -> None:
    asked = phone.send("鹰?")["message"]["message_id"]

    told = await say(fake, reply_parameters={"message_id": asked})
    lost = await refused(fake, "sendMessage", chat_id=101, text="a", reply_parameters={"message_id": 999})
    forgiving = {"message_id": 999, "allow_sending_without_reply": True}

    assert told["reply_to_message"]["text"] == "鹰?"
    assert lost == (400, "Bad Request: message to be replied not found")
    assert "reply_to_message" not in await say(fake, reply_parameters=forgiving)


async def test_typing_shows_for_five_seconds_or_until_the_answer(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    await fake.call("sendChatAction", {"chat_id": 101, "action": "typing"})
    at_once = phone.typing
    clock.forward(5)
    later = phone.typing
    await fake.call("sendChatAction", {"chat_id": 101, "action": "typing"})
    await say(fake)

    assert (at_once, later, phone.typing) == (True, False, False)
    assert (await refused(fake, "sendChatAction", chat_id=101, action="thinking"))[0] == 400
