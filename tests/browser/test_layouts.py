"""Every layout, both languages, light and dark: nothing sticks out or is cut off. Pictures go to artifacts/screens."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox.tour import load_tour

from .running import Demo
from .seeing import phone_of, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

PICTURES = Path(__file__).parents[2] / "artifacts" / "screens"
Scheme = Literal["light", "dark"]

SIZES = {"wide": (1920, 1080), "desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844), "small": (360, 640)}
LOOKS: list[tuple[str, str, Scheme]] = [
    ("wide", "zh-CN", "light"),
    ("desktop", "zh-CN", "light"),
    ("desktop", "en-GB", "dark"),
    ("tablet", "en-GB", "light"),
]
LOOKS += [
    ("tablet", "zh-CN", "dark"),
    ("phone", "zh-CN", "light"),
    ("phone", "en-GB", "dark"),
    ("small", "en-GB", "light"),
]

CUT = """nodes => nodes
    .filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline")
    .map(node => `${node.className}: ${node.textContent}`)"""


@pytest.mark.parametrize(("size", "language", "scheme"), LOOKS)
async def test_nothing_sticks_out_and_nothing_is_cut_off(
    browser: Browser, demo: Demo, size: str, language: str, scheme: Scheme
) -> None:
    width, height = SIZES[size]
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale=language, color_scheme=scheme, reduced_motion="reduce"
    )
    page = await context.new_page()
    demo.zh.send("/start")
    demo.en.send("/start")
    demo.lead.send("/start")
    demo.lead.send("张总声音大，一直看表，不过聊到孩子又笑了")
    demo.en.send("Mr. King is loud and kept checking his watch, but he softened over the kids")
    demo.zh.send("张总声音大，一直看表，不过聊到孩子又笑了")

    await page.goto(demo.url)
    await expect(phone_of(page, demo.zh).locator(".key").first).to_be_visible()
    await expect(phone_of(page, demo.lead).locator(".key").first).to_be_attached()
    await page.screenshot(path=PICTURES / f"{size}-{language[:2]}-{scheme}.png")
    plain = await faults(page)
    await page.locator("#tour-start").click()
    await open_inspector(page)
    await page.screenshot(path=PICTURES / f"{size}-{language[:2]}-{scheme}-tour.png")
    with_tour = await faults(page)
    await context.close()

    assert (plain, with_tour) == ([], [])


async def open_inspector(page: Page) -> None:
    if await page.locator("#inspector").is_hidden():
        await page.locator("#inspector-toggle").click()
    await expect(page.locator(".signal").first).to_be_visible()
    await page.evaluate("scrollTo(0, 0)")


async def faults(page: Page) -> list[str]:
    wide = await sideways(page)
    parts = "button, .bubble, .bar__notice, .who__name, .tour__words > *, .facet, .said, .signal, .type"
    cut: list[str] = await page.locator(parts).locator("visible=true").evaluate_all(CUT)
    return cut + ([f"{wide} pixels too wide"] if wide > 0 else [])


@pytest.mark.parametrize("size", ["wide", "desktop", "tablet", "small"])
async def test_the_steps_of_the_tour_that_ships_fit_on_its_card(page: Page, demo: Demo, size: str) -> None:
    width, height = SIZES[size]
    await page.set_viewport_size({"width": width, "height": height})
    demo.tour = load_tour()
    await demo.stop()
    await demo.start()
    await page.reload()
    await page.locator("#tour-start").click()

    pips = page.locator(".pip")
    await expect(pips).to_have_count(len(demo.tour))
    card = await page.locator("#tour").bounding_box()
    last = await pips.last.bounding_box()
    close = await page.get_by_role("button", name="Close the tour").bounding_box()
    assert card
    assert last
    assert close
    assert last["width"] >= 2
    assert last["x"] + last["width"] <= card["x"] + card["width"]
    assert last["y"] + last["height"] <= close["y"] or last["x"] + last["width"] <= close["x"]
    assert await sideways(page) <= 0


async def test_three_phones_stand_side_by_side_where_they_fit_and_take_turns_where_not(page: Page, demo: Demo) -> None:
    await page.set_viewport_size({"width": 1920, "height": 1080})
    for phone in (demo.zh, demo.en, demo.lead):
        await expect(phone_of(page, phone)).to_be_visible()

    await page.set_viewport_size({"width": 1280, "height": 900})

    await expect(phone_of(page, demo.lead)).to_be_hidden()
    await page.get_by_role("button", name="王组长").click()
    await expect(phone_of(page, demo.lead)).to_be_visible()
    await expect(phone_of(page, demo.zh)).to_be_hidden()
    assert await sideways(page) <= 0
