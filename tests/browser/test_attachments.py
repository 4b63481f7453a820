"""Files and contacts on the phones, in both directions."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.fake import Upload

from .running import Demo
from .seeing import phone_of, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 15_000
PICTURES = Path(__file__).parents[2] / "artifacts" / "screens"


async def attach(phone: Locator, entry: str, attach: str = "Attach") -> None:
    await phone.get_by_role("button", name=attach).click()
    await phone.get_by_role("menuitem", name=entry).click()


async def received(demo: Demo, kind: str, of: Any) -> Any:
    """What the bot can fetch of the file in the newest message."""
    message = of.messages[-1] if not of.messages[-1].from_bot else of.messages[-2]
    return await demo.fake.call("getFile", {"file_id": message.media[kind]["file_id"]})


async def test_a_file_of_the_visitors_own_is_sent_to_the_bot(page: Page, demo: Demo, tmp_path: Path) -> None:
    demo.en.send("/start")
    list_of_mine = tmp_path / "王 & co.csv"
    list_of_mine.write_bytes("name\n王芳\n".encode("gb18030"))
    phone = phone_of(page, demo.en)

    async with page.expect_file_chooser() as choosing:
        await attach(phone, "File from this computer")
    await (await choosing.value).set_files(list_of_mine)

    shown = phone.locator(".msg--document")
    await expect(shown).to_contain_text("王 & co.csv", timeout=PATIENCE)
    await expect(shown).to_contain_text("10 B")
    told = await received(demo, "document", demo.en)
    assert demo.fake.download(told["file_path"]) == list_of_mine.read_bytes()


async def test_there_is_a_list_of_customers_to_try_with_in_each_language(page: Page, demo: Demo) -> None:
    demo.zh.send("/start")
    demo.en.send("/start")

    await attach(phone_of(page, demo.zh), "客户名单.csv", "添加附件")
    await attach(phone_of(page, demo.en), "customers.csv")

    await expect(phone_of(page, demo.zh).locator(".msg--document")).to_contain_text("客户名单.csv", timeout=PATIENCE)
    await expect(phone_of(page, demo.en).locator(".msg--document")).to_contain_text("customers.csv", timeout=PATIENCE)
    zh, en = await received(demo, "document", demo.zh), await received(demo, "document", demo.en)
    assert demo.fake.download(zh["file_path"]).decode("utf-8-sig").startswith("姓名,电话")
    assert demo.fake.download(en["file_path"]).decode("utf-8-sig").startswith("Name,Phone")


async def test_an_empty_file_is_refused_in_words(page: Page, demo: Demo, tmp_path: Path) -> None:
    demo.en.send("/start")
    empty = tmp_path / "empty.csv"
    empty.touch()
    phone = phone_of(page, demo.en)

    async with page.expect_file_chooser() as choosing:
        await attach(phone, "File from this computer")
    await (await choosing.value).set_files(empty)

    await expect(phone.locator(".toast")).to_have_text("This file is empty. Please choose another", timeout=PATIENCE)


async def test_a_file_of_the_bot_is_kept_by_a_click(page: Page, demo: Demo, tmp_path: Path) -> None:
    rows = "行,错\r\n14,2026/2/30\r\n".encode()
    file = {"document": Upload("改好这 1 行.csv", rows)}
    await demo.fake.call("sendDocument", {"chat_id": demo.en.user_id, "caption": "One line to mend"}, file)
    bubble = phone_of(page, demo.en).locator(".msg--document .bubble")
    await expect(bubble).to_contain_text("One line to mend", timeout=PATIENCE)

    async with page.expect_download() as keeping:
        await bubble.get_by_role("link", name="改好这 1 行.csv").click()

    kept = await keeping.value
    await kept.save_as(tmp_path / "kept")
    assert kept.suggested_filename == "改好这 1 行.csv"
    assert (tmp_path / "kept").read_bytes() == rows


async def test_a_picture_of_the_bot_is_shown(page: Page, demo: Demo) -> None:
    drawn = Path(__file__).parents[2] / "docs" / "demo.png"
    await demo.fake.call("sendPhoto", {"chat_id": demo.en.user_id}, {"photo": Upload("chart", drawn.read_bytes())})

    picture = phone_of(page, demo.en).locator(".media--photo")

    await expect(picture).to_be_visible(timeout=PATIENCE)
    await expect(picture).to_have_js_property("complete", value=True, timeout=PATIENCE)
    assert await picture.evaluate("node => node.naturalWidth") > 100
    shape = await picture.evaluate("node => [node.width / node.height, node.naturalWidth / node.naturalHeight]")
    assert shape[0] == pytest.approx(shape[1], rel=0.02)


async def test_a_contact_is_shared_as_written_or_from_a_sample(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    phone = phone_of(page, demo.en)
    form = phone.get_by_role("dialog", name="Share a contact")

    await attach(phone, "Contact")
    await form.get_by_role("button", name="Mark King").click()
    await form.get_by_role("textbox", name="Name").fill("Mark K.")
    await form.get_by_role("textbox", name="Phone").press("Enter")

    shown = phone.locator(".msg--contact")
    await expect(shown).to_contain_text("Mark K.", timeout=PATIENCE)
    await expect(shown).to_contain_text("+44 7700 900456")
    await expect(form).to_be_hidden()
    contacts = [message.media["contact"] for message in demo.en.messages if message.kind == "contact"]
    assert contacts == [{"first_name": "Mark K.", "phone_number": "+44 7700 900456"}]


async def test_a_contact_without_a_number_is_not_shared(page: Page, demo: Demo) -> None:
    demo.en.send("/start")
    phone = phone_of(page, demo.en)
    form = phone.get_by_role("dialog", name="Share a contact")

    await attach(phone, "Contact")
    await form.get_by_role("textbox", name="Name").fill("Mark")
    await form.get_by_role("button", name="Share").click()
    await expect(form).to_be_visible()
    await page.keyboard.press("Escape")

    await expect(form).to_be_hidden()
    assert [message.kind for message in demo.en.messages if not message.from_bot] == ["text"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
async def test_files_contacts_and_the_form_fit(page: Page, demo: Demo, width: int, scheme: Any) -> None:
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.set_viewport_size({"width": width, "height": 760})
    demo.zh.send("/start")
    demo.zh.send_contact("+86 138 0013 8000", "欧阳", "清风明月一生平安花店老板娘")
    demo.zh.send_document("二〇二六年十一月门店全部老客户名单（最终版）_final_final2.xlsx", bytes(1_234_567))
    phone = phone_of(page, demo.zh)
    await expect(phone.locator(".msg--document")).to_contain_text("1.2 MB", timeout=PATIENCE)
    await phone.get_by_role("button", name="添加附件").click()
    await page.screenshot(path=PICTURES / f"attach-{width}-menu.png")
    menu = await sideways(page)

    await phone.get_by_role("menuitem", name="联系人").click()
    await page.screenshot(path=PICTURES / f"attach-{width}-form.png")

    assert (menu, await sideways(page)) == (0, 0)
