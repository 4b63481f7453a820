"""Inline mode: queries, results, choices, and how long an answer serves again."""

from typing import Any

import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, SwitchInlineQueryChosenChat, Update
from telegram import InlineKeyboardButton as Key
from telegram import InlineKeyboardMarkup as Keys

from bot.sandbox.fake import ApiError, FakeTelegram, HandClock, MissingResultError, Phone
from bot.sandbox.fake.request import InProcessRequest

Json = dict[str, Any]
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def article(result_id: str = "1", title: str = "价格", text: str = "您看重哪一点？", **more: Any) -> Json:
    return {
        "type": "article",
        "id": result_id,
        "title": title,
        "input_message_content": {"message_text": text},
        **more,
    }


def asked(update: Json | None) -> str:
    """The id of the query the bot was sent."""
    assert update is not None
    query_id: str = update["inline_query"]["id"]
    return query_id


async def answer(fake: FakeTelegram, update: Json | None, *results: Json, **more: Any) -> Any:
    params = {"inline_query_id": asked(update), "results": list(results) or [article()], "cache_time": 0, **more}
    return await fake.call("answerInlineQuery", params)


async def refusal(fake: FakeTelegram, update: Json | None, *results: Any, **more: Any) -> str:
    with pytest.raises(ApiError) as refused:
        await answer(fake, update, *results, **more)
    assert refused.value.code == 400
    return refused.value.description.removeprefix("Bad Request: ")


def test_a_query_tells_who_asks_what_in_which_kind_of_chat(phone: Phone) -> None:
    in_the_bots_chat, in_the_customers = phone.inline("太贵"), phone.inline("", place="customer", offset="20")

    assert in_the_bots_chat is not None
    assert in_the_customers is not None
    query = in_the_bots_chat["inline_query"]
    assert query == {
        "id": query["id"],
        "from": {"id": 101, "is_bot": False, "first_name": "小陈", "language_code": "zh-hans"},
        "query": "太贵",
        "offset": "",
        "chat_type": "sender",
    }
    assert [in_the_customers["inline_query"][name] for name in ("query", "offset", "chat_type")] == [
        "",
        "20",
        "private",
    ]


def test_a_query_has_256_characters(phone: Phone) -> None:
    assert phone.inline("贵" * 256)
    with pytest.raises(ApiError, match="at most 256 characters"):
        phone.inline("贵" * 257)


async def test_a_chosen_result_stands_in_the_customers_chat_and_only_the_choice_is_told(
    fake: FakeTelegram, phone: Phone
) -> None:
    update = phone.inline("太贵", place="customer")
    bold = {"message_text": "<b>您看重</b>哪一点？", "parse_mode": "HTML"}
    await answer(fake, update, article(input_message_content=bold, description="问一句"), article("2", "质量"))

    (told,) = phone.choose("价格")

    assert [(result.title, result.description) for result in phone.results] == [("价格", "问一句"), ("质量", "")]
    assert told["chosen_inline_result"] == {
        "result_id": "1",
        "from": {"id": 101, "is_bot": False, "first_name": "小陈", "language_code": "zh-hans"},
        "query": "太贵",
    }
    (sent,) = phone.customer_messages
    assert (sent.text, sent.entities) == ("您看重哪一点？", ({"type": "bold", "offset": 0, "length": 3},))
    assert sent.as_json()["via"] == "birdcall_demo_bot"
    assert phone.messages == []
    queued = await fake.get_updates()
    assert [max(entry.keys() - {"update_id"}) for entry in queued] == ["inline_query", "chosen_inline_result"]


