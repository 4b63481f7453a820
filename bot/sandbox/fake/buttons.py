"""One button: what it says and what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.fake import switching
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.fields import cannot_parse_inline, only
from bot.sandbox.fake.limits import CALLBACK_DATA_BYTES, COPY_TEXT
from bot.sandbox.fake.links import checked_link
from bot.sandbox.fake.messages import Button
from bot.sandbox.fake.wire import Json

STYLES = frozenset({"danger", "success", "primary"})
LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
REQUESTS = frozenset(
    {"request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"}
)


def inline_button(button: Any) -> Button:
    """One inline button with exactly one action."""
    label = label_of(button, "inline keyboard button")
    actions = button.keys() - LOOKS
    if not actions:
        raise cannot_parse_inline("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise cannot_parse_inline(f"exactly one action is allowed, found {', '.join(sorted(actions))}")
    (action,) = actions
    if action not in ACTIONS:
        raise cannot_parse_inline(f'InlineKeyboardButton has no field "{action}"')
    return Button(label, style=style_of(button), **ACTIONS[action](button[action]))


def callback_action(data: Any) -> Json:
    """1–64 bytes of data."""
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return {"data": data}


def copy_action(copied: Any) -> Json:
    """1–256 characters for the clipboard."""
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"copy": text}


def url_action(url: Any) -> Json:
    """A web address, or a tg:// link."""
    if not isinstance(url, str) or not checked_link(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return {"url": url}


def app_action(app: Any) -> Json:
    """A Mini App, which needs https."""
    url = app.get("url", "") if isinstance(app, dict) else ""
    if not url.startswith("https://"):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"url": url}


ACTIONS: Mapping[str, Callable[[Any], Json]] = {
    "callback_data": callback_action,
    "copy_text": copy_action,
    "url": url_action,
    "web_app": app_action,
    "switch_inline_query": switching.anywhere,
    "switch_inline_query_current_chat": switching.here,
    "switch_inline_query_chosen_chat": switching.chosen,
}


def tile(button: Any) -> str:
    """One button of a reply keyboard, as its label."""
    if isinstance(button, str) and button:
        return button
    label = label_of(button, "keyboard button")
    only(button, LOOKS | REQUESTS, "KeyboardButton")
    style_of(button)
    return label


def label_of(button: Any, kind: str) -> str:
    """A label that is there and not empty."""
    label = button.get("text") if isinstance(button, dict) else None
    if not isinstance(label, str) or not label.strip():
        raise bad_request(f"{kind} text must be non-empty")
    return label


def style_of(button: Json) -> str | None:
    """danger, success, primary, or none (Bot API 9.4)."""
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise bad_request(f'can\'t parse keyboard button: unsupported style "{style}"')
    return style
