"""The bar above the phones: the demo's time, and its jumps."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from .running import FRIDAY, Demo
from .seeing import phone_of, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 15_000


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Time in the demo")


async def test_the_bar_and_the_phones_show_the_time_in_shanghai_wherever_the_browser_is(
    browser: Browser, demo: Demo
) -> None:
    demo.en.send("hello")
    context = await browser.new_context(locale="en-GB", timezone_id="America/New_York")
    page = await context.new_page()

    await page.goto(demo.url)

    await expect(bar(page)).to_contain_text("Fri", timeout=PATIENCE)
    await expect(bar(page).locator(".time__clock")).to_have_text("10:30")
    await expect(phone_of(page, demo.en).locator(".status > span").first).to_have_text("10:30")
    await expect(phone_of(page, demo.en).locator(".msg time").first).to_have_text("10:30")
    await context.close()


async def test_an_hour_passes_at_the_press_of_a_button(page: Page, demo: Demo) -> None:
    await bar(page).get_by_role("button", name="+1 hour").click()

    await expect(bar(page).locator(".time__clock")).to_have_text("11:30", timeout=PATIENCE)
    await expect(phone_of(page, demo.zh).locator(".status > span").first).to_have_text("11:30")
    await expect(page.locator(".note")).to_have_text(re.compile("It is now Friday,? 20 November, 11:30."))
    assert demo.clock.moment() == FRIDAY + timedelta(hours=1)


async def test_the_next_workday_begins_and_what_was_said_today_was_said_before(page: Page, demo: Demo) -> None:
    demo.en.send("hello")
    await expect(phone_of(page, demo.en).locator(".day")).to_have_text("Today", timeout=PATIENCE)

    await bar(page).get_by_role("button", name="Next workday, 9:00").click()

    await expect(bar(page)).to_contain_text("Mon", timeout=PATIENCE)
    await expect(phone_of(page, demo.en).locator(".day")).to_have_text("20 November")
    demo.en.send("good morning")
    await expect(phone_of(page, demo.en).locator(".day").last).to_have_text("Today", timeout=PATIENCE)
    await expect(phone_of(page, demo.en).locator(".msg--out time").last).to_have_text("09:00")


async def test_with_nothing_due_the_button_says_so_and_cannot_be_pressed(page: Page) -> None:
    await expect(bar(page).get_by_role("button", name="Nothing is due")).to_be_disabled(timeout=PATIENCE)


async def test_once_the_bot_has_something_to_say_later_the_bar_leads_there(page: Page, demo: Demo) -> None:
    demo.due = FRIDAY + timedelta(days=5, hours=5)
    demo.en.send("call Mr. King on Wednesday at 15:30")
    leads = bar(page).get_by_role("button", name=re.compile("To the next reminder: Wed,? 25 Nov 15:30"))
    await expect(leads).to_be_enabled(timeout=PATIENCE)

    await leads.click()

    await expect(bar(page).locator(".time__clock")).to_have_text("15:30", timeout=PATIENCE)
    demo.due = None
    await demo.fake.call("sendMessage", {"chat_id": demo.en.user_id, "text": "Call Mr. King"})
    await expect(bar(page).get_by_role("button", name="Nothing is due")).to_be_disabled(timeout=PATIENCE)


async def test_a_jump_on_one_page_is_seen_on_another(page: Page, demo: Demo) -> None:
    other = await page.context.new_page()
    await other.goto(demo.url)
    await expect(bar(other).locator(".time__clock")).to_have_text("10:30", timeout=PATIENCE)

    await bar(page).get_by_role("button", name="+1 hour").click()

    await expect(bar(other).locator(".time__clock")).to_have_text("11:30", timeout=PATIENCE)


async def test_a_jump_that_failed_is_told(page: Page) -> None:
    await page.route("**/time", lambda route: route.abort())

    await bar(page).get_by_role("button", name="+1 hour").click()

    await expect(page.locator(".note")).to_contain_text("could not be put forward", timeout=PATIENCE)


async def test_the_bar_fits_on_the_smallest_screen(page: Page) -> None:
    await page.set_viewport_size({"width": 360, "height": 640})

    await expect(bar(page).get_by_role("button", name="+1 h", exact=True)).to_be_visible()

    assert await sideways(page) <= 0
