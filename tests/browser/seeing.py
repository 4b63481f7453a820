"""Finding things on the page as a person would name them."""

from playwright.async_api import Locator, Page

from bot.sandbox.fake import Phone


def phone_of(page: Page, person: Phone) -> Locator:
    """One phone."""
    return page.locator(f'.phone[data-user="{person.user_id}"]')


def bubble(page: Page, person: Phone, message_id: int) -> Locator:
    """One message, without its buttons."""
    return phone_of(page, person).locator(f'.msg[data-id="{message_id}"] .bubble')


def key(page: Page, person: Phone, label: str) -> Locator:
    """The newest inline button with that label."""
    return phone_of(page, person).locator(f'.key[data-label="{label}"]').last


def results(page: Page, person: Phone) -> Locator:
    """The list of inline results above the field."""
    return phone_of(page, person).locator(".inline__result")


async def clipboard(page: Page) -> str:
    """What a paste would put in."""
    text: str = await page.evaluate("navigator.clipboard.readText()")
    return text


async def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width
