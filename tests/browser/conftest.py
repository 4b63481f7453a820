"""The demo page in Chromium: the browser for all tests, a fresh server and a fresh window for each."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from .guided import TOUR
from .running import Demo

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is no reason to fail

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, or a skip that says why; with BIRDCALL_REQUIRE_BROWSER=1 its absence fails."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = f"no browser found (looked for {', '.join(NAMES)})"
        if os.environ.get("BIRDCALL_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    """A running demo with the stand-in bot and a tour of its own."""
    running = Demo(TOUR)
    await running.start()
    await running.start_bot()
    yield running
    await running.stop_bot()
    await running.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A fresh window on a large desktop, English and light."""
    fresh = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", color_scheme="light")
    await fresh.grant_permissions(["clipboard-read", "clipboard-write"])
    yield fresh
    await fresh.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, demo: Demo) -> AsyncIterator[Page]:
    """The open demo page; any error in its scripts, or anything its policy blocked, fails the test."""
    opened = await context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    await opened.goto(demo.url)
    await opened.locator(".phone").first.wait_for()
    yield opened
    assert complaints == []
