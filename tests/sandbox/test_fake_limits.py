"""What Telegram refuses for its size or shape is refused in Telegram's words."""

from typing import Any

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, Phone

Json = dict[str, Any]


async def refusal(fake: FakeTelegram, method: str, params: Json) -> str:
    """The description of the 400 a call gets."""
    with pytest.raises(ApiError) as refused:
        await fake.call(method, params)
    assert refused.value.code == 400
    return refused.value.description.removeprefix("Bad Request: ")


def keyboard(**button: Any) -> Json:
    return {"inline_keyboard": [[button]]}


async def test_4096_units_of_text_are_taken_and_one_more_is_not(fake: FakeTelegram, phone: Phone) -> None:
    await fake.call("sendMessage", {"chat_id": 101, "text": "鹰" * 4096})

    assert len(phone.last.text) == 4096
    assert await refusal(fake, "sendMessage", {"chat_id": 101, "text": "鹰" * 4097}) == "message is too long"
    assert await refusal(fake, "sendMessage", {"chat_id": 101, "text": "🦅" * 2049}) == "message is too long"


async def test_the_limit_counts_the_text_and_not_the_markup(fake: FakeTelegram, phone: Phone) -> None:
    html = "<b>" + "&amp;" * 4096 + "</b>"

    await fake.call("sendMessage", {"chat_id": 101, "text": html, "parse_mode": "HTML"})

    assert phone.last.text == "&" * 4096


async def test_an_edit_that_is_too_long_is_refused_in_other_words(fake: FakeTelegram, phone: Phone) -> None:
    await fake.call("sendMessage", {"chat_id": 101, "text": "a"})

    edit = {"chat_id": 101, "message_id": phone.last.message_id, "text": "a" * 4097}
    assert await refusal(fake, "editMessageText", edit) == "MESSAGE_TOO_LONG"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("\u200b", "text must be non-empty"),
    ],
)
async def test_a_text_nobody_could_see_is_refused(fake: FakeTelegram, phone: Phone, text: str, reason: str) -> None:
    params = {"chat_id": phone.user_id, "text": text, "parse_mode": "HTML"}

    assert await refusal(fake, "sendMessage", params) == reason


async def test_a_hundred_and_one_entities_are_refused(fake: FakeTelegram, phone: Phone) -> None:
    params = {"chat_id": phone.user_id, "text": "<b>a</b> " * 101, "parse_mode": "HTML"}

    assert await refusal(fake, "sendMessage", params) == "ENTITIES_TOO_LONG"
    await fake.call("sendMessage", params | {"text": "<b>a</b> " * 100})
    assert len(phone.last.entities) == 100


