"""The page around the phones."""

import pytest
from playwright.async_api import Browser, Page, expect

from .running import Demo
from .seeing import clipboard, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW = {"width": 360, "height": 740}


async def test_the_page_says_that_it_is_not_telegram(page: Page) -> None:
    await expect(page.get_by_text("Demo — a stand-in for Telegram, runs on this computer only")).to_be_visible()


async def test_the_page_changes_language_and_remembers_it(page: Page) -> None:
    await page.get_by_role("button", name="页面切换到中文").click()
    await expect(page.get_by_role("button", name="重启机器人")).to_be_visible()

    await page.reload()

    await expect(page.get_by_role("button", name="重启机器人")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


async def test_a_chinese_browser_gets_the_chinese_page(browser: Browser, demo: Demo) -> None:
    context = await browser.new_context(locale="zh-CN")
    page = await context.new_page()

    await page.goto(demo.url)

    await expect(page.get_by_text("演示环境")).to_be_visible()
    await context.close()


async def test_dark_follows_the_system_and_can_be_chosen(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(ground)

    await page.emulate_media(color_scheme="dark")
    dark = await page.evaluate(ground)
    await page.get_by_role("button", name="Appearance: as the system").click()

    assert dark != light
    await expect(page.get_by_role("button", name="Appearance: light")).to_be_visible()
    assert await page.evaluate(ground) == light


async def test_all_phones_stand_side_by_side_on_a_desktop(page: Page, demo: Demo) -> None:
    boxes = [await phone_of(page, phone).bounding_box() for phone in (demo.zh, demo.en, demo.lead)]

    left, middle, right = [box for box in boxes if box]
    assert left["x"] >= 0
    assert left["x"] + left["width"] <= middle["x"]
    assert middle["x"] + middle["width"] <= right["x"]
    await expect(page.locator(".switcher")).to_be_hidden()


async def test_a_narrow_screen_shows_one_phone_and_a_switcher(page: Page, demo: Demo) -> None:
    await page.set_viewport_size({"width": 700, "height": 800})
    await expect(phone_of(page, demo.en)).to_be_hidden()
    demo.en.send("loud")
    tab = page.get_by_role("button", name="Mia, 1 new")

    await tab.click()

    await expect(phone_of(page, demo.en)).to_be_visible()
    await expect(phone_of(page, demo.zh)).to_be_hidden()
    await expect(page.get_by_role("button", name="Mia", exact=True)).to_have_attribute("aria-pressed", "true")


async def test_the_field_to_write_in_is_on_the_first_screen_of_a_small_phone(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")

    await page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})

    await expect(phone_of(page, demo.zh).get_by_role("textbox")).to_be_in_viewport(ratio=1)
    await expect(phone_of(page, demo.zh).get_by_role("button", name="练习")).to_be_in_viewport(ratio=1)


async def test_the_lesser_tools_fold_into_a_tray_on_a_narrow_screen(page: Page) -> None:
    await page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    await expect(page.get_by_role("button", name="Make it real")).to_be_hidden()

    await page.get_by_role("button", name="More").click()
    await page.get_by_role("button", name="Make it real").click()

    await expect(page.get_by_role("dialog")).to_contain_text("BotFather")


async def test_the_real_panel_gives_the_commands_to_copy(page: Page) -> None:
    await page.get_by_role("button", name="Make it real").click()

    await page.get_by_role("dialog").get_by_role("button", name="Copy").nth(1).click()

    assert await clipboard(page) == "birdcall run"


async def test_a_restart_loses_nothing_on_the_screen_or_after_it(page: Page, demo: Demo) -> None:
    demo.en.send("loud, kept checking his watch")
    phone = phone_of(page, demo.en)
    await expect(phone.locator(".msg--in[data-id]")).to_have_count(1)

    await page.get_by_role("button", name="Restart the bot").click()

    await expect(page.locator(".note")).to_contain_text("Nothing is lost")
    assert demo.bot.restarts == 1
    await expect(phone.locator(".msg--in[data-id]")).to_have_count(1)
    demo.en.send("and he wanted a discount")
    await expect(phone.locator(".msg--in[data-id]")).to_have_count(2)


async def test_someone_who_wants_little_movement_gets_little(page: Page, demo: Demo) -> None:
    await page.emulate_media(reduced_motion="reduce")
    demo.en.send("loud")

    newest = phone_of(page, demo.en).locator(".msg--in[data-id]").last

    await expect(newest).to_be_visible()
    assert await newest.evaluate("node => parseFloat(getComputedStyle(node).animationDuration)") <= 0.001


async def test_every_button_on_the_page_has_a_name(page: Page, demo: Demo) -> None:
    demo.en.send("loud")
    demo.zh.send_photo()
    await expect(phone_of(page, demo.en).locator(".msg--in[data-id]")).to_have_count(1)

    named = "node.getAttribute('aria-label') || node.textContent.trim()"
    nameless = f"nodes => nodes.filter(node => !({named})).map(node => node.outerHTML)"

    assert await page.locator("button, a, select").evaluate_all(nameless) == []
