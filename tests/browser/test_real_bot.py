"""The real bot on the page: the guided tour from end to end, with a restart in the middle of it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.flows.services import Services
from bot.sandbox.demo import demo
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.tour import load_tour
from bot.store.database import Database
from bot.store.migrating import bring_up_to_date

from .running import FRIDAY, standing_clock

pytestmark = pytest.mark.asyncio(loop_scope="session")

MIDDLE = "keep_english"
"""The step before which the bot is restarted: who was described a moment ago is to be kept."""


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> RunningClock:
    """Stands still, but for a test that says how it goes."""
    make: Callable[[], RunningClock] = getattr(request, "param", standing_clock)
    return make()


def going_clock() -> RunningClock:
    """Goes on from the same moment: reports are brought up to date some seconds after there was news."""
    return RunningClock(FRIDAY)


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, tmp_path: Path, clock: RunningClock) -> AsyncIterator[Page]:
    def open_services() -> Services:
        database = Database(f"sqlite:///{tmp_path / 'demo.db'}")
        bring_up_to_date(database.engine)
        library = LiveLibrary(LIBRARY, tmp_path)
        return Services(clock.moment, library, database, "Demo", "this computer")

    async with demo(open_services, clock=clock) as (address, _):
        context = await browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce"
        )
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened = await context.new_page()
        await opened.goto(address)
        yield opened
        await context.close()


@pytest.mark.parametrize("clock", [going_clock], indirect=True)
async def test_every_step_of_the_tour_comes_true_also_with_a_restart_in_the_middle_of_it(page: Page) -> None:
    await page.get_by_role("button", name="Show me around").click()
    card = page.get_by_role("region", name="Show me around")

    for step in load_tour():
        if step.id == MIDDLE:
            await page.get_by_role("button", name="Restart the bot").click()
            await expect(page.locator(".note")).to_contain_text("Nothing is lost", timeout=30_000)
        await expect(card.get_by_role("heading")).to_have_text(step.title.en)
        await card.get_by_role("button", name="Do it for me").click()
        await expect(card, step.id).to_contain_text("Done", timeout=30_000)
        await card.get_by_role("button", name="Next").or_(card.get_by_role("button", name="Finish")).click()

    await expect(card).to_be_hidden()
    await expect(page.locator(".call--error")).to_have_count(0)


async def test_after_a_weekend_was_skipped_the_bot_answers_on_monday_morning(page: Page) -> None:
    mia = page.get_by_role("region", name="Mia’s phone")
    await mia.get_by_role("button", name="Start", exact=True).click()
    await expect(mia.locator(".msg--in[data-id]").first).to_be_visible(timeout=15_000)

    await page.get_by_role("button", name="Next workday, 9:00").click()
    await expect(mia.locator(".day")).to_have_text("20 November", timeout=15_000)
    await mia.get_by_role("textbox", name="Message").fill("loud, kept checking his watch")
    await mia.get_by_role("textbox", name="Message").press("Enter")

    card = mia.locator(".msg--in[data-id]").last
    await expect(card).to_contain_text("checking his watch", timeout=15_000)
    await expect(card.locator("time")).to_have_text("09:00")
    await expect(page.locator(".call--error")).to_have_count(0)


async def test_a_line_is_found_in_the_customers_chat_and_sent_there(page: Page) -> None:
    mia = page.get_by_role("region", name="Mia’s phone")
    await mia.get_by_role("button", name="Start", exact=True).click()
    await mia.get_by_role("button", name="Open the chat with the customer").click()

    await mia.get_by_role("textbox", name="Message").press_sequentially("@birdcall_demo_bot too expensive")
    offered = mia.locator(".inline__result")
    await expect(offered.first).to_contain_text("Too expensive", timeout=15_000)
    line = await offered.first.locator("strong").inner_text()
    await offered.first.click()

    sent = mia.get_by_role("log", name="Chat with the customer").locator(".msg--out")
    await expect(sent).to_contain_text(line.rstrip("…")[:30])
    await expect(page.locator(".call--error")).to_have_count(0)