async def test_a_caption_has_1024_units(fake: FakeTelegram, phone: Phone) -> None:
    phone.send_photo()
    photo = phone.messages[-1].media["photo"][0]["file_id"]

    await fake.call("sendPhoto", {"chat_id": 101, "photo": photo, "caption": "a" * 1024})
    reason = await refusal(fake, "sendPhoto", {"chat_id": 101, "photo": photo, "caption": "a" * 1025})

    assert reason == "message caption is too long"


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "htm"])
async def test_only_html_is_a_parse_mode(fake: FakeTelegram, phone: Phone, mode: str) -> None:
    params = {"chat_id": phone.user_id, "text": "a", "parse_mode": mode}

    assert await refusal(fake, "sendMessage", params) == "unsupported parse_mode"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (keyboard(text="a", callback_data="鹰" * 21 + "aa"), "BUTTON_DATA_INVALID"),
        (keyboard(text="a", callback_data=""), "BUTTON_DATA_INVALID"),
        (keyboard(text="a", copy_text={"text": "a" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(text="a", copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (keyboard(text="a"), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            keyboard(text="a", url="https://x.org", callback_data="x"),
            "can't parse inline keyboard button: exactly one action is allowed, found callback_data, url",
        ),
        (
            keyboard(text="a", callbackdata="x"),
            'can\'t parse inline keyboard button: InlineKeyboardButton has no field "callbackdata"',
        ),
        (
            keyboard(text="a", callback_data="x", style="red"),
            'can\'t parse keyboard button: unsupported style "red"',
        ),
        (keyboard(text="a", url="nowhere"), "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        (
            keyboard(text="a", switch_inline_query=7),
            'can\'t parse inline keyboard button: Field "switch_inline_query" must be of type String',
        ),
        (
            keyboard(text="a", switch_inline_query_current_chat="a" * 257),
            "can't parse inline keyboard button: "
            'Field "switch_inline_query_current_chat" must be at most 256 characters long',
        ),
        (
            keyboard(text="a", switch_inline_query_chosen_chat="q"),
            'can\'t parse inline keyboard button: Field "switch_inline_query_chosen_chat" must be of type Object',
        ),
        (
            keyboard(text="a", switch_inline_query_chosen_chat={"allow_user_chats": "yes"}),
            'can\'t parse inline keyboard button: Field "allow_user_chats" must be of type Boolean',
        ),
        (
            keyboard(text="a", switch_inline_query_chosen_chat={"allow_user_chats": True, "query": "a" * 257}),
            'can\'t parse inline keyboard button: Field "query" must be at most 256 characters long',
        ),
        (
            keyboard(text="a", switch_inline_query_chosen_chat={"query": "q", "allow_bot_chats": False}),
            "at least one chat type must be allowed",
        ),
        (
            keyboard(text="a", switch_inline_query_chosen_chat={"allow_all_chats": True}),
            'SwitchInlineQueryChosenChat has no field "allow_all_chats"',
        ),
        (
            keyboard(text="a", switch_inline_query="q", switch_inline_query_current_chat="q"),
            "can't parse inline keyboard button: exactly one action is allowed, "
            "found switch_inline_query, switch_inline_query_current_chat",
        ),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}] * 9]}, "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101}, "reply markup is too long"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        (
            {"keyboard": [["a"]], "input_field_placeholder": "a" * 65},
            "input field placeholder must be 1-64 characters long",
        ),
        ({"keyboard": [["a"]], "resize": True}, 'ReplyKeyboardMarkup has no field "resize"'),
        ({}, "can't parse reply markup JSON object"),
        ([], "object expected as reply markup"),
        ("{", "can't parse reply_markup JSON object"),
    ],
)
async def test_a_keyboard_telegram_would_refuse_is_refused(
    fake: FakeTelegram, phone: Phone, markup: object, reason: str
) -> None:
    params = {"chat_id": phone.user_id, "text": "a", "reply_markup": markup}

    assert await refusal(fake, "sendMessage", params) == reason


async def test_the_longest_data_and_copied_text_are_taken(fake: FakeTelegram, phone: Phone) -> None:
    row = [{"text": "a", "callback_data": "鹰" * 21 + "a"}, {"text": "b", "copy_text": {"text": "鹰" * 256}}]

    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": {"inline_keyboard": [row]}})

    assert phone.copied("b") == "鹰" * 256


async def test_a_parameter_telegram_does_not_have_is_named(fake: FakeTelegram, phone: Phone) -> None:
    params = {"chat_id": phone.user_id, "text": "a", "parsemode": "HTML"}

    assert await refusal(fake, "sendMessage", params) == 'unknown parameter "parsemode" of sendMessage'


@pytest.mark.parametrize("mode", ["", "HTML"])
async def test_half_a_surrogate_pair_is_no_text(fake: FakeTelegram, phone: Phone, mode: str) -> None:
    params = {"chat_id": phone.user_id, "text": "a\ud83e", "parse_mode": mode}

    assert await refusal(fake, "sendMessage", params) == "strings must be encoded in UTF-8"


async def test_an_unknown_method_is_not_found_and_remembered(fake: FakeTelegram) -> None:
    with pytest.raises(ApiError) as refused:
        await fake.call("sendRichMessage", {})

    assert (refused.value.code, refused.value.description) == (404, "Not Found")
    assert fake.unknown_methods == ["sendRichMessage"]


async def test_a_method_is_known_in_any_case(fake: FakeTelegram) -> None:
    me = await fake.call("GETME")

    assert (me["id"], me["is_bot"]) == (42, True)


async def test_a_form_carries_numbers_flags_and_objects_as_strings(fake: FakeTelegram, phone: Phone) -> None:
    markup = '{"inline_keyboard": [[{"text": "go", "callback_data": "x"}]]}'

    await fake.call("sendMessage", {"chat_id": "101", "text": "a", "reply_markup": markup, "protect_content": "true"})

    assert phone.last.labels == [["go"]]


async def test_given_entities_must_lie_within_the_text(fake: FakeTelegram, phone: Phone) -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}

    await fake.call("sendMessage", {"chat_id": 101, "text": "🦅", "entities": [bold]})
    reason = await refusal(fake, "sendMessage", {"chat_id": 101, "text": "鹰", "entities": [bold]})

    assert phone.last.entities == (bold,)
    assert reason == "entity beginning at UTF-16 offset 0 ends outside of the text"
