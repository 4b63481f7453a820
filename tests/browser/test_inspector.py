"""The inspector beside the phones."""

import pytest
from playwright.async_api import Page, expect

from .running import Demo
from .seeing import clipboard

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_description_is_explained_with_the_words_that_counted(page: Page, demo: Demo) -> None:
    demo.zh.send("🙂张总声音大，一直看表，聊到孩子")
    panel = page.get_by_role("tabpanel", name="Tree")

    await expect(panel.locator("mark.for")).to_have_text(["声音大", "一直看表"])
    await expect(panel.locator("mark.against")).to_have_text(["聊到孩子"])
    await expect(panel.locator(".signal")).to_have_text(["声音大嗓门大声音轻", "一直看表很忙", "聊到孩子先重事"])
    await expect(panel.locator(".chip--against")).to_have_text(["声音轻", "先重事"])
    await expect(panel.locator(".type--best").first).to_contain_text("老鹰型")
    await expect(panel.get_by_role("img", name="confidence 82%")).to_be_visible()
    await expect(panel.locator(".type")).to_have_count(2)
    await expect(panel).to_contain_text("你讲的时候，他打断了吗？")
    assert demo.inspected[-1] == ("🙂张总声音大，一直看表，聊到孩子", "zh")


async def test_what_is_put_up_for_choice_is_shown_line_by_line(page: Page, demo: Demo) -> None:
    demo.en.send("came in for just a look")
    panel = page.get_by_role("tabpanel", name="Tree")

    await expect(panel.locator(".ask h3")).to_have_text("Ask which is nearest")
    await expect(panel.locator(".ask p")).to_have_text(
        ["1 👋 New customer: never came before", "2 👀 Just looking: passing by"]
    )


async def test_the_path_shows_each_question_with_its_yes_share_and_reasons(page: Page, demo: Demo) -> None:
    demo.en.send("loud, kept checking his watch")
    panel = page.get_by_role("tabpanel", name="Tree")

    await panel.get_by_text("The way through the tree").first.click()

    steps = panel.locator(".step")
    await expect(steps.nth(0)).to_contain_text("Do they talk fast?")
    await expect(steps.nth(0).get_by_role("img", name="yes 87%")).to_be_visible()
    await expect(steps.nth(0)).to_contain_text("checking his watch")
    await expect(steps.nth(1)).to_contain_text("not known yet")


async def test_commands_and_tiles_are_not_taken_for_descriptions(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    await expect(page.locator(".tile").first).to_be_visible()
    demo.en.press("Today")
    demo.en.send("loud")

    await expect(page.get_by_role("tabpanel", name="Tree").locator("mark")).to_have_text("loud")

    assert demo.inspected == [("loud", "en")]


async def test_a_corrected_description_is_explained_again(page: Page, demo: Demo) -> None:
    number = demo.en.send("quiet")["message"]["message_id"]
    panel = page.get_by_role("tabpanel", name="Tree")
    await expect(panel).to_contain_text("No signals in this one")

    demo.en.edit(number, "loud")

    await expect(panel.locator("mark")).to_have_text("loud")


async def test_calls_are_listed_newest_first_and_open_to_request_and_response(page: Page, demo: Demo) -> None:
    demo.en.send("loud")
    await page.get_by_role("tab", name="API").click()
    calls = page.locator(".call")
    await expect(calls.first.locator("summary")).to_contain_text("sendMessage")

    await calls.first.locator("summary").click()

    await expect(calls.first.locator("pre").nth(0)).to_contain_text('"parse_mode": "HTML"')
    await expect(calls.first.locator("pre").nth(1)).to_contain_text('"message_id": 2')
    await calls.first.get_by_role("button", name="Copy").nth(1).click()
    assert '"message_id": 2' in await clipboard(page)


async def test_nested_objects_that_travelled_as_strings_are_shown_opened(page: Page, demo: Demo) -> None:
    markup = '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}'
    await demo.fake.call("sendMessage", {"chat_id": demo.en.user_id, "text": "x", "reply_markup": markup})
    await page.get_by_role("tab", name="API").click()

    await page.locator(".call summary").first.click()

    await expect(page.locator(".call pre").first).to_contain_text('"callback_data": "a"')


async def test_a_refused_call_is_red_and_can_be_filtered_for(page: Page, demo: Demo) -> None:
    with pytest.raises(Exception, match="chat not found"):
        await demo.fake.call("sendMessage", {"chat_id": 999, "text": "x"})
    demo.en.send("loud")
    await page.get_by_role("tab", name="API").click()
    await expect(page.locator(".call").first).to_contain_text("Eagle")

    await page.get_by_label("Errors only").check()

    shown = page.locator(".call:visible")
    await expect(shown).to_have_count(1)
    await expect(shown).to_contain_text("error")
    await shown.locator("summary").click()
    await expect(shown).to_contain_text("chat not found")


async def test_the_tabs_obey_the_arrow_keys(page: Page) -> None:
    await page.get_by_role("tab", name="Tree").focus()

    await page.keyboard.press("ArrowRight")

    await expect(page.get_by_role("tab", name="API")).to_be_focused()
    await expect(page.get_by_role("tab", name="API")).to_have_attribute("aria-selected", "true")
    await expect(page.locator("#panel-tree")).to_be_hidden()


async def test_the_inspector_folds_away_and_stays_away(page: Page) -> None:
    await page.get_by_role("button", name="Inspector").click()
    await expect(page.locator("#inspector")).to_be_hidden()

    await page.reload()

    await expect(page.locator(".phone").first).to_be_visible()
    await expect(page.locator("#inspector")).to_be_hidden()
