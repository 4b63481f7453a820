"""The guided tour on the page, over the stand-in bot."""

import pytest
from playwright.async_api import Page, expect

from .guided import TOUR
from .running import Demo
from .seeing import clipboard, key, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_do_it_for_me_opens_the_chat_writes_and_sees_the_answer_come(page: Page, demo: Demo) -> None:
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")
    await expect(card).to_contain_text("Describe the customer")

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("Done")
    assert [message.text for message in demo.zh.messages if not message.from_bot] == ["/start", TOUR[0].do.send]


async def test_the_tour_leads_back_from_the_chat_with_the_customer(page: Page, demo: Demo) -> None:
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")
    await phone_of(page, demo.zh).get_by_role("button", name="打开和客户的聊天").click()

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("Done")
    assert demo.zh.customer_messages == []


async def test_a_step_done_by_hand_counts_too(page: Page, demo: Demo) -> None:
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")

    demo.zh.send("声音大，一直看表")

    await expect(card).to_contain_text("Done")


async def test_the_tour_taps_copies_and_walks_on(page: Page, demo: Demo) -> None:
    demo.zh.send(str(TOUR[0].do.send))
    await expect(key(page, demo.zh, "↻ 换一句")).to_be_visible()
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")
    act, onward = card.get_by_role("button", name="Do it for me"), card.get_by_role("button", name="Next")

    await onward.click()
    await expect(key(page, demo.zh, "↻ 换一句")).to_have_class("key spot")
    await act.click()
    await expect(card).to_contain_text("Done")
    await onward.click()
    await demo.fake.call("sendChatAction", {"chat_id": demo.zh.user_id, "action": "typing"})
    await expect(phone_of(page, demo.zh).locator(".head__status")).to_have_text("正在输入")
    await expect(card).not_to_contain_text("Done")
    await act.click()

    await expect(card).to_contain_text("Done")
    assert await clipboard(page) == "“您要的结果是什么样？我照着结果给您配。”"


async def test_a_step_whose_button_is_missing_says_so(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")
    await card.get_by_role("button", name="Next").click()

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("There is no “换一句” button")


async def test_the_card_follows_the_language_and_closes_with_escape(page: Page, demo: Demo) -> None:
    await page.get_by_role("button", name="Show me around").click()
    await page.get_by_role("button", name="页面切换到中文").click()
    card = page.get_by_role("region", name="带我看一遍")
    await expect(card).to_contain_text("说说刚才那位客户")

    await card.get_by_role("button", name="替我做").focus()
    await page.keyboard.press("Escape")

    await expect(card).to_be_hidden()
    await expect(page.locator(".spot, .phone--aside")).to_have_count(0)
    await expect(phone_of(page, demo.zh)).to_be_visible()


async def test_steps_on_the_other_phone_bring_it_to_the_front(page: Page, demo: Demo) -> None:
    await page.set_viewport_size({"width": 600, "height": 900})
    await page.get_by_role("button", name="Tour").click()
    card = page.get_by_role("region", name="Show me around")

    for _ in range(len(TOUR) - 1):
        await card.get_by_role("button", name="Next").click()

    await expect(phone_of(page, demo.en)).to_be_visible()
    await expect(phone_of(page, demo.zh)).to_be_hidden()
