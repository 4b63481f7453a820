"""Inline mode on the phones: the list above the field, the chat with the customer, and the buttons that lead there."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from .running import Demo
from .seeing import key, phone_of, results, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASK = "What result do you want?"


def field(page: Page, demo: Demo) -> Locator:
    return phone_of(page, demo.en).get_by_role("textbox", name="Message")


async def open_customer(page: Page, demo: Demo) -> None:
    await phone_of(page, demo.en).get_by_role("button", name="Open the chat with the customer").click()


async def offer(demo: Demo, **action: Any) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Send on", **action}]]}
    await demo.fake.call("sendMessage", {"chat_id": demo.en.user_id, "text": "choose", "reply_markup": keyboard})


async def test_a_result_typed_for_and_tapped_appears_in_the_customers_chat(page: Page, demo: Demo) -> None:
    await open_customer(page, demo)

    await field(page, demo).press_sequentially("@birdcall_demo_bot result")
    await expect(results(page, demo.en)).to_have_count(1)
    await expect(results(page, demo.en).locator("strong")).to_have_text("Line 1")
    await expect(results(page, demo.en)).to_contain_text(ASK)
    await results(page, demo.en).click()

    sent = phone_of(page, demo.en).get_by_role("log", name="Chat with the customer").locator(".msg--out")
    await expect(sent).to_contain_text(ASK)
    await expect(sent).to_contain_text("via @birdcall_demo_bot")
    await expect(field(page, demo)).to_have_value("")
    await expect(results(page, demo.en)).to_have_count(0)
    assert [message.via is not None for message in demo.en.customer_messages] == [True]
    assert demo.en.messages == []


async def test_everything_works_with_the_keyboard_alone(page: Page, demo: Demo) -> None:
    other = phone_of(page, demo.en).get_by_role("button", name="Open the chat with the customer")
    await other.focus()
    await page.keyboard.press("Enter")
    await field(page, demo).focus()
    await page.keyboard.type("@Birdcall_Demo_Bot ")
    await expect(results(page, demo.en)).to_have_count(1)

    await page.keyboard.press("ArrowUp")
    await expect(phone_of(page, demo.en).get_by_role("button", name="More", exact=True)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(results(page, demo.en).nth(1)).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(phone_of(page, demo.en).locator(".msg--out").last).to_contain_text(ASK)
    await expect(field(page, demo)).to_be_focused()


async def test_enter_sends_the_first_result_and_escape_makes_the_words_plain_again(page: Page, demo: Demo) -> None:
    await open_customer(page, demo)
    await field(page, demo).fill("@birdcall_demo_bot result")
    await expect(results(page, demo.en)).to_have_count(1)
    await field(page, demo).press("Enter")
    await expect(field(page, demo)).to_have_value("")

    await field(page, demo).fill("@birdcall_demo_bot result?")
    await field(page, demo).fill("@birdcall_demo_bot result")
    await expect(results(page, demo.en)).to_have_count(1)
    await field(page, demo).press("Escape")
    await expect(results(page, demo.en)).to_have_count(0)
    await field(page, demo).press("Enter")

    await expect(phone_of(page, demo.en).locator(".msg--out")).to_have_count(2)
    assert [message.text for message in demo.en.customer_messages] == [
        "“What result do you want? I'll work back from that.”",
        "@birdcall_demo_bot result",
    ]


async def test_what_does_not_begin_with_the_bots_name_asks_nothing(page: Page, demo: Demo) -> None:
    demo.en.send("/start")

    for text in ("hello @birdcall_demo_bot result", "@birdcall_demo_bot", "@birdcall_demo_bot " + "a" * 257):
        await field(page, demo).fill(text)
    await field(page, demo).fill("@birdcall_demo_bot result")
    await expect(results(page, demo.en)).to_have_count(1)

    asked = demo.fake.journal.of("answerInlineQuery")
    assert len(asked) == 1


async def test_a_result_sent_to_the_bot_is_marked_is_not_edited_and_is_not_read_as_a_description(
    page: Page, demo: Demo
) -> None:
    demo.en.send("/start")
    await field(page, demo).fill("@birdcall_demo_bot result")
    await results(page, demo.en).click()

    sent = phone_of(page, demo.en).locator(".msg--out").last

    await expect(sent).to_contain_text("via @birdcall_demo_bot")
    await expect(sent.get_by_role("button", name="Edit")).to_have_count(0)
    assert demo.inspected == []


async def test_a_button_asks_for_the_chat_and_types_the_query_there(page: Page, demo: Demo) -> None:
    demo.en.send("loud")
    await offer(demo, switch_inline_query="result")

    await key(page, demo.en, "Send on").last.click()
    sheet = phone_of(page, demo.en).get_by_role("dialog", name="Pick a chat")
    await expect(sheet).to_contain_text("@birdcall_demo_bot result")
    await expect(sheet.get_by_role("button")).to_have_text(["Customer", "This chat"])
    await expect(sheet.get_by_role("button", name="Customer")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(field(page, demo)).to_be_focused()
    await expect(field(page, demo)).to_have_value("@birdcall_demo_bot result")
    await results(page, demo.en).click()
    await expect(phone_of(page, demo.en).get_by_role("log", name="Chat with the customer")).to_contain_text(ASK)


async def test_a_button_for_its_own_chat_asks_for_none(page: Page, demo: Demo) -> None:
    await offer(demo, switch_inline_query_current_chat="result")

    await key(page, demo.en, "Send on").click()

    await expect(field(page, demo)).to_have_value("@birdcall_demo_bot result")
    await expect(results(page, demo.en)).to_have_count(1)
    await expect(phone_of(page, demo.en).get_by_role("log", name="Chat with Birdcall")).to_be_visible()


@pytest.mark.parametrize(
    ("allowed", "choices"),
    [({"allow_user_chats": True}, ["Customer"]), ({"allow_group_chats": True}, ["OK"])],
)
async def test_a_button_offers_only_the_chats_it_allows(
    page: Page, demo: Demo, allowed: dict[str, bool], choices: list[str]
) -> None:
    await offer(demo, switch_inline_query_chosen_chat={"query": "result", **allowed})

    await key(page, demo.en, "Send on").click()

    sheet = phone_of(page, demo.en).get_by_role("dialog", name="Pick a chat")
    await expect(sheet.get_by_role("button")).to_have_text(choices)


async def test_what_is_written_to_the_customer_stays_there_and_each_chat_keeps_its_draft(
    page: Page, demo: Demo
) -> None:
    demo.en.send("/start")
    phone = phone_of(page, demo.en)
    await field(page, demo).fill("half a senten")

    await open_customer(page, demo)
    await expect(field(page, demo)).to_have_value("")
    await field(page, demo).fill("good morning")
    await field(page, demo).press("Enter")
    await expect(phone.locator(".msg--out:visible")).to_contain_text(["good morning"])
    await expect(phone.get_by_role("button", name="Attach")).to_be_hidden()
    await phone.get_by_role("button", name="Back to the chat with the bot").click()

    await expect(field(page, demo)).to_have_value("half a senten")
    assert [message.text for message in demo.en.messages if not message.from_bot] == ["/start"]
    await page.reload()
    await open_customer(page, demo)
    await expect(phone.get_by_text("good morning")).to_be_visible()


async def test_news_of_the_bot_is_marked_while_the_customers_chat_is_open(page: Page, demo: Demo) -> None:
    await open_customer(page, demo)
    back = phone_of(page, demo.en).get_by_role("button", name="Back to the chat with the bot")

    demo.en.send("loud")

    await expect(back).to_have_class("head__other head__other--news")
    await back.click()
    await expect(phone_of(page, demo.en).locator(".head__other--news")).to_have_count(0)
    await expect(phone_of(page, demo.en).get_by_text("does speed matter most")).to_be_visible()


async def test_a_button_above_the_results_leads_to_the_bot_with_its_parameter(page: Page, demo: Demo) -> None:
    await open_customer(page, demo)
    await field(page, demo).fill("@birdcall_demo_bot nothing like it")

    await phone_of(page, demo.en).get_by_role("button", name="Describe").click()

    await expect(phone_of(page, demo.en).get_by_text("/start describe")).to_be_visible()


async def test_a_result_the_bot_has_forgotten_says_that_it_did_not_arrive(page: Page, demo: Demo) -> None:
    await open_customer(page, demo)
    await field(page, demo).fill("@birdcall_demo_bot result")
    await page.route("**/choose", lambda route: route.fulfill(status=400))

    await results(page, demo.en).click()

    await expect(phone_of(page, demo.en).locator(".toast")).to_have_text("Not delivered. Please try again")
    await expect(field(page, demo)).to_have_value("@birdcall_demo_bot result")


async def test_on_a_small_chinese_phone_the_list_and_the_field_are_in_view(page: Page, demo: Demo) -> None:
    await page.set_viewport_size({"width": 360, "height": 640})
    demo.zh.send("/start")
    phone = phone_of(page, demo.zh)
    await phone.get_by_role("textbox").fill("@birdcall_demo_bot ")

    await expect(results(page, demo.zh)).to_be_in_viewport(ratio=1)
    await expect(phone.get_by_role("textbox")).to_be_in_viewport(ratio=1)
    await expect(phone.get_by_role("group", name="机器人的建议").get_by_role("status")).to_have_text("1 条建议")
    await phone.get_by_role("button", name="打开和客户的聊天").click()
    await expect(phone.get_by_text("机器人看不到这个聊天")).to_be_visible()
    assert await sideways(page) <= 0
