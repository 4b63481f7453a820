"""The page loses touch with the server and finds it again."""

import pytest
from playwright.async_api import Page, Route, expect

from .running import Demo
from .seeing import phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_after_a_drop_the_page_catches_up_by_itself(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    phone, lost = phone_of(page, demo.en), page.get_by_text("Lost touch with the demo")
    field = phone.get_by_role("textbox")
    await field.fill("half a senten")

    await demo.stop()
    await expect(lost).to_be_visible()
    demo.en.send("loud")
    await demo.start()

    await expect(lost).to_be_hidden()
    await expect(phone.get_by_text("does speed matter most")).to_be_visible()
    await expect(phone.locator(".msg--out")).to_have_count(2)
    await expect(field).to_have_value("half a senten")


async def test_after_catching_up_news_flow_again(page: Page, demo: Demo) -> None:
    await demo.stop()
    await expect(page.get_by_text("Lost touch with the demo")).to_be_visible()
    await demo.start()
    await expect(page.get_by_text("Lost touch with the demo")).to_be_hidden()

    demo.en.send("loud")

    await expect(phone_of(page, demo.en).locator(".msg")).not_to_have_count(0)
    await expect(phone_of(page, demo.en).get_by_text("does speed matter most")).to_have_count(1)


async def test_what_happens_while_the_page_loads_is_not_lost(page: Page, demo: Demo) -> None:
    async def slow(route: Route) -> None:
        state = await route.fetch()
        demo.en.send("just too late for this state")
        await route.fulfill(response=state)

    await page.route("**/state", slow)

    await page.reload()

    await expect(phone_of(page, demo.en).locator(".msg--out")).to_have_count(1)