async def test_a_result_chosen_in_the_bots_own_chat_is_a_message_too(fake: FakeTelegram, phone: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    await answer(fake, phone.inline("太贵"), article(reply_markup=markup))

    message, choice = phone.choose(result_id="1")

    assert message["message"]["via_bot"] == fake.state.bot
    assert message["message"]["from"]["id"] == 101
    assert message["message"]["reply_markup"] == markup
    assert [shown.text for shown in phone.messages] == ["您看重哪一点？"]
    inline_message_id = choice["chosen_inline_result"]["inline_message_id"]
    pressed = phone.tap("好")["callback_query"]
    assert (pressed["inline_message_id"], "message" in pressed) == (inline_message_id, False)


async def test_a_button_in_the_customers_chat_is_pressed_by_naming_its_message(
    fake: FakeTelegram, phone: Phone
) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    await answer(fake, phone.inline("太贵", place="customer"), article(reply_markup=markup))
    (choice,) = phone.choose("价格")

    pressed = phone.tap("好", message_id=phone.customer_messages[0].message_id)["callback_query"]

    assert pressed["inline_message_id"] == choice["chosen_inline_result"]["inline_message_id"]


async def test_a_sent_result_is_nobodys_to_edit(fake: FakeTelegram, phone: Phone) -> None:
    await answer(fake, phone.inline("太贵"))
    message_id = phone.choose("价格")[0]["message"]["message_id"]

    with pytest.raises(LookupError):
        phone.edit(message_id, "b")
    with pytest.raises(ApiError, match="message can't be edited"):
        await fake.call("editMessageText", {"chat_id": 101, "message_id": message_id, "text": "b"})


async def test_what_is_written_to_the_customer_reaches_nobody(fake: FakeTelegram, phone: Phone) -> None:
    sent = phone.tell_customer("您好 /start")

    assert [message.text for message in phone.customer_messages] == ["您好 /start"]
    assert (phone.messages, await fake.get_updates()) == ([], [])
    with pytest.raises(ApiError, match="message to delete not found"):
        await fake.call("deleteMessage", {"chat_id": 101, "message_id": sent.message_id})


async def test_without_feedback_the_choice_is_not_told(fake: FakeTelegram, phone: Phone) -> None:
    fake.inline.feedback = False
    await answer(fake, phone.inline("太贵", place="customer"))

    assert phone.choose("价格") == []
    assert len(phone.customer_messages) == 1


async def test_without_inline_mode_there_is_no_query(fake: FakeTelegram, phone: Phone) -> None:
    on = (await fake.call("getMe"))["supports_inline_queries"]
    fake.inline.enabled = False

    assert phone.inline("太贵") is None
    assert (on, (await fake.call("getMe"))["supports_inline_queries"]) == (True, False)
    assert await fake.get_updates() == []


async def test_only_the_kinds_asked_for_are_queued(fake: FakeTelegram, phone: Phone, clock: HandClock) -> None:
    await fake.call("getUpdates", {"allowed_updates": ["message", "chosen_inline_result"]})
    await answer(fake, phone.inline("太贵"))

    phone.choose("价格")
    clock.forward(1)

    assert [max(entry.keys() - {"update_id"}) for entry in await fake.get_updates()] == [
        "message",
        "chosen_inline_result",
    ]


async def test_a_query_is_answered_once_and_within_ten_seconds(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    first, second = phone.inline("a"), phone.inline("b")
    clock.forward(10)
    await answer(fake, first)
    assert await refusal(fake, first) == TOO_OLD
    clock.forward(1)

    assert await refusal(fake, second) == TOO_OLD
    with pytest.raises(ApiError, match=TOO_OLD):
        await fake.call("answerInlineQuery", {"inline_query_id": "7", "results": []})


async def test_queries_and_choices_wait_for_the_bot_30_and_600_seconds(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    await answer(fake, phone.inline("a", place="customer"))
    phone.choose("价格")

    waiting = []
    for seconds in (29, 1, 569, 1):
        clock.forward(seconds)
        waiting.append(len(await fake.get_updates()))

    assert waiting == [2, 1, 1, 0]


async def test_an_answer_serves_everyone_who_asks_the_same_until_its_time_is_over(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    mia = fake.phone(102, "Mia")
    await answer(fake, phone.inline("太贵"), cache_time=60)
    clock.forward(59)

    served = (mia.inline("太贵", place="customer"), [result.title for result in mia.results])
    (choice,) = mia.choose("价格")

    assert served == (None, ["价格"])
    assert choice["chosen_inline_result"]["from"]["id"] == 102
    assert mia.inline("太贵了")
    assert mia.inline("太贵", offset="1")
    clock.forward(1)
    assert mia.inline("太贵")


async def test_a_personal_answer_serves_only_the_one_who_asked(fake: FakeTelegram, phone: Phone) -> None:
    mia = fake.phone(102, "Mia")

    await answer(fake, phone.inline("太贵"), cache_time=60, is_personal=True)

    assert phone.inline("太贵") is None
    assert mia.inline("太贵")


async def test_without_a_time_an_answer_is_kept_for_five_minutes_and_with_none_not_at_all(
    fake: FakeTelegram, phone: Phone, clock: HandClock
) -> None:
    await fake.call("answerInlineQuery", {"inline_query_id": asked(phone.inline("a")), "results": [article()]})
    await answer(fake, phone.inline("b"), cache_time=0)
    clock.forward(299)

    kept, fresh = phone.inline("a"), phone.inline("b")
    clock.forward(1)

    assert (kept, fresh is None) == (None, False)
    assert phone.inline("a")


async def test_a_late_answer_does_not_replace_the_newest_list(fake: FakeTelegram, phone: Phone) -> None:
    first, second = phone.inline("a"), phone.inline("ab")
    await answer(fake, second, article(title="new"))
    await answer(fake, first, article(title="old"))

    assert [result.title for result in phone.results] == ["new"]
    phone.choose("old", query_id=asked(first))
    assert len(phone.messages) == 1


async def test_a_result_that_is_not_in_the_list_is_answered_with_those_that_are(
    fake: FakeTelegram, phone: Phone
) -> None:
    with pytest.raises(MissingResultError, match="nothing was asked"):
        phone.choose("价格")
    await answer(fake, phone.inline("太贵"), article(), article("2", "质量"))

    with pytest.raises(MissingResultError, match=r"no result '售后'; there are: 价格 \| 质量"):
        phone.choose("售后")
    with pytest.raises(MissingResultError, match="nothing was asked"):
        fake.phone(102).choose("价格", query_id=fake.journal.of("answerInlineQuery")[0].params["inline_query_id"])


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        ("text", "can't parse inline query result: Inline query result must be an object"),
        ({}, "can't parse inline query result: Can't find field \"type\""),
        (
            article(type="poem"),
            'can\'t parse inline query result: type "poem" is unsupported for the inline query result',
        ),
        (article(type="photo"), 'inline query results of type "photo" are not simulated'),
        (article(id=None), "can't parse inline query result: Can't find field \"id\""),
        (article(id=7), 'can\'t parse inline query result: Field "id" must be of type String'),
        (article(""), "RESULT_ID_EMPTY"),
        (article("鹰" * 21 + "aa"), "RESULT_ID_INVALID"),
        (article(title=""), "ARTICLE_TITLE_EMPTY"),
        (article(titel="a"), 'InlineQueryResultArticle has no field "titel"'),
        (article(url="nowhere"), "WEBDOCUMENT_URL_INVALID"),
        (
            article(thumbnail_width="9"),
            'can\'t parse inline query result: Field "thumbnail_width" must be of type Integer',
        ),
        (
            article(input_message_content=None),
            "can't parse inline query result: Input message content is not specified",
        ),
        (article(input_message_content={}), "can't parse inline query result: Can't find field \"message_text\""),
        (article(input_message_content={"phone_number": "1"}), 'InputTextMessageContent has no field "phone_number"'),
        (article(text=""), "can't parse inline query result: Message text is empty"),
        (article(text=" "), "text must be non-empty"),
        (article(text="a" * 4097), "MESSAGE_TOO_LONG"),
        (
            article(input_message_content={"message_text": "<x>", "parse_mode": "HTML"}),
            "can't parse inline query result: Can't parse entities: Unsupported start tag \"x\" at byte offset 0",
        ),
        (article(input_message_content={"message_text": "a", "parse_mode": "Markdown"}), "unsupported parse_mode"),
        (
            article(input_message_content={"message_text": "a", "entities": [{}]}),
            "can't parse inline query result: Can't parse MessageEntity: type, offset and length are needed",
        ),
        (article(reply_markup={"keyboard": [["a"]]}), "inline keyboard expected"),
        (
            article(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "a" * 65}]]}),
            "BUTTON_DATA_INVALID",
        ),
        (
            article(reply_markup={"inline_keyboard": [[{"text": "a", "web_app": {"url": "https://x.org"}}]]}),
            "BUTTON_TYPE_INVALID",
        ),
        (
            article(reply_markup={"inline_keyboard": [[{"text": "a"}]]}),
            "can't parse inline query result: Can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_a_result_telegram_would_refuse_is_refused_and_leaves_the_query_open(
    fake: FakeTelegram, phone: Phone, result: Any, reason: str
) -> None:
    update = phone.inline("太贵")

    assert await refusal(fake, update, result) == reason
    assert await answer(fake, update) is True


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"results": [article(str(number)) for number in range(51)]}, "too many inline query results specified"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": {}}, 'parameter "results" must be of type Array'),
        ({"next_offset": "鹰" * 22}, "NEXT_OFFSET_INVALID"),
        ({"switch_pm_text": "a"}, 'unknown parameter "switch_pm_text" of answerInlineQuery'),
        ({"button": {"start_parameter": "a"}}, "can't parse inline query results button: Can't find field \"text\""),
        (
            {"button": {"text": "a"}},
            "can't parse inline query results button: exactly one of web_app, start_parameter is allowed",
        ),
        ({"button": {"text": "a", "start_parameter": ""}}, "can't use empty start_parameter"),
        ({"button": {"text": "a", "start_parameter": "a" * 65}}, "too long start_parameter specified"),
        ({"button": {"text": "a", "start_parameter": "鹰"}}, "unallowed characters in start_parameter are used"),
        (
            {"button": {"text": "a", "web_app": {"url": "http://x.org"}}},
            "inline query results button Web App URL 'http://x.org' is invalid: Only HTTPS links are allowed",
        ),
        ({"button": {"text": "a", "url": "https://x.org"}}, 'InlineQueryResultsButton has no field "url"'),
    ],
)
async def test_an_answer_telegram_would_refuse_is_refused(
    fake: FakeTelegram, phone: Phone, wrong: Json, reason: str
) -> None:
    assert await refusal(fake, phone.inline("太贵"), **wrong) == reason


