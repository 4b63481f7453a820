"""Buttons that put "@bot query" into a chat (Bot API: switch_inline_query and its kin)."""

from typing import Any

from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.fields import cannot_parse_inline, only, typed
from bot.sandbox.fake.limits import INLINE_QUERY
from bot.sandbox.fake.wire import Json, Place

ALLOWING: dict[str, tuple[Place, ...]] = {
    "allow_user_chats": ("customer",),
    "allow_bot_chats": ("bot",),
    "allow_group_chats": (),
    "allow_channel_chats": (),
}
"""What each permission of SwitchInlineQueryChosenChat opens here: a phone has no groups and no channels."""


def anywhere(query: Any) -> Json:
    """A query for a chat the person picks."""
    return {"switch_inline": query_text("switch_inline_query", query), "switch_to": ("customer", "bot")}


def here(query: Any) -> Json:
    """A query for the chat the button stands in."""
    return {"switch_inline": query_text("switch_inline_query_current_chat", query)}


def chosen(wish: Any) -> Json:
    """A query for a chat of the kinds allowed, of which there must be one."""
    if not isinstance(wish, dict):
        raise cannot_parse_inline('Field "switch_inline_query_chosen_chat" must be of type Object')
    only(wish, {"query", *ALLOWING}, "SwitchInlineQueryChosenChat")
    try:
        allowed = [name for name in ALLOWING if typed(wish, name, bool)]
    except ValueError as problem:
        raise cannot_parse_inline(str(problem)) from None
    if not allowed:
        raise bad_request("at least one chat type must be allowed")
    text = query_text("query", wish.get("query") or "")
    return {"switch_inline": text, "switch_to": tuple(place for name in allowed for place in ALLOWING[name])}


def query_text(name: str, text: Any) -> str:
    """0–256 characters."""
    if not isinstance(text, str):
        raise cannot_parse_inline(f'Field "{name}" must be of type String')
    if len(text) > INLINE_QUERY:
        raise cannot_parse_inline(f'Field "{name}" must be at most {INLINE_QUERY} characters long')
    return text
