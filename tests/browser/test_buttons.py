"""Inline buttons on the phones."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from .running import Demo
from .seeing import clipboard, key, phone_of
from .stand_in import button

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def offer(demo: Demo, *rows: list[dict[str, Any]]) -> None:
    keyboard = {"inline_keyboard": list(rows)}
    await demo.fake.call("sendMessage", {"chat_id": demo.en.user_id, "text": "choose", "reply_markup": keyboard})


async def test_a_tap_reaches_the_bot_and_its_edit_shows_in_place(page: Page, demo: Demo) -> None:
    demo.en.send("loud, kept checking his watch")
    phone = phone_of(page, demo.en)
    await expect(phone.get_by_text("does speed matter most")).to_be_visible()

    await key(page, demo.en, "↻ Another").click()

    await expect(phone.get_by_text("What result do you want?")).to_be_visible()
    await expect(phone.get_by_text("does speed matter most")).to_have_count(0)
    await expect(phone.locator(".msg--in[data-id]")).to_have_count(1)


async def test_a_tap_by_keyboard_keeps_the_focus_on_the_button_after_the_edit(page: Page, demo: Demo) -> None:
    demo.en.send("loud")
    await key(page, demo.en, "↻ Another").focus()

    await page.keyboard.press("Enter")

    await expect(phone_of(page, demo.en).get_by_text("What result do you want?")).to_be_visible()
    await expect(key(page, demo.en, "↻ Another")).to_be_focused()


async def test_a_copy_button_really_copies(page: Page, demo: Demo) -> None:
    await offer(demo, [{"text": "Copy", "copy_text": {"text": "“您最看重快，还是耐用？”"}}])

    await key(page, demo.en, "Copy").click()

    await expect(phone_of(page, demo.en).locator(".toast")).to_have_text("Copied")
    assert await clipboard(page) == "“您最看重快，还是耐用？”"


async def test_copying_works_where_the_browser_has_no_clipboard_interface(page: Page, demo: Demo) -> None:
    await page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    await page.reload()
    await offer(demo, [{"text": "Copy", "copy_text": {"text": "the old way"}}])

    await key(page, demo.en, "Copy").click()

    await expect(phone_of(page, demo.en).locator(".toast")).to_have_text("Copied")
    field = phone_of(page, demo.en).get_by_role("textbox", name="Message")
    await field.focus()
    await page.keyboard.press("Control+V")
    await expect(field).to_have_value("the old way")


async def test_a_link_button_asks_before_it_opens_anything(page: Page, demo: Demo) -> None:
    await offer(demo, [{"text": "Site", "url": "https://example.org/offer"}])

    await key(page, demo.en, "Site").click()

    sheet = phone_of(page, demo.en).get_by_role("dialog", name="Open link")
    await expect(sheet).to_contain_text("https://example.org/offer")
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(key(page, demo.en, "Site")).to_be_focused()


async def test_a_toast_passes_and_an_alert_must_be_closed(page: Page, demo: Demo) -> None:
    demo.en.send("loud")
    phone = phone_of(page, demo.en)

    await key(page, demo.en, "📌 Keep").click()
    await expect(phone.locator(".toast")).to_have_text("✓")
    await key(page, demo.en, "✖ Not right").click()

    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Alert!")
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_styles_are_seen_and_rows_stay_rows(page: Page, demo: Demo) -> None:
    await offer(
        demo,
        [button("Yes", "y", "success"), button("No", "n", "danger")],
        [button("Later", "l", "primary")],
    )
    phone = phone_of(page, demo.en)
    await expect(key(page, demo.en, "Later")).to_be_visible()

    colour = "node => getComputedStyle(node).backgroundColor"
    colours = [await key(page, demo.en, label).evaluate(colour) for label in ("Yes", "No", "Later")]

    assert len(set(colours)) == 3
    assert await phone.locator(".keys__row").evaluate_all("rows => rows.map(row => row.children.length)") == [2, 1]


async def test_a_button_the_bot_has_taken_back_says_that_it_did_not_arrive(page: Page, demo: Demo) -> None:
    await offer(demo, [{"text": "Old", "callback_data": "old"}])
    await expect(key(page, demo.en, "Old")).to_be_visible()
    await page.route("**/tap", lambda route: route.fulfill(status=400))

    await key(page, demo.en, "Old").click()

    await expect(phone_of(page, demo.en).locator(".toast")).to_have_text("Not delivered. Please try again")


async def test_long_labels_on_a_small_screen_break_instead_of_being_cut(page: Page, demo: Demo) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.get_by_role("button", name="Mia").click()

    words = ["Reconsideration", "Authorisation", "Understanding", "Recommendation"]
    await offer(demo, [button(word, word) for word in words], [button("把这段话发给客户再约下次见面", "zh")])

    await expect(key(page, demo.en, words[0])).to_be_visible()
    edges = "keys => keys.flatMap(key => [key.scrollWidth - key.clientWidth, key.getBoundingClientRect().right - 360])"
    assert max(await phone_of(page, demo.en).locator(".key").evaluate_all(edges)) <= 0
