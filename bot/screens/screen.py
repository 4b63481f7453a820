"""What a message looks like, before any library of Telegram sees it."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it calls back with ``data`` (64 bytes at most) or copies ``copy`` (256 characters)."""

    label: str
    data: str | None = None
    copy: str | None = None
    style: Style | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """``text`` is Telegram HTML. ``tiles`` says that the four tiles are shown below the field."""

    text: str
    rows: Rows = ()
    tiles: bool = False


def grid(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of ``width``."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
