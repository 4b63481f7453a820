"""Buttons, presses and their answers."""

from typing import Any

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, MissingButtonError, Phone, Toast

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def card(fake: FakeTelegram, phone: Phone) -> dict[str, Any]:
    """A message with a button of each sort."""
    rows = [
        [{"text": "📋 复制", "copy_text": {"text": "您时间紧"}}, {"text": "✓ 对了", "callback_data": "done"}],
        [{"text": "✓ 对", "callback_data": "yes"}, {"text": "site", "url": "https://x.org"}],
        [{"text": "✈️", "switch_inline_query_chosen_chat": {"query": "q", "allow_user_chats": True}}],
    ]
    markup = {"inline_keyboard": rows}
    sent: dict[str, Any] = await fake.call(
        "sendMessage", {"chat_id": phone.user_id, "text": "a", "reply_markup": markup}
    )
    return sent


async def answer(fake: FakeTelegram, update: dict[str, Any], **more: Any) -> Any:
    return await fake.call("answerCallbackQuery", {"callback_query_id": update["callback_query"]["id"], **more})


def test_a_press_brings_the_data_the_person_and_the_message(phone: Phone, card: dict[str, Any]) -> None:
    query = phone.tap("✓ 对")["callback_query"]

    assert (query["data"], query["from"]["language_code"]) == ("yes", "zh-hans")
    assert query["message"] == card
    assert phone.spinning == [query["id"]]


def test_a_button_is_found_by_exact_label_then_by_part_then_by_data(phone: Phone, card: dict[str, Any]) -> None:
    found = [
        phone.tap("✓ 对"),
        phone.tap("对"),
        phone.tap(data="yes"),
        phone.tap("了", message_id=card["message_id"]),
    ]

    assert [update["callback_query"]["data"] for update in found] == ["yes", "done", "yes", "done"]


async def test_the_newest_message_with_such_a_button_is_meant(
    fake: FakeTelegram, phone: Phone, card: dict[str, Any]
) -> None:
    newer = {"inline_keyboard": [[{"text": "对吗", "callback_data": "new"}]]}
    await fake.call("sendMessage", {"chat_id": 101, "text": "b", "reply_markup": newer})
    await fake.call("sendMessage", {"chat_id": 101, "text": "c"})

    assert phone.tap("对")["callback_query"]["data"] == "new"
    assert phone.tap("对", message_id=card["message_id"])["callback_query"]["data"] == "done"


def test_a_copy_button_fills_the_clipboard_and_sends_nothing(phone: Phone, card: dict[str, Any]) -> None:
    assert phone.copied("复制") == "您时间紧"
    with pytest.raises(MissingButtonError):
        phone.tap("复制")


def test_a_button_that_is_not_there_is_answered_with_those_that_are(phone: Phone, card: dict[str, Any]) -> None:
    with pytest.raises(
        MissingButtonError, match=r"no button '删除'; there are: 📋 复制 \| ✓ 对了 \| ✓ 对 \| site \| ✈️"
    ):
        phone.tap("删除")


async def test_a_press_is_answered_once(fake: FakeTelegram, phone: Phone, card: dict[str, Any]) -> None:
    update = phone.tap("✓ 对")

    await answer(fake, update, text="已记下", show_alert=True)
    with pytest.raises(ApiError) as refused:
        await answer(fake, update)

    assert phone.toasts == [Toast("已记下", alert=True)]
    assert phone.spinning == []
    assert refused.value.description == TOO_OLD


async def test_a_press_waits_150_seconds_for_its_answer(
    fake: FakeTelegram, phone: Phone, card: dict[str, Any], clock: HandClock
) -> None:
    first, second = phone.tap("✓ 对"), phone.tap("✓ 对")
    clock.forward(150)
    await answer(fake, first)
    clock.forward(1)

    with pytest.raises(ApiError) as refused:
        await answer(fake, second)

    assert refused.value.description == TOO_OLD


def test_a_press_that_waited_too_long_is_forgotten(phone: Phone, card: dict[str, Any], clock: HandClock) -> None:
    phone.tap("✓ 对")
    clock.forward(151)

    newest = phone.tap("✓ 对")

    assert phone.spinning == [newest["callback_query"]["id"]]


async def test_an_unknown_press_is_too_old(fake: FakeTelegram) -> None:
    with pytest.raises(ApiError) as refused:
        await fake.call("answerCallbackQuery", {"callback_query_id": "7"})

    assert refused.value.description == TOO_OLD


async def test_an_answer_has_200_characters_and_a_longer_one_leaves_the_press_open(
    fake: FakeTelegram, phone: Phone, card: dict[str, Any]
) -> None:
    update = phone.tap("✓ 对")

    with pytest.raises(ApiError) as refused:
        await answer(fake, update, text="a" * 201)
    await answer(fake, update, text="a" * 200)

    assert refused.value.description == "Bad Request: MESSAGE_TOO_LONG"
