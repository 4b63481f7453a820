"""An update as Telegram sends it (Bot API: Update): what orders it, how it is kept, how it is read."""

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from telegram import Bot, Update

SHARED: Final = 0
"""What orders the updates that belong to no chat and no user."""

_LARGEST_ID: Final = 2**63


def is_update(raw: Any) -> bool:
    """Whether it has the one field that every update has, and one that can be stored."""
    return isinstance(raw, dict) and type(raw.get("update_id")) is int and 0 <= raw["update_id"] < _LARGEST_ID


def chat_of(raw: Mapping[str, Any]) -> int:
    """What orders an update: its chat, else its user (whose private chat has the same id), else ``SHARED``."""
    for content in raw.values():
        if isinstance(content, dict):
            beside = content.get("message")
            for holder in (content, beside if isinstance(beside, dict) else {}):
                if number := _id(holder.get("chat")):
                    return number
            return _id(content.get("from")) or _id(content.get("user")) or SHARED
    return SHARED


def person_of(raw: Mapping[str, Any]) -> int:
    """Who sent an update; ``SHARED`` for one that nobody did."""
    for content in raw.values():
        if isinstance(content, dict):
            return _id(content.get("from")) or _id(content.get("user")) or SHARED
    return SHARED


def written(raw: Mapping[str, Any]) -> str:
    """The update as it is stored: JSON, whatever it holds."""
    try:
        return msgspec.json.encode(raw).decode()
    except UnicodeEncodeError:
        return json.dumps(raw)  # half a surrogate pair, which only an escape can hold


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """The update as Telegram's library has it. Raises what its parsing happens to raise."""
    return Update.de_json(dict(raw), bot)


def _id(holder: Any) -> int | None:
    number = holder.get("id") if isinstance(holder, dict) else None
    return number if type(number) is int and abs(number) < _LARGEST_ID else None
