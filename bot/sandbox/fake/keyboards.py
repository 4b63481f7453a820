"""What may stand under a message or below the input field (Bot API: ``reply_markup``)."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.sandbox.fake.buttons import inline_button, tile
from bot.sandbox.fake.chats import Tiles
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.fields import only
from bot.sandbox.fake.limits import BUTTONS, BUTTONS_IN_A_ROW, PLACEHOLDER
from bot.sandbox.fake.messages import Button
from bot.sandbox.fake.wire import Json

REPLY = frozenset(
    {"keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective"}
)


@dataclass(frozen=True, slots=True)
class Inline:
    """Buttons under the message; ``raw`` is the keyboard as it is told back."""

    rows: tuple[tuple[Button, ...], ...]
    raw: Json | None


@dataclass(frozen=True, slots=True)
class NoTiles:
    """The reply keyboard goes away, and perhaps a hint stands in the input field (ForceReply)."""

    placeholder: str | None = None


ReplyMarkup: TypeAlias = Inline | Tiles | NoTiles


def read_markup(value: Any) -> ReplyMarkup:
    """Any ``reply_markup`` object; raises ApiError 400 in Telegram's words, or naming a field that does not exist."""
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        only(value, {"inline_keyboard"}, "InlineKeyboardMarkup")
        rows = tuple(tuple(inline_button(button) for button in row) for row in grid(value["inline_keyboard"]))
        return Inline(rows, {"inline_keyboard": [list(row) for row in value["inline_keyboard"]]} if rows else None)
    if "keyboard" in value:
        only(value, REPLY, "ReplyKeyboardMarkup")
        tiles = tuple(tuple(tile(button) for button in row) for row in grid(value["keyboard"]))
        return Tiles(tiles, placeholder(value), bool(value.get("one_time_keyboard")))
    if value.get("remove_keyboard"):
        only(value, {"remove_keyboard", "selective"}, "ReplyKeyboardRemove")
        return NoTiles()
    if value.get("force_reply"):
        only(value, {"force_reply", "input_field_placeholder", "selective"}, "ForceReply")
        return NoTiles(placeholder(value))
    raise bad_request("can't parse reply markup JSON object")


def grid(rows: Any) -> list[list[Any]]:
    """Rows of buttons: at most 8 in a row and 100 in all; empty rows vanish."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse reply keyboard markup: field "keyboard" must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS or any(len(row) > BUTTONS_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def placeholder(value: Json) -> str | None:
    """The hint in the input field, 1–64 characters."""
    text = value.get("input_field_placeholder")
    if text is not None and not 1 <= len(text) <= PLACEHOLDER:
        raise bad_request("input field placeholder must be 1-64 characters long")
    return text
