"""The guided tour on the page, over the stand-in bot."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.time_bar import next_morning

from .guided import TOUR
from .running import FRIDAY, Demo
from .seeing import clipboard, key, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 15_000


async def at_step(page: Page, name: str) -> Locator:
    """The tour's card at that step."""
    await page.locator("#tour-start").click()
    card = page.get_by_role("region", name="Show me around")
    for _ in range([step.id for step in TOUR].index(name)):
        await card.get_by_role("button", name="Next").click()
    return card


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


async def test_a_step_that_sends_what_stands_on_a_tile_presses_the_tile(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    tile = phone_of(page, demo.zh).locator('.tile[data-label="客户本"]')
    await expect(tile).to_be_visible()
    card = await at_step(page, "tile")
    await expect(tile).to_have_class("tile spot")

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("Done")
    assert [message.text for message in demo.zh.messages if not message.from_bot] == ["/start", "客户本"]


async def test_a_step_in_time_presses_the_time_bar_and_waits_for_what_then_arrives(page: Page, demo: Demo) -> None:
    card = await at_step(page, "morning")
    morning = page.get_by_role("button", name="Next workday, 9:00")
    await expect(morning).to_have_class(re.compile(r"\bspot\b"))

    await card.get_by_role("button", name="Do it for me").click()
    await expect(page.locator(".time__clock")).to_have_text("09:00", timeout=PATIENCE)
    await expect(card).to_contain_text("Waiting for the bot")
    await demo.fake.call("sendMessage", {"chat_id": demo.zh.user_id, "text": "☀️ 周一"})

    await expect(card).to_contain_text("Done", timeout=PATIENCE)
    assert demo.clock.moment() == next_morning(FRIDAY)


async def test_a_step_of_several_acts_points_at_each_and_does_them_all(page: Page, demo: Demo) -> None:
    demo.lead.send("/start")
    card = await at_step(page, "two")
    await expect(card).to_contain_text("Send声音大then换一句")
    await expect(phone_of(page, demo.lead).locator(".composer__pill")).to_have_class("composer__pill spot")
    demo.lead.send("声音大")
    await expect(key(page, demo.lead, "↻ 换一句")).to_have_class("key spot")

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("Done")
    assert "您要的结果" in demo.lead.last.text


async def test_a_step_whose_second_button_never_comes_names_it(page: Page, demo: Demo) -> None:
    demo.lead.send("/start")
    card = await at_step(page, "two")
    await demo.stop_bot()

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("There is no “换一句” button")
    await demo.start_bot()


async def test_with_nothing_due_a_step_to_what_is_due_next_says_so(page: Page, demo: Demo) -> None:
    card = await at_step(page, "next")

    await card.get_by_role("button", name="Do it for me").click()

    await expect(card).to_contain_text("Nothing is due")
    assert demo.clock.moment() == FRIDAY


async def test_on_the_smallest_screen_the_step_the_time_and_the_chat_are_seen_at_once(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    await page.set_viewport_size({"width": 360, "height": 640})

    card = await at_step(page, "morning")
    await card.get_by_role("button", name="Do it for me").click()
    await expect(page.locator(".time__clock")).to_have_text("09:00", timeout=PATIENCE)

    for part in (card, page.get_by_role("group", name="Time in the demo"), phone_of(page, demo.zh).locator(".frame")):
        await expect(part).to_be_in_viewport(ratio=1)


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