async def test_the_longest_answer_is_taken(fake: FakeTelegram, phone: Phone) -> None:
    results = [article(f"{number:064}", text="鹰" * 4096) for number in range(50)]

    assert await answer(fake, phone.inline("a"), *results, next_offset="a" * 64)

    assert len(phone.results) == 50


@pytest.fixture
async def buttons(fake: FakeTelegram, phone: Phone) -> None:
    """A message with each button that types a query."""
    users, groups = {"query": "太贵", "allow_user_chats": True}, {"allow_group_chats": True}
    rows = [
        [{"text": "发给", "switch_inline_query": "太贵"}, {"text": "这里", "switch_inline_query_current_chat": ""}],
        [{"text": "给客户", "switch_inline_query_chosen_chat": users}],
        [{"text": "给群", "switch_inline_query_chosen_chat": groups}],
    ]
    await fake.call("sendMessage", {"chat_id": 101, "text": "a", "reply_markup": {"inline_keyboard": rows}})


@pytest.mark.parametrize(
    ("label", "place", "typed"),
    [
        ("发给", None, ("太贵", "private")),
        ("发给", "bot", ("太贵", "sender")),
        ("这里", None, ("", "sender")),
        ("给客户", "customer", ("太贵", "private")),
    ],
)
def test_a_button_types_its_query_into_the_chat_picked(
    phone: Phone, buttons: None, label: str, place: Any, typed: tuple[str, str]
) -> None:
    update = phone.switch(label, place=place)

    assert update is not None
    assert (update["inline_query"]["query"], update["inline_query"]["chat_type"]) == typed


