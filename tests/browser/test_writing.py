"""What a rep can write and send on a phone."""

import pytest
from playwright.async_api import Page, expect

from .running import Demo
from .seeing import bubble, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_first_visit_opens_with_start_and_then_shows_the_tiles(page: Page, demo: Demo) -> None:
    phone = phone_of(page, demo.zh)
    await expect(phone.get_by_role("textbox")).to_be_hidden()

    await phone.get_by_role("button", name="开始").click()

    await expect(phone.get_by_role("button", name="描述客户")).to_be_visible()
    await expect(phone.get_by_role("textbox")).to_have_attribute("placeholder", "说说这位客户…")
    assert demo.zh.messages[0].text == "/start"


async def test_enter_sends_and_shift_enter_starts_a_line(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    field = phone_of(page, demo.en).get_by_role("textbox")
    await field.fill("loud")

    await field.press("Shift+Enter")
    await field.press_sequentially("in a hurry")
    await field.press("Enter")

    await expect(field).to_have_value("")
    await expect(phone_of(page, demo.en).locator(".msg--out").last).to_contain_text("in a hurry")
    assert "loud\nin a hurry" in [message.text for message in demo.en.messages]


async def test_enter_that_picks_a_chinese_candidate_does_not_send(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    field = phone_of(page, demo.zh).get_by_role("textbox")
    await field.fill("声音")

    await field.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True})

    await expect(field).to_have_value("声音")
    assert [message.text for message in demo.zh.messages if not message.from_bot] == ["/start"]


async def test_what_was_not_delivered_stays_in_the_field(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    await page.route("**/send", lambda route: route.abort())
    field = phone_of(page, demo.en).get_by_role("textbox")
    await field.fill("loud")

    await field.press("Enter")

    await expect(phone_of(page, demo.en).locator(".toast")).to_have_text("Not delivered. Please try again")
    await expect(field).to_have_value("loud")


async def test_a_tile_sends_its_words(page: Page, demo: Demo) -> None:
    demo.en.send("/start")

    await phone_of(page, demo.en).get_by_role("button", name="Today", exact=True).click()

    await expect(phone_of(page, demo.en).locator(".msg--out").last).to_contain_text("Today")
    assert demo.en.messages[-1].from_bot or demo.en.messages[-1].text == "Today"


async def test_the_tiles_fold_away_and_come_back(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    phone = phone_of(page, demo.en)
    toggle = phone.get_by_role("button", name="Show or hide the keyboard")
    await expect(phone.locator(".tiles")).to_be_visible()

    await toggle.click()
    await expect(phone.locator(".tiles")).to_be_hidden()
    await toggle.click()

    await expect(phone.locator(".tiles")).to_be_visible()


async def test_the_menu_lists_the_commands_of_this_phones_language(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    phone = phone_of(page, demo.zh)

    await phone.get_by_role("button", name="命令菜单").click()
    await expect(phone.get_by_role("menuitem").first).to_contain_text("今天要联系的人")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")

    await expect(phone.locator(".msg--out").last).to_contain_text("/language")


async def test_an_own_message_can_be_corrected(page: Page, demo: Demo) -> None:
    number = demo.en.send("lould")["message"]["message_id"]
    phone, shown = phone_of(page, demo.en), bubble(page, demo.en, number)

    await shown.click(button="right")
    await phone.get_by_role("menuitem", name="Edit").click()
    await expect(phone.get_by_role("textbox")).to_have_value("lould")
    await phone.get_by_role("textbox").fill("loud")
    await phone.get_by_role("textbox").press("Enter")

    await expect(shown).to_contain_text("loud")
    await expect(shown).to_contain_text("edited")
    await expect(phone.get_by_text("Edit message")).to_be_hidden()


async def test_the_pencil_beside_an_own_message_edits_it_too(page: Page, demo: Demo) -> None:
    number = demo.en.send("lould")["message"]["message_id"]
    phone = phone_of(page, demo.en)

    await phone.locator(f'.msg[data-id="{number}"]').get_by_role("button", name="Edit").click()
    await phone.get_by_role("textbox").press("Escape")

    await expect(phone.get_by_role("textbox")).to_have_value("")
    assert not demo.en.messages[0].edited


@pytest.mark.parametrize(("entry", "kind"), [("Photo", "photo"), ("Sticker", "sticker"), ("Voice message", "voice")])
async def test_things_other_than_text_can_be_sent(page: Page, demo: Demo, entry: str, kind: str) -> None:
    demo.en.send("/start")
    phone = phone_of(page, demo.en)

    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("menuitem", name=entry).click()

    await expect(phone.locator(f".msg--{kind}")).to_be_visible()
    assert kind in [message.kind for message in demo.en.messages]
