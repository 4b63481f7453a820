"""How messages look on the phones."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from .running import Demo
from .seeing import bubble, phone_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


WHERE_IT_COMES_TO_REST = """async number => {
    const item = document.querySelector(`.msg[data-id="${number}"] .bubble`);
    const below = () => item.getBoundingClientRect().top - item.closest(".chat__scroll").getBoundingClientRect().top;
    for (let look = 0, before = NaN; look < 80; look += 1, before = below()) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        if (before === below() && before >= 0 && before < 20) break;
    }
    return below();
}"""

PRESSES_AND_SEES_IT_MOVE = """(node, jump) => new Promise((moves) => {
    node.addEventListener("scroll", moves, { once: true });
    jump.click();
})"""


async def tell(demo: Demo, text: str, **more: Any) -> int:
    sent = await demo.fake.call("sendMessage", {"chat_id": demo.en.user_id, "text": text, **more})
    number: int = sent["message_id"]
    return number


async def test_markup_in_a_message_is_shown_and_never_run(page: Page, demo: Demo) -> None:
    hostile = '<script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'">'

    shown = bubble(page, demo.en, await tell(demo, hostile))

    await expect(shown).to_contain_text(hostile)
    await expect(shown.locator("script, img")).to_have_count(0)
    await expect(page).to_have_title("Birdcall · Demo")


async def test_entities_become_elements_around_exactly_their_words(page: Page, demo: Demo) -> None:
    number = await tell(demo, "🦅 <b>bold <i>both</i></b> 🦉 <code>x = 1</code> <u>under</u> end", parse_mode="HTML")

    shown = bubble(page, demo.en, number)

    await expect(shown.locator("strong")).to_have_text("bold both")
    await expect(shown.locator("strong em")).to_have_text("both")
    await expect(shown.locator("code")).to_have_text("x = 1")
    await expect(shown.locator("u")).to_have_text("under")


async def test_a_link_that_would_run_a_script_is_only_text(page: Page) -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}]
    await page.evaluate(
        """async (entities) => {
            const { renderText } = await import("./static/js/entities.js");
            const bubble = document.createElement("div");
            bubble.id = "beside";  // the phones are drawn anew whenever something comes
            bubble.replaceChildren(...renderText("here", entities, {}));
            document.body.append(bubble);
        }""",
        entities,
    )

    shown = page.locator("#beside")

    await expect(shown).to_have_text("here")
    await expect(shown.locator("a")).to_have_count(0)


async def test_a_link_that_starts_the_bot_is_followed_on_the_phone_itself(page: Page, demo: Demo) -> None:
    shown = bubble(page, demo.en, await tell(demo, "Join: https://t.me/birdcall_demo_bot?start=join_a-1"))

    await shown.get_by_role("button", name="start=join_a-1").click()

    await expect(phone_of(page, demo.en).locator(".msg--out .bubble")).to_contain_text("/start join_a-1")
    assert [message.text for message in demo.en.messages if not message.from_bot] == ["/start join_a-1"]


async def test_a_long_expandable_quote_is_folded_and_unfolds(page: Page, demo: Demo) -> None:
    lines = "\n".join(f"line {number}" for number in range(8))
    shown = bubble(page, demo.en, await tell(demo, f"<blockquote expandable>{lines}</blockquote>", parse_mode="HTML"))
    body, toggle = shown.locator(".fold__body"), shown.get_by_role("button", name="Unfold the quote")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    folded = await body.evaluate("node => node.clientHeight")

    await toggle.click()

    await expect(shown.get_by_role("button", name="Fold the quote")).to_have_attribute("aria-expanded", "true")
    assert await body.evaluate("node => node.clientHeight") > 2 * folded


async def test_a_quote_that_fits_has_nothing_to_unfold(page: Page, demo: Demo) -> None:
    shown = bubble(page, demo.en, await tell(demo, "<blockquote expandable>short</blockquote>", parse_mode="HTML"))

    await expect(shown).to_contain_text("short")

    await expect(shown.locator(".fold__toggle")).to_be_hidden()


async def test_an_edit_changes_the_message_where_it_stands(page: Page, demo: Demo) -> None:
    first = await tell(demo, "before")
    await tell(demo, "a later one")
    await expect(bubble(page, demo.en, first)).to_contain_text("before")

    await demo.fake.call("editMessageText", {"chat_id": demo.en.user_id, "message_id": first, "text": "after"})

    await expect(bubble(page, demo.en, first)).to_contain_text("after")
    await expect(bubble(page, demo.en, first)).to_contain_text("edited")
    ids = phone_of(page, demo.en).locator(".msg[data-id]")
    assert await ids.evaluate_all("nodes => nodes.map(node => node.dataset.id)") == [str(first), str(first + 1)]


async def test_a_deleted_message_is_gone(page: Page, demo: Demo) -> None:
    number = await tell(demo, "soon gone")
    await expect(bubble(page, demo.en, number)).to_be_visible()

    await demo.fake.call("deleteMessage", {"chat_id": demo.en.user_id, "message_id": number})

    await expect(bubble(page, demo.en, number)).to_have_count(0)


async def test_a_new_message_is_scrolled_into_view_with_its_buttons(page: Page, demo: Demo) -> None:
    for number in range(12):
        await tell(demo, f"filler {number}\n\n\n.")
    keyboard = {"inline_keyboard": [[{"text": f"button {row}", "callback_data": "x"}] for row in range(3)]}

    await tell(demo, "the last one", reply_markup=keyboard)

    await expect(phone_of(page, demo.en).get_by_role("button", name="button 2")).to_be_in_viewport(ratio=0.9)


async def test_of_a_new_message_taller_than_the_chat_the_beginning_is_seen(page: Page, demo: Demo) -> None:
    for number in range(12):
        last = await tell(demo, f"filler {number}\n\n\n.")
    await expect(bubble(page, demo.en, last)).to_be_in_viewport()  # what comes next comes alone

    tall = await tell(demo, "one more line\n" * 60)

    await expect(bubble(page, demo.en, tall)).to_be_visible()
    assert 0 <= await page.evaluate(WHERE_IT_COMES_TO_REST, tall) < 20


async def test_what_comes_while_the_chat_still_moves_to_its_end_is_shown_too(page: Page, demo: Demo) -> None:
    for number in range(40):
        last = await tell(demo, f"filler {number}\n\n\n.")
    await expect(bubble(page, demo.en, last)).to_be_in_viewport()
    chat = phone_of(page, demo.en).get_by_role("log", name="Chat with Birdcall")
    await chat.evaluate("node => node.scrollTo({ top: 0, behavior: 'instant' })")
    jump = phone_of(page, demo.en).get_by_role("button", name="Jump to the newest message")
    await jump.wait_for()

    await chat.evaluate(PRESSES_AND_SEES_IT_MOVE, await jump.element_handle())
    news = await tell(demo, "news\n" * 8)

    await expect(bubble(page, demo.en, news)).to_be_in_viewport(ratio=0.9)
    await expect(jump).to_be_hidden()


async def test_reading_further_up_is_not_disturbed_by_a_new_message(page: Page, demo: Demo) -> None:
    for number in range(12):
        await tell(demo, f"filler {number}\n\n\n.")
    phone = phone_of(page, demo.en)
    await expect(phone.get_by_text("filler 11")).to_be_in_viewport()
    await phone.get_by_role("log", name="Chat with Birdcall").evaluate(
        "node => node.scrollTo({ top: 0, behavior: 'instant' })"
    )
    jump = phone.get_by_role("button", name="Jump to the newest message")
    await expect(jump).to_be_visible()

    await tell(demo, "news")

    await expect(jump).to_have_text("1")
    await expect(phone.get_by_text("filler 0")).to_be_in_viewport()
    await jump.click()
    await expect(phone.get_by_text("news")).to_be_in_viewport()


async def test_typing_shows_until_the_bot_writes(page: Page, demo: Demo) -> None:
    await tell(demo, "hello")
    status = phone_of(page, demo.en).locator(".head__status")
    await demo.fake.call("sendChatAction", {"chat_id": demo.en.user_id, "action": "typing"})
    await expect(status).to_have_text("typing")

    await tell(demo, "done")

    await expect(status).to_have_text("bot")


async def test_each_phone_speaks_the_language_of_its_telegram(page: Page, demo: Demo) -> None:
    await demo.fake.call("sendMessage", {"chat_id": demo.zh.user_id, "text": "你好"})
    phone = phone_of(page, demo.zh)
    await expect(phone.locator(".day")).to_have_text("今天")

    await phone.get_by_label("Language of 小陈’s Telegram").select_option("en")

    await expect(phone.locator(".day")).to_have_text("Today")
    assert demo.zh.language_code == "en"