@pytest.mark.parametrize(("label", "place"), [("这里", "customer"), ("给客户", "bot"), ("给群", None)])
def test_a_button_opens_no_chat_it_does_not_allow(phone: Phone, buttons: None, label: str, place: Any) -> None:
    with pytest.raises(PermissionError):
        phone.switch(label, place=place)


async def test_the_page_hears_of_results_and_of_what_the_customer_is_sent(fake: FakeTelegram, phone: Phone) -> None:
    with fake.subscribe() as events:
        update = phone.inline("太贵", place="customer")
        button = {"text": "更多", "start_parameter": "more"}
        await answer(fake, update, article(description="问"), next_offset="1", button=button)
        phone.choose("价格")
    told = [event for event in events.waiting() if event["type"] != "api"]

    assert told[0] == {
        "type": "inline",
        "user_id": 101,
        "query_id": asked(update),
        "place": "customer",
        "query": "太贵",
        "offset": "",
        "results": [{"id": "1", "title": "价格", "description": "问"}],
        "next_offset": "1",
        "button": {"text": "更多", "start": "more"},
    }
    assert (told[1]["type"], told[1]["message"]["text"]) == ("customer_message", "您看重哪一点？")
    assert phone.as_json()["customer"] == [told[1]["message"]]


async def test_python_telegram_bot_reads_the_updates_and_is_understood(fake: FakeTelegram, phone: Phone) -> None:
    bot = Bot(fake.token, request=InProcessRequest(fake), get_updates_request=InProcessRequest(fake))
    chosen = SwitchInlineQueryChosenChat(query="太贵", allow_user_chats=True)
    keys = Keys([[Key("再来", switch_inline_query_chosen_chat=chosen)]])
    content = InputTextMessageContent("<i>您看重</i>哪一点？", parse_mode="HTML")
    typed = phone.inline("太贵", place="customer")
    assert typed is not None
    update = Update.de_json(typed, bot)
    assert update is not None
    assert update.inline_query is not None

    async with bot:
        await update.inline_query.answer([InlineQueryResultArticle("1", "价格", content, keys)], cache_time=0)
    (told,) = phone.choose("价格")

    choice = Update.de_json(told, bot)
    assert choice is not None
    assert choice.chosen_inline_result is not None
    assert (choice.chosen_inline_result.result_id, choice.chosen_inline_result.query) == ("1", "太贵")
    assert phone.switch("再来", message_id=phone.customer_messages[0].message_id)


async def test_of_very_many_queries_the_newest_are_remembered(fake: FakeTelegram, phone: Phone) -> None:
    first = phone.inline("0")
    updates = [phone.inline(str(number)) for number in range(1, 2001)]

    await answer(fake, updates[0], article())
    assert "query ID is invalid" in await refusal(fake, first, article())
    assert len({asked(update) for update in updates}) == 2000
